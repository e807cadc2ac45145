"""The tools: each asks the record one thing, in a thread of its own and within a time of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

import anyio
import anyio.to_thread
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError

from service.errors import IndexUnavailable, NotFound, QuoteVerifyError, StorageUnavailable
from service.mcp import making
from service.mcp.arguments import (
    Around,
    ArticleNumber,
    ClaimedSpeaker,
    Cursor,
    DraftText,
    Matches,
    NotOutlet,
    OnlyThese,
    OnlyTrouble,
    OutletName,
    PageSize,
    Quote,
    QuoteNumber,
    Sources,
    SpeakerName,
    SpeakerNames,
    Words,
)
from service.mcp.caller import Caller
from service.mcp.record import Record
from service.mcp.results import CheckedDraft, FoundQuotes, QuoteInContext, VerifiedQuote

Found = TypeVar("Found")
CALL_SECONDS = 25.0
"""How long a call may take by the clock. Clients give up after a minute, and then nobody learns why."""
THREADS = 4
"""Calls that are worked on at once: those that compute only wait for each other."""
_LOG = logging.getLogger(__name__)


class Tools:
    """The tools on one record; `identify` says who makes a call."""

    def __init__(self, record: Record, identify: Callable[[Context], Caller], seconds: float = CALL_SECONDS) -> None:
        self._record = record
        self._identify = identify
        self._seconds = seconds
        self._threads = anyio.CapacityLimiter(THREADS)

    async def verify_quote(
        self,
        ctx: Context,
        quote: Quote,
        speaker: ClaimedSpeaker = None,
        sources: Sources = None,
        only: OnlyThese = None,
        limit: Matches = 3,
    ) -> VerifiedQuote:
        """Compare one quote with what is recorded."""
        body: dict[str, Any] = {"quote": quote, "speaker": speaker, "limit": limit}
        body |= {"sources": [source.given() for source in sources]} if sources else {}
        body |= only.given() if only else {}

        def work(caller: Caller) -> VerifiedQuote:
            return making.verified(self._record.verify(body, caller), is_given=bool(sources))

        return await self._answer("verify_quote", work, self._identify(ctx))

    async def check_draft(
        self,
        ctx: Context,
        text: DraftText,
        speaker_names: SpeakerNames = None,
        sources: Sources = None,
        exclude_outlet: NotOutlet = None,
        only_trouble: OnlyTrouble = False,
    ) -> CheckedDraft:
        """Check every quote of a draft."""
        hints = [{"name": name, "speaker": full} for name, full in (speaker_names or {}).items()]
        body: dict[str, Any] = {"text": text, "speaker_hints": hints, "exclude_outlet": exclude_outlet}
        body |= {"sources": [source.given() for source in sources]} if sources else {}

        def work(caller: Caller) -> CheckedDraft:
            answer = self._record.check(body, caller)
            return making.checked(answer, is_given=bool(sources), only_trouble=only_trouble)

        return await self._answer("check_draft", work, self._identify(ctx))

    async def find_quotes(
        self,
        ctx: Context,
        words: Words = None,
        speaker: SpeakerName = None,
        outlet: OutletName = None,
        limit: PageSize = 20,
        cursor: Cursor = None,
    ) -> FoundQuotes:
        """List recorded quotes."""
        criteria = {"q": words, "speaker": speaker, "outlet": outlet, "limit": limit, "cursor": cursor}
        given = {name: value for name, value in criteria.items() if value is not None}

        def work(caller: Caller) -> FoundQuotes:
            return making.found(self._record.quotes(given, caller))

        return await self._answer("find_quotes", work, self._identify(ctx))

    async def get_context(
        self, ctx: Context, quote_id: QuoteNumber, article_id: ArticleNumber = None, around: Around = 500
    ) -> QuoteInContext:
        """Show a recorded quote where it stands."""

        def work(caller: Caller) -> QuoteInContext:
            body = self._record.quote(quote_id, caller)
            places = [place for place in body["occurrences"] if article_id in {None, place["article"]["id"]}]
            if not places:
                raise ToolError(
                    f"quote {quote_id} is not among the 50 earliest places with one in article {article_id}; leave "
                    "article_id out to see where it stands"
                )
            return making.in_context(body, places, lambda id: self._record.article_text(id, caller), around)

        return await self._answer("get_context", work, self._identify(ctx))

    async def _answer(self, name: str, work: Callable[[Caller], Found], caller: Caller) -> Found:
        """What `work` answers. Raises ToolError, which says what to do, for all that can be foreseen."""
        begun, outcome = time.perf_counter(), "failed"
        try:
            with anyio.fail_after(self._seconds):
                answer = await anyio.to_thread.run_sync(work, caller, abandon_on_cancel=True, limiter=self._threads)
            outcome = "answered"
        except TimeoutError as error:
            outcome = "too slow"
            raise ToolError(
                f"this took longer than {self._seconds:g} seconds; try again, or ask for less at once"
            ) from error
        except (QuoteVerifyError, ToolError) as error:
            outcome = "refused"
            raise ToolError(f"{error}{_advice(error)}") from error
        finally:
            _log(name, outcome, begun, caller)
        return answer


def _advice(error: Exception) -> str:
    """What a model can do about an error whose message does not say it."""
    if isinstance(error, StorageUnavailable | IndexUnavailable):
        return "; nothing can be said about it now. Try again in a few seconds"
    if isinstance(error, NotFound):
        return "; take the id from an answer of verify_quote, check_draft or find_quotes"
    return ""


def _log(name: str, outcome: str, begun: float, caller: Caller) -> None:
    key = {"key": caller.key.public_id} if caller.key else {}
    milliseconds = round(1000 * (time.perf_counter() - begun), 1)
    _LOG.info(
        "call", extra={"method": "tools/call", "route": name, "status": outcome, "duration_ms": milliseconds} | key
    )

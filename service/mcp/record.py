"""What the tools ask: the record of a data folder, by the use cases and in the words of the HTTP interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from marshmallow import Schema, ValidationError

from service.api.app_context import AppContext
from service.api.cursors import make_cursor, read_cursor
from service.api.problems import invalid, messages_of
from service.api.schemas.checking import CheckAnswer, CheckRequest
from service.api.schemas.quotes import QuoteAnswer, QuotesRequest, QuoteSummaryAnswer
from service.api.schemas.verification import SourcedQuery, VerificationAnswer, VerifyRequest
from service.asking import ask
from service.browsing import QuoteSearch, find_quotes, quote_with_variants
from service.checking import CheckingTuning, Draft, check
from service.errors import InvalidQuery
from service.mcp.caller import Admission, Caller

PLACES = 5
"""Of each match, the earliest places that are shown: a model pays for every word that it reads."""

Answer = dict[str, Any]
"""The body of an answer of the HTTP interface."""


class Record(Protocol):
    """Answers as the HTTP interface does; each call is on its own, from any thread.

    Raises QuoteVerifyError for what cannot be answered, AccessRefused and TooManyRequests for callers who may not ask.
    """

    def verify(self, body: Mapping[str, Any], caller: Caller) -> Answer:
        """The answer of `POST /v1/verify`."""

    def check(self, body: Mapping[str, Any], caller: Caller) -> Answer:
        """The answer of `POST /v1/check`."""

    def quotes(self, parameters: Mapping[str, Any], caller: Caller) -> Answer:
        """The answer of `GET /v1/quotes`."""

    def quote(self, quote_id: int, caller: Caller) -> Answer:
        """The answer of `GET /v1/quotes/{quote_id}`."""

    def article_text(self, article_id: int, caller: Caller) -> str:
        """The text of an article, in which the offsets of its quotes count. For a caller who was let in already."""


class LocalRecord:
    """The record of a data folder."""

    def __init__(self, context: AppContext, admission: Admission) -> None:
        self._context = context
        self._admission = admission

    def verify(self, body: Mapping[str, Any], caller: Caller) -> Answer:
        """As Record says."""
        self._admission.admit(caller)
        sent: SourcedQuery = _loaded(VerifyRequest(), body)
        self._context.check_length(sent.query)
        with self._context.for_verification():
            query = replace(sent.query, occurrences=PLACES)
            answer = ask(query, self._context.store, self._context.index, sent.sources, self._context.tuning)
        dumped: Answer = VerificationAnswer().dump(answer)
        return dumped

    def check(self, body: Mapping[str, Any], caller: Caller) -> Answer:
        """As Record says; each quote of the draft counts as one read."""
        self._admission.admit(caller)
        context = self._context
        draft: Draft = _loaded(CheckRequest(), body)
        charged = replace(draft, charge=lambda quotes: self._admission.admit(caller, quotes - 1))
        with context.for_draft():
            tuning = CheckingTuning(verification=context.tuning)
            checked = check(charged, context.store, context.index, context.max_quote_length, context.limits, tuning)
        dumped: Answer = CheckAnswer().dump(checked)
        return dumped

    def quotes(self, parameters: Mapping[str, Any], caller: Caller) -> Answer:
        """As Record says."""
        self._admission.admit(caller)
        sent = _loaded(QuotesRequest(), parameters)
        search = QuoteSearch(words=sent["q"], speaker=sent["speaker"], outlet=sent["outlet"])
        after = read_cursor("quotes", sent["cursor"])
        page = find_quotes(search, sent["limit"], after, self._context.store, self._context.index)
        items = [QuoteSummaryAnswer().dump(quote) for quote in page.items]
        return {"items": items, "next_cursor": make_cursor("quotes", page.next_after)}

    def quote(self, quote_id: int, caller: Caller) -> Answer:
        """As Record says."""
        self._admission.admit(caller)
        dumped: Answer = QuoteAnswer().dump(
            quote_with_variants(quote_id, self._context.store, self._context.index, self._context.tuning.source_days)
        )
        return dumped

    def article_text(self, article_id: int, caller: Caller) -> str:
        """As Record says."""
        self._admission.check(caller)
        _, text = self._context.store.article(article_id)
        return text


def _loaded(schema: Schema, body: Mapping[str, Any]) -> Any:
    """What a body asks. Raises InvalidQuery, which names every field at fault."""
    try:
        return schema.load(body)
    except ValidationError as error:
        raise InvalidQuery(faults_of(invalid(messages_of(error)))) from error


def faults_of(problem: Mapping[str, Any]) -> str:
    """What a problem says of each field, in one line: "sources/0/text: Give …"."""
    faults = [(str(fault.get("pointer") or fault.get("parameter", "")), fault) for fault in problem.get("errors") or ()]
    said = "; ".join(f"{where.removeprefix('#/')}: {fault.get('detail', '')}" for where, fault in faults)
    return said or str(problem.get("detail", "no reason given"))

"""Holds what the views need of the running service: made in `service.app`, read through the Flask app."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from flask import current_app

from service.addresses import NONE_ALLOWED, AllowedAddresses
from service.api.lines import DEFAULT_BATCH_LIMITS, BatchLimits
from service.candidates import TUNING, VerificationTuning
from service.completing import Completer
from service.deadline import DEFAULT_ALLOWANCE, Allowance, limited
from service.domain import VerifyQuery
from service.errors import InvalidQuery
from service.index.protocol import CandidateIndex
from service.reading import DEFAULT_LIMITS, Limits
from service.storage.store import Store

EXTENSION = "quoteverify"


@dataclass(frozen=True, slots=True)
class AppContext:
    """The store (the truth), the index (derived from it), the longest candidate quote in code points, what of an
    article is read, how many lines of a bulk request are stored at once, the processor time of a request, the size of a
    file that is sent, where readers reach the service, where messages may be sent, how questions are answered, and what
    completes names."""

    store: Store
    index: CandidateIndex
    max_quote_length: int
    limits: Limits = DEFAULT_LIMITS
    bulk_limits: BatchLimits = DEFAULT_BATCH_LIMITS
    allowance: Allowance = DEFAULT_ALLOWANCE
    max_document_bytes: int = 20 * 1024 * 1024
    public_url: str | None = None
    webhook_addresses: AllowedAddresses = NONE_ALLOWED
    tuning: VerificationTuning = TUNING
    completer: Completer = field(default_factory=Completer)

    def check_length(self, query: VerifyQuery) -> None:
        """Raise InvalidQuery for a candidate quote that is too long to be verified."""
        length, longest = len(query.quote), self.max_quote_length
        if length > longest:
            raise InvalidQuery(
                f"the quote is {length:,} code points long; give at most {longest:,}, or verify it in parts"
            )

    def for_article(self) -> AbstractContextManager[None]:
        """A block in which this thread may take as long as an article may."""
        return limited(self.allowance.article, "send the article in parts, or as plain text")

    def for_draft(self) -> AbstractContextManager[None]:
        """The same for a draft, or for a batch of candidate quotes."""
        return limited(self.allowance.draft, "check the draft in parts, or send fewer and shorter quotes at once")

    def for_verification(self) -> AbstractContextManager[None]:
        """The same for one candidate quote."""
        return limited(self.allowance.verification, "verify the quote in parts")


def app_context() -> AppContext:
    """The context of the app that answers this request."""
    context: AppContext = current_app.extensions[EXTENSION]
    return context

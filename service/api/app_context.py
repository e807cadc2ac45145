"""Holds what the views need of the running service: made in `service.app`, read through the Flask app."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from service.api.lines import DEFAULT_BATCH_LIMITS, BatchLimits
from service.index.protocol import CandidateIndex
from service.reading import DEFAULT_LIMITS, Limits
from service.storage.store import Store

EXTENSION = "quoteverify"


@dataclass(frozen=True, slots=True)
class AppContext:
    """The store (the truth), the index (derived from it), the longest candidate quote in code points, what of an
    article is read, and how many lines of a bulk request are stored at once."""

    store: Store
    index: CandidateIndex
    max_quote_length: int
    limits: Limits = DEFAULT_LIMITS
    bulk_limits: BatchLimits = DEFAULT_BATCH_LIMITS


def app_context() -> AppContext:
    """The context of the app that answers this request."""
    context: AppContext = current_app.extensions[EXTENSION]
    return context

"""Holds what the views need of the running service: made in `service.app`, read through the Flask app."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from service.index.protocol import CandidateIndex
from service.storage.store import Store

EXTENSION = "quoteverify"


@dataclass(frozen=True, slots=True)
class AppContext:
    """The store (the truth), the index (derived from it), and the longest candidate quote in code points."""

    store: Store
    index: CandidateIndex
    max_quote_length: int


def app_context() -> AppContext:
    """The context of the app that answers this request."""
    context: AppContext = current_app.extensions[EXTENSION]
    return context

"""/feeds: what came of a watch, as Atom, for who has its secret address; feed readers send no keys.

It is not in openapi.yaml, whose clients read JSON.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, request, url_for

from service.api.access.needs import Need, needs
from service.api.app_context import app_context
from service.api.atom import ATOM, feed_of
from service.api.cursors import make_cursor, read_cursor
from service.api.parser import StrictParser
from service.api.schemas.base import PageRequest

_PARSER = StrictParser()
_ENDPOINT = "feed"


def register_feeds(app: Flask) -> None:
    """Serve the feeds from `app`."""

    @app.get("/feeds/<token>", endpoint=_ENDPOINT)
    @needs(Need.ADDRESS)
    @_PARSER.use_args(PageRequest, location="query")
    def show(parameters: dict[str, Any], token: str) -> Response:
        context = app_context()
        watch = context.store.watching.watches.of_feed(token)
        before = read_cursor("feed", parameters["cursor"])
        page = context.store.watching.events.page(watch.id, parameters["limit"], before)
        cursor = make_cursor("feed", page.next_after)
        address = feed_address(token)
        further = f"{address}?limit={parameters['limit']}&cursor={cursor}" if cursor else None
        body = feed_of(watch, page.items, context.store.store_id, (address, further))
        return Response(body, content_type=f"{ATOM}; charset=utf-8")


def feed_address(token: str) -> str:
    """The absolute address of a feed: below the public one that is set, else below the one that was asked."""
    base = app_context().public_url or request.url_root.rstrip("/")
    return base + url_for(_ENDPOINT, token=token)

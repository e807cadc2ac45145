"""Answers a list as a file as well: CSV for spreadsheets, NDJSON for programs, sent while it is read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any

from flask import Response, after_this_request, request, stream_with_context
from marshmallow import Schema

from service.api.turns import begin_long_answer, share, streaming
from service.files.formulae import without_formula

NDJSON, CSV, JSON = "application/x-ndjson", "text/csv", "application/json"
_FORMATS = {"json": JSON, "csv": CSV, "ndjson": NDJSON}
_MOST_AT_ONCE = 100
_PIECE = 16 * 1024
"""Code points of an answer that are sent at once."""

Listing = Callable[..., dict[str, Any]]


def exported(item: type[Schema]) -> Callable[[Listing], Callable[..., Any]]:
    """Let a view that answers a page (`{items, next_cursor}`) also answer its whole list as CSV or NDJSON.

    `?format=` or else the Accept header chooses; `limit` then is how many items there are at most, all by default.
    """

    def export(view: Listing) -> Callable[..., Any]:
        @wraps(view)
        def listed(parameters: dict[str, Any]) -> Any:
            after_this_request(vary_by_accept)
            media = _FORMATS[parameters.pop("format") or _accepted()]
            if media == JSON:
                return view(parameters)
            pages = _pages(view, parameters, whole="limit" not in request.args)
            end = begin_long_answer()
            try:
                with streaming():
                    first = next(pages)  # a request with a fault is refused before anything is sent
            except BaseException:
                end()
                raise
            write = _csv if media == CSV else _ndjson
            lines = _in_their_turn(write(item(), _items(first, pages)))
            response = Response(stream_with_context(lines), content_type=_content_type(media))
            response.call_on_close(end)
            return response

        return listed

    return export


def _in_their_turn(lines: Iterator[str]) -> Iterator[str]:
    with streaming():
        for piece in _pieces(lines):
            yield piece
            share()


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    """Lines together: each piece is sent by a system call of its own."""
    gathered: list[str] = []
    size = 0
    for line in lines:
        gathered.append(line)
        size += len(line)
        if size >= _PIECE:
            yield "".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield "".join(gathered)


def _accepted() -> str:
    best = request.accept_mimetypes.best_match([JSON, CSV, NDJSON], default=JSON)
    return next(name for name, media in _FORMATS.items() if media == best)


def vary_by_accept(response: Response) -> Response:
    """Say to caches that the Accept header decides what the answer is."""
    response.vary.add("Accept")
    return response


def _content_type(media: str) -> str:
    return f"{media}; charset=utf-8" if media == CSV else media


def _pages(view: Listing, parameters: dict[str, Any], whole: bool) -> Iterator[list[Any]]:
    """The items of one page or, when the `whole` list is wanted, of all pages from the first on."""
    if whole and "limit" in parameters:
        parameters = parameters | {"limit": _MOST_AT_ONCE}
    while True:
        page = view(dict(parameters))
        yield list(page["items"])
        if not whole or page["next_cursor"] is None:
            return
        parameters = parameters | {"cursor": page["next_cursor"]}


def _items(first: list[Any], rest: Iterator[list[Any]]) -> Iterator[Any]:
    yield from first
    for page in rest:
        yield from page


def _ndjson(schema: Schema, items: Iterator[Any]) -> Iterator[str]:
    for item in items:
        yield json.dumps(schema.dump(item), ensure_ascii=False) + "\n"


def _csv(schema: Schema, items: Iterator[Any]) -> Iterator[str]:
    """RFC 4180: a header, then a row for each item."""
    names = list(schema.fields)
    yield _row(names)
    for item in items:
        dumped = schema.dump(item)
        yield _row([_cell(dumped.get(name)) for name in names])


def _row(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _cell(value: Any) -> str:
    """A value as the text of one cell: people and outlets by their names, several parted by semicolons.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it: quotes are written by strangers.
    """
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("outlet")
    if isinstance(value, list):
        value = "; ".join(_cell(item) for item in value)
    text = "" if value is None else str(value)
    return without_formula(text) if isinstance(value, str) else text

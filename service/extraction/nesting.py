"""Quotes within quotes: from quotes in any order to the outer ones, each holding its inner ones."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain import QuotedSpan, Span
from service.extraction.readings import Quote

DEEPEST = 8
"""Quotes within more quotes than this are not kept as data."""

_Node = tuple[Quote, list["_Node"]]


def nest(quotes: Sequence[Quote]) -> tuple[QuotedSpan, ...]:
    """The outer quotes in order of start; empty ones are dropped, and what would cut across another."""
    for quote in quotes:
        quote.parts = _filled(quote)
    filled = [quote for quote in quotes if quote.parts and _start(quote) < _end(quote)]
    filled.sort(key=lambda quote: (_start(quote), -_end(quote)))
    roots: list[_Node] = []
    around: list[_Node] = []
    for quote in filled:
        while around and _end(around[-1][0]) <= _start(quote):
            around.pop()
        if around and _end(around[-1][0]) < _end(quote):
            continue
        node: _Node = (quote, [])
        if not around:
            roots.append(node)
        elif len(around) <= DEEPEST:
            around[-1][1].append(node)
        around.append(node)
    return tuple(_span(node) for node in roots)


def _filled(quote: Quote) -> list[Span]:
    """The parts that hold something, and those that stand at the quote's own marks."""
    parts = [part for part in quote.parts[1:-1] if part.start < part.end]
    ends = [quote.parts[0], *parts, quote.parts[-1]] if len(quote.parts) > 1 else quote.parts
    while quote.close is None and ends and ends[-1].start == ends[-1].end:
        ends = ends[:-1]
    return ends


def _start(quote: Quote) -> int:
    return quote.parts[0].start


def _end(quote: Quote) -> int:
    return quote.parts[-1].end


def _span(node: _Node) -> QuotedSpan:
    """The finished quote; no deeper than DEEPEST calls, as `nest` keeps no more."""
    quote, inner = node
    return QuotedSpan(
        start=_start(quote),
        end=_end(quote),
        open=quote.open,
        close=quote.close,
        parts=tuple(quote.parts),
        inner=tuple(_span(child) for child in inner),
    )

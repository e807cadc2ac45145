"""Quotes within quotes: from quotes in any order to the outer ones, each holding its inner ones."""

from __future__ import annotations

from collections.abc import Iterable

from service.domain import QuotedSpan, Span
from service.extraction.readings import Quote

DEEPEST = 8
"""Quotes within more quotes than this are not kept as data."""

_Node = tuple[Quote, list["_Node"]]


def nest(quotes: Iterable[Quote]) -> tuple[QuotedSpan, ...]:
    """The outer quotes in order of start; empty ones are dropped, and what would cut across another."""
    filled = [quote for quote in quotes if _start(quote) < _end(quote)]
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
        parts=tuple(Span(part.start, part.end) for part in quote.parts if part.start < part.end),
        inner=tuple(_span(child) for child in inner),
    )

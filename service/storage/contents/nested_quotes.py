"""Quotes within a quote as they are stored: lists in the occurrence's row, since nobody asks for them alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.domain import AttributedSpan, Attribution, InnerQuote, QuotedSpan, TextSpan

_PLACE = 2
"""Start and end; behind them, where there is an attribution, speaker, mention, cue, rule and confidence."""


def nested_rows(attributed: AttributedSpan) -> list[list[Any]] | None:
    """Every quote within `attributed`, however deep, in order of start; None when there is none."""
    known = {(one.span.start, one.span.end): one.attribution for one in attributed.inner}
    rows = [[span.start, span.end, *_said(known.get((span.start, span.end)))] for span in _nested(attributed.span)]
    return rows or None


def inner_quotes(text: str, start: int, rows: Sequence[Sequence[Any]] | None) -> tuple[InnerQuote, ...]:
    """The stored quotes within the quote `text`, which stands at `start` of its article."""

    def piece(span: Sequence[int] | None) -> TextSpan | None:
        return None if span is None else TextSpan(text[span[0] - start : span[1] - start], span[0], span[1])

    found: list[InnerQuote] = []
    for first, last, *said in rows or ():
        speaker, mention, cue, rule, confidence = said or (None, None, None, None, None)
        words = text[first - start : last - start]
        found.append(InnerQuote(words, first, last, speaker, piece(mention), piece(cue), rule, confidence))
    return tuple(found)


def _said(found: Attribution | None) -> list[Any]:
    if found is None:
        return []
    speaker = found.speaker.name if found.speaker else None
    return [speaker, _span(found.mention), _span(found.cue), found.rule, found.confidence]


def _span(piece: TextSpan | None) -> list[int] | None:
    return None if piece is None else [piece.start, piece.end]


def _nested(span: QuotedSpan) -> list[QuotedSpan]:
    """A loop, since marks may be nested without end."""
    found: list[QuotedSpan] = []
    waiting = list(span.inner)
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(one.inner)
    return sorted(found, key=lambda one: (one.start, -one.end))

"""Turns quotes within a quote into lists in the occurrence's row, and back; nobody asks for such quotes alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from service.domain import AttributedSpan, Attribution, InnerQuote, QuotedSpan, TextSpan

_PLACE = 2
"""Start and end; behind them, where there is an attribution, speaker, mention, cue, rule and confidence."""


def nested_rows(attributed: AttributedSpan) -> list[list[Any]] | None:
    """Every quote within `attributed`, however deep, in order of start; None when there is none."""
    attributions = {(inner.span.start, inner.span.end): inner.attribution for inner in attributed.inner}
    spans = _nested(attributed.span)
    rows = [[span.start, span.end, *_columns(attributions.get((span.start, span.end)))] for span in spans]
    return rows or None


def inner_quotes(text: str, start: int, rows: Sequence[Sequence[Any]] | None) -> tuple[InnerQuote, ...]:
    """The stored quotes within the quote `text`, which stands at `start` of its article."""

    def piece(span: Sequence[int] | None) -> TextSpan | None:
        return None if span is None else TextSpan(text[span[0] - start : span[1] - start], span[0], span[1])

    quotes: list[InnerQuote] = []
    for first, last, *attribution in rows or ():
        speaker, mention, cue, rule, confidence = attribution or (None, None, None, None, None)
        words = text[first - start : last - start]
        quotes.append(InnerQuote(words, first, last, speaker, piece(mention), piece(cue), rule, confidence))
    return tuple(quotes)


def _columns(attribution: Attribution | None) -> list[Any]:
    if attribution is None:
        return []
    speaker = attribution.speaker.name if attribution.speaker else None
    return [speaker, _span(attribution.mention), _span(attribution.cue), attribution.rule, attribution.confidence]


def _span(piece: TextSpan | None) -> list[int] | None:
    return None if piece is None else [piece.start, piece.end]


def _nested(span: QuotedSpan) -> list[QuotedSpan]:
    """All spans within `span`, in order of start. A loop finds them, since marks may be nested without end."""
    nested: list[QuotedSpan] = []
    waiting = list(span.inner)
    while waiting:
        inner = waiting.pop()
        nested.append(inner)
        waiting.extend(inner.inner)
    return sorted(nested, key=lambda inner: (inner.start, -inner.end))

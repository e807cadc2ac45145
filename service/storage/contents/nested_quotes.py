"""Turns quotes within a quote into lists in the occurrence's row, and back; nobody asks for such quotes alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from service.domain import AttributedSpan, Attribution, InnerQuote, QuotedSpan, Speaker, Stance, TextSpan

_PLACE = 2
"""Start and end; behind them, where there is an attribution, the person, mention, cue, rule and confidence, and the
stance where it is not that the person said it."""


def nested_rows(attributed: AttributedSpan) -> list[list[Any]] | None:
    """Every quote within `attributed`, however deep, in order of start; None when there is none."""
    attributions = {(inner.span.start, inner.span.end): inner.attribution for inner in attributed.inner}
    spans = _nested(attributed.span)
    rows = [[span.start, span.end, *_columns(attributions.get((span.start, span.end)))] for span in spans]
    return rows or None


def inner_quotes(
    text: str, start: int, rows: Sequence[Sequence[Any]] | None, said_by: Mapping[int, Speaker]
) -> tuple[InnerQuote, ...]:
    """The stored quotes within the quote `text`, which stands at `start` of its article; `said_by` are the speakers
    across articles, by the start of what they said."""

    def piece(span: Sequence[int] | None) -> TextSpan | None:
        return None if span is None else TextSpan(text[span[0] - start : span[1] - start], span[0], span[1])

    quotes: list[InnerQuote] = []
    for first, last, *attribution in rows or ():
        person, mention, cue, rule, confidence, *stances = attribution or (None, None, None, None, None)
        stance = Stance(stances[0]) if stances else Stance.SAID
        speaker, about = (person, None) if stance is Stance.SAID else (None, person)
        words = text[first - start : last - start]
        pieces = piece(mention), piece(cue)
        across = said_by.get(first) if speaker else None
        quotes.append(InnerQuote(words, first, last, speaker, *pieces, rule, confidence, stance, about, across))
    return tuple(quotes)


def without_person(rows: Sequence[Sequence[Any]] | None, names: Collection[str]) -> list[list[Any]] | None:
    """`rows` with no attribution where it is to somebody of one of these names."""
    if rows is None:
        return None
    return [list(row[:_PLACE]) if row[_PLACE:] and row[_PLACE] in names else list(row) for row in rows]


def _columns(attribution: Attribution | None) -> list[Any]:
    if attribution is None:
        return []
    person = attribution.speaker or attribution.about
    name = person.name if person else None
    stance = [] if attribution.stance is Stance.SAID else [attribution.stance.value]
    columns = [name, _span(attribution.mention), _span(attribution.cue), attribution.rule, attribution.confidence]
    return columns + stance


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

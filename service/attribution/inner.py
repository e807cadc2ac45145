"""Quotes within a quote: who the speaker of the outer one says has said them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.attribution.attribute import attribute
from service.domain import AttributedSpan, Attribution, CastMember, QuotedSpan, Span, TextSpan

MOST_NAMES = 50
"""Names of the article that complete those within a quote."""
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_THIRD_PERSON = frozenset({"he", "she", "his", "her", "it", "they"})


def attribute_inner(text: str, attributed: Sequence[AttributedSpan]) -> tuple[AttributedSpan, ...]:
    """The same quotes, each with its inner quotes attributed, by what the outer quote's own words say.

    Inside a quote "I" is its speaker. A name is completed from the names of the article's other speakers. What stands
    deeper than one level is left as data. Time is linear in the length of the text.
    """
    names = " | ".join(_names(attributed))
    return tuple(_with_inner(text, outer, names) if outer.span.inner else outer for outer in attributed)


def _names(attributed: Iterable[AttributedSpan]) -> list[str]:
    speakers = (one.attribution.speaker for one in attributed if one.attribution)
    return list(dict.fromkeys(speaker.name for speaker in speakers if speaker))[:MOST_NAMES]


def _with_inner(text: str, outer: AttributedSpan, names: str) -> AttributedSpan:
    start = outer.span.start
    # A full stop closes the last sentence: without one, a short quote reads like a headline.
    words = text[start : outer.span.end].rstrip(",") + "."
    inner = attribute(words, [_moved(one, -start) for one in outer.span.inner], title=names)
    found = tuple(_placed(one, span, outer) for one, span in zip(inner, outer.span.inner, strict=True))
    return replace(outer, inner=found)


def _placed(inner: AttributedSpan, span: QuotedSpan, outer: AttributedSpan) -> AttributedSpan:
    """The inner quote with its offsets in the article's text, and "I" as the speaker of the outer one."""
    said = inner.attribution
    if said is None:
        return replace(inner, span=span)
    speaker = said.speaker
    if speaker and said.mention and said.mention.text.lower() in _THIRD_PERSON and _is_of(outer, speaker):
        speaker = None  # who speaks of himself says "I"
    if speaker is None and said.mention and said.mention.text.lower() in _FIRST_PERSON and outer.attribution:
        speaker = outer.attribution.speaker
    start = outer.span.start
    moved = Attribution(
        speaker, _moved_piece(said.mention, start), _moved_piece(said.cue, start), said.rule, said.confidence
    )
    return replace(inner, span=span, attribution=moved)


def _is_of(outer: AttributedSpan, speaker: CastMember) -> bool:
    """Whether the outer quote is the speaker's."""
    return bool(outer.attribution and outer.attribution.speaker and outer.attribution.speaker.name == speaker.name)


def _moved(span: QuotedSpan, by: int) -> QuotedSpan:
    parts = tuple(Span(part.start + by, part.end + by) for part in span.parts)
    return replace(span, start=span.start + by, end=span.end + by, parts=parts, inner=())


def _moved_piece(piece: TextSpan | None, by: int) -> TextSpan | None:
    return piece and replace(piece, start=piece.start + by, end=piece.end + by)

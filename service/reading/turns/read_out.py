"""Gives quotes that a speaker reads out in a turn their own speakers, by the words around each.

A turn may be an hour's speech; who is quoted in it is read from a stretch around the quote, not from all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.attribution import attribute_within
from service.attribution.tuning import Tuning
from service.domain import AttributedSpan, QuotedSpan, Span
from service.language.language import Language

_BEFORE, _BEHIND = 1_500, 400
"""Code points of the stretch in front of a quote and behind it: more than the words in which attribution looks for who
said it (140 in front, 60 behind)."""
_BREAK = re.compile(r"\n|[.?!]\s")


def with_read_out(words: str, spoken: AttributedSpan, language: Language, tuning: Tuning) -> AttributedSpan:
    """The turn `spoken`, whose words are `words`, with its inner quotes each by whom the turn's own words say."""
    turn, given = spoken.span, spoken.attribution
    speaker = given.speaker.name if given and given.speaker else ""
    inner: list[AttributedSpan] = []
    for group in _groups(turn.inner):
        stretch = _stretch(words, turn, group)
        part = replace(spoken, span=replace(turn, start=stretch.start, end=stretch.end, inner=group))
        within = words[stretch.start - turn.start : stretch.end - turn.start]
        inner += attribute_within(within, part, language, speaker, tuning=tuning).inner
    return replace(spoken, inner=tuple(inner))


def _groups(quotes: Sequence[QuotedSpan]) -> Iterator[tuple[QuotedSpan, ...]]:
    """The quotes, in order of start; those so near each other that they share a stretch together."""
    group: list[QuotedSpan] = []
    for quote in quotes:
        if group and quote.start - group[-1].end > _BEFORE:
            yield tuple(group)
            group = []
        group.append(quote)
    yield tuple(group)


def _stretch(words: str, turn: QuotedSpan, group: Sequence[QuotedSpan]) -> Span:
    """What stands around the quotes, from the end of a sentence to the end of another where there are any."""
    first = group[0].start - len(group[0].open)
    last = max(quote.end + len(quote.close or "") for quote in group)
    start, end = max(turn.start, first - _BEFORE), min(turn.end, last + _BEHIND)
    if start > turn.start:
        opening = _BREAK.search(words, start - turn.start, first - turn.start)
        start = turn.start + opening.end() if opening else start
    if end < turn.end:
        breaks = _BREAK.finditer(words, last - turn.start, end - turn.start)
        end = max((turn.start + match.end() for match in breaks), default=end)
    return Span(start, end)

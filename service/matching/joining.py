"""Finds out when a candidate joins parts of different recorded quotes as if one speaker had said them in one breath."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.domain import TextSpan
from service.matching.runs import MOST_RUNS
from service.matching.sides import Side
from service.text.normalise import Wording, normalise
from service.text.words import content_words

LEAST_WORDS, LEAST_CONTENT = 5, 2
"""What each part needs, so that it is known to come from that quote: "in the coming days" is nobody's."""
MOST_WORDS = 400
"""Words. A longer candidate is a text, not a quote."""


@dataclass(frozen=True, slots=True)
class JoinedPart:
    """A part of a candidate that stands, unbroken, in a recorded quote; offsets count in each original text."""

    quote_id: int
    candidate: TextSpan
    quote: TextSpan


@dataclass(frozen=True, slots=True)
class _Found:
    quote_id: int
    side: Side
    start: int
    length: int


def joined_parts(candidate: Wording, quotes: Mapping[int, str]) -> tuple[JoinedPart, ...]:
    """The parts, in order, when `candidate` is made of parts of two or more of `quotes` and of nothing else.

    `quotes` holds texts by id, most promising first; of quotes that hold the same part the first counts. Empty when
    some words stand in none of them, when a part is too short to be known, or when one quote holds all.
    """
    side = Side(candidate.original, candidate.words, candidate.gaps)
    if not 2 * LEAST_WORDS <= len(side.words) <= MOST_WORDS:
        return ()
    searched = [(id, Side(text, wording.words)) for id, text in quotes.items() if (wording := normalise(text)).words]
    places = [(id, quote, _places(quote)) for id, quote in searched]
    parts: list[JoinedPart] = []
    for start, end in _segments(side):
        found = list(_cover(side, start, end, places))
        if not found or len(parts) + len(found) > MOST_RUNS:
            return ()
        parts.extend(found)
    return tuple(parts) if len({part.quote_id for part in parts}) > 1 else ()


def _segments(side: Side) -> Iterator[tuple[int, int]]:
    """The stretches between ellipses, as numbers of words."""
    inner = [at for at in sorted(side.breaks) if 0 < at < len(side.words)]
    yield from zip([0, *inner], [*inner, len(side.words)], strict=True)


def _cover(
    side: Side, start: int, end: int, places: Sequence[tuple[int, Side, dict[str, list[int]]]]
) -> Iterator[JoinedPart]:
    """The words `[start, end)` as parts, taking the longest each time; nothing at all when a part fails."""
    parts: list[JoinedPart] = []
    at = start
    while at < end:
        best = _longest(side.norms[at:end], places)
        if best is None or not _is_known(side.norms[at : at + best.length], best):
            return
        span = best.side.span(best.start, best.start + best.length)
        parts.append(JoinedPart(best.quote_id, side.span(at, at + best.length), span))
        at += best.length
    yield from parts


def _longest(words: Sequence[str], places: Sequence[tuple[int, Side, dict[str, list[int]]]]) -> _Found | None:
    best: _Found | None = None
    for id, quote, positions in places:
        for start in positions.get(words[0], ()):
            length = _common(words, quote.norms, start)
            if best is None or length > best.length:
                best = _Found(id, quote, start, length)
    return best


def _common(words: Sequence[str], quote: Sequence[str], start: int) -> int:
    length = 1
    while length < len(words) and start + length < len(quote) and words[length] == quote[start + length]:
        length += 1
    return length


def _is_known(words: Sequence[str], found: _Found) -> bool:
    """Whether a part is long enough to come from that quote, or is the whole of it."""
    content = len(content_words(words))
    is_whole = found.length == len(found.side.words)
    return content >= LEAST_CONTENT and (is_whole or found.length >= LEAST_WORDS)


def _places(side: Side) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, norm in enumerate(side.norms):
        places.setdefault(norm, []).append(at)
    return places

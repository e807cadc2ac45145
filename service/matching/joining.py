"""Finds out when a candidate joins parts of different recorded quotes as if one speaker had said them in one breath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from service import deadline
from service.domain import TextSpan
from service.language.language import Language
from service.matching.evidence import evidence_of_runs
from service.matching.recorded import LONG, recorded
from service.matching.runs import MOST_RUNS
from service.matching.sides import Side
from service.matching.verdict import LEAST_EVIDENCE_OF_EXPECTED
from service.text.normalise import Wording, norms_of
from service.text.plain import letters_of

LEAST_WORDS = 5
LEAST_EVIDENCE_OF_PART = LEAST_EVIDENCE_OF_EXPECTED
"""What each part needs, or, of the words, a whole recorded quote, so that it is known to come from that quote: "in the
coming days" is nobody's. Bits: chance gives both of two such parts once in a million million places."""
_BEGINNING = 2
MOST_WORDS = 400
"""Words. A longer candidate is a text, not a quote."""


@dataclass(frozen=True, slots=True)
class JoinedPart:
    """A part of a candidate that stands, unbroken, in a recorded quote; offsets count in each original text.

    `is_next` says whether the quote begins with it and the part before it ends a quote, with no word between them.
    """

    quote_id: int
    candidate: TextSpan
    quote: TextSpan
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class _Searched:
    """A recorded quote: its words, and the same in one line, a space on both sides of each."""

    quote_id: int
    text: str
    norms: Sequence[str]
    line: str


class _Found(NamedTuple):
    """Words `[start, start + length)` of a recorded quote."""

    quote: _Searched
    start: int
    length: int


def joined_parts(candidate: Wording, quotes: Mapping[int, str], language: Language) -> tuple[JoinedPart, ...]:
    """The parts, in order, when `candidate` is made of parts of two or more of `quotes` and of nothing else but words
    that join them ("and", "because").

    `quotes` holds texts by id, most promising first; of quotes that hold the same part the first counts. Empty when
    other words stand in none of them, when a part is too short to be known, or when one quote holds all.
    """
    side = Side(candidate.original, candidate.words, language, candidate.gaps)
    if not 2 * LEAST_WORDS <= len(side.words) <= MOST_WORDS:
        return ()
    if not _may_hold(side, quotes.values()):
        return ()
    searched = [_searched(id, text, language) for id, text in quotes.items()]
    parts: list[JoinedPart] = []
    for start, end in _segments(side):
        deadline.check()
        covering = _cover(side, start, end, searched)
        if not covering or len(parts) + len(covering) > MOST_RUNS:
            return ()
        parts.extend(covering)
    return _with_neighbours(parts, side.text, quotes) if len({part.quote_id for part in parts}) > 1 else ()


def _with_neighbours(parts: Sequence[JoinedPart], text: str, quotes: Mapping[int, str]) -> tuple[JoinedPart, ...]:
    """The parts, each with whether it is next to the one before it."""
    marked = list(parts[:1])
    for before, part in pairwise(parts):
        left_out = quotes[before.quote_id][before.quote.end :] + quotes[part.quote_id][: part.quote.start]
        put_in = text[before.candidate.end : part.candidate.start]
        marked.append(replace(part, is_next=not any(map(str.isalnum, left_out + put_in))))
    return tuple(marked)


def _may_hold(side: Side, texts: Iterable[str]) -> bool:
    """Whether each word, but those that join, may stand in one of `texts`. Says no to nearly every candidate that joins
    nothing."""
    joining = side.language.word_classes.joining
    words = [norm for norm in side.norms if norm.isascii() and norm.isalpha() and norm not in joining]
    long = [recorded(text, side.language).letters for text in texts if len(text) >= LONG]
    short = "\n".join(letters_of(text) or " ".join(norms_of(text)) for text in texts if len(text) < LONG)
    return all(any(word in written for written in (short, *long)) for word in words)


def _searched(quote_id: int, text: str, language: Language) -> _Searched:
    norms = recorded(text, language).sides[0].norms if len(text) >= LONG else norms_of(text)
    return _Searched(quote_id, text, norms, f" {' '.join(norms)} ")


def _segments(side: Side) -> Iterator[tuple[int, int]]:
    """The stretches between ellipses, as numbers of words."""
    inner = [at for at in sorted(side.breaks) if 0 < at < len(side.words)]
    yield from zip([0, *inner], [*inner, len(side.words)], strict=True)


def _cover(side: Side, start: int, end: int, searched: Sequence[_Searched]) -> list[JoinedPart]:
    """The words `[start, end)` as parts; none when they are not made of parts alone.

    A word that joins the part behind it to the one before ("and") may stand in neither of them.
    """
    return _Covering(side, start, end, searched).parts_from(start) or []


class _Covering:
    """Covers words with parts, the longest first; where the rest is none then, with a shorter one."""

    def __init__(self, side: Side, start: int, end: int, searched: Sequence[_Searched]) -> None:
        self._side, self._start, self._end, self._searched = side, start, end, searched
        self._failed: set[int] = set()

    def parts_from(self, at: int) -> list[JoinedPart] | None:
        """The words from `at` on as parts; None when they are none."""
        if at == self._end:
            return []
        if at in self._failed:
            return None
        joining = self._side.language.word_classes.joining
        for first in (at, at + 1) if self._start < at and self._side.norms[at] in joining else (at,):
            parts = self._parts_beginning(first)
            if parts:
                return parts
        self._failed.add(at)
        return None

    def _parts_beginning(self, at: int) -> list[JoinedPart] | None:
        norms = self._side.norms
        longest = _longest(norms[at : self._end], self._searched)
        if longest is None:
            return None
        for length in range(longest.length, 1, -1):
            part = longest._replace(length=length)
            if not self._is_known(at, part):
                break
            rest = self.parts_from(at + length)
            if rest is not None:
                return [self._part(at, part), *rest]
        return None

    def _is_known(self, at: int, part: _Found) -> bool:
        """Whether a part is long enough to come from that quote, or is the whole of it, and not made of words that
        anybody says."""
        is_long = part.length >= LEAST_WORDS or part.length == len(part.quote.norms)
        return is_long and evidence_of_runs([(at, at + part.length)], self._side) >= LEAST_EVIDENCE_OF_PART

    def _part(self, at: int, part: _Found) -> JoinedPart:
        quote = recorded(part.quote.text, self._side.language).sides[0]
        spans = self._side.span(at, at + part.length), quote.span(part.start, part.start + part.length)
        return JoinedPart(part.quote.quote_id, *spans)


def _longest(words: Sequence[str], searched: Sequence[_Searched]) -> _Found | None:
    """The longest run of a quote that `words` begin with, of two words at least: one alone is never known."""
    best: _Found | None = None
    beginning = f" {' '.join(words[:_BEGINNING])} "
    for quote in searched if len(words) >= _BEGINNING else ():
        if beginning in quote.line:
            for start in _places(words[0], quote.norms):
                length = _common(words, quote.norms, start)
                if best is None or length > best.length:
                    best = _Found(quote, start, length)
    return best


def _places(word: str, norms: Sequence[str]) -> Iterator[int]:
    at = -1
    with suppress(ValueError):
        while True:
            at = norms.index(word, at + 1)
            yield at


def _common(words: Sequence[str], quote: Sequence[str], start: int) -> int:
    length = 1
    while length < len(words) and start + length < len(quote) and words[length] == quote[start + length]:
        length += 1
    return length

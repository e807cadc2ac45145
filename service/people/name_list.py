"""Completes a name as somebody types it: by how its words begin, and with letters typed wrong where few begin so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from service.text.name_folding import fold_name

_ONE_SLIP, _TWO_SLIPS = 4, 7
"""Letters from which on a word may have a slip, or two: with fewer, nearly every word is like every other."""
_ENOUGH = 3
"""Names that begin as typed; where there are so many, nobody is offered what is spelt otherwise."""
_MOST_WORDS = 8
"""Of what is typed: each costs a walk over all words of all names."""
_BETWEEN = re.compile(r"[\s\-‐-―/]+")
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class NameUse:
    """One of the names of a person or outlet: `called` is the name in use, `name` the one they go by."""

    name: str
    called: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """How well a word of a name answers a typed one; what is smaller is better."""

    slips: int
    begins_otherwise: bool
    goes_on: bool


class NameList:
    """Names by their words, for one look after another; the names come most used first."""

    def __init__(self, uses: Iterable[NameUse]) -> None:
        self._uses = list(uses)
        places: dict[str, list[int]] = defaultdict(list)
        for place, use in enumerate(self._uses):
            for word in dict.fromkeys(_words(use.called)):
                places[word].append(place)
        self._places = dict(places)
        self._sorted = sorted(places)

    def complete(self, typed: str, most: int) -> list[NameUse]:
        """Up to `most` that hold every word of `typed`, begun or whole, in any order; the best first, each once."""
        words = _words(typed)[:_MOST_WORDS]
        if not words:
            return []
        exact = self._found([self._beginning(word) for word in words], most)
        if len(exact) >= min(most, _ENOUGH):
            return exact
        near = self._found([self._beginning(word) | self._misspelt(word) for word in words], most)
        return _once([*exact, *near], most)

    def _found(self, hits: list[dict[str, _Hit]], most: int) -> list[NameUse]:
        best = [self._by_place(of_word) for of_word in hits]
        shared = set.intersection(*(set(places) for places in best))
        ordered = sorted(shared, key=lambda place: (*_summed(places[place] for places in best), place))
        return _once((self._uses[place] for place in ordered), most)

    def _by_place(self, hits: dict[str, _Hit]) -> dict[int, _Hit]:
        """The best hit of each name."""
        best: dict[int, _Hit] = {}
        for word, hit in sorted(hits.items(), key=lambda pair: _summed([pair[1]]), reverse=True):
            best.update(dict.fromkeys(self._places[word], hit))
        return best

    def _beginning(self, typed: str) -> dict[str, _Hit]:
        return {word: _Hit(0, begins_otherwise=False, goes_on=word != typed) for word in self._from(typed)}

    def _misspelt(self, typed: str) -> dict[str, _Hit]:
        """Words that begin as `typed` but for a slip or two: a letter left out, put in, changed, or swapped."""
        most = (len(typed) >= _ONE_SLIP) + (len(typed) >= _TWO_SLIPS)
        hits: dict[str, _Hit] = {}
        if not most:
            return hits
        stems = {word[:end] for end in range(len(typed) - most, len(typed) + most + 1) for word in self._sorted}
        near = process.extract(typed, stems, scorer=OSA.distance, score_cutoff=most, limit=None)
        for stem, slips, _ in sorted(near, key=lambda found: -found[1]):  # the fewest slips last, so that they stay
            hits.update((word, _Hit(int(slips), stem[:1] != typed[:1], word != stem)) for word in self._from(stem))
        return hits

    def _from(self, beginning: str) -> list[str]:
        """The words that begin so."""
        return self._sorted[bisect_left(self._sorted, beginning) : bisect_left(self._sorted, beginning + _LAST)]


def _words(name: str) -> list[str]:
    return [folded for word in _BETWEEN.split(name) if (folded := fold_name(word))]


def _summed(hits: Iterable[_Hit]) -> tuple[int, int, int]:
    listed = list(hits)
    return (
        sum(hit.slips for hit in listed),
        sum(hit.begins_otherwise for hit in listed),
        sum(hit.goes_on for hit in listed),
    )


def _once(uses: Iterable[NameUse], most: int) -> list[NameUse]:
    """The first use of each name, up to `most`."""
    first: dict[str, NameUse] = {}
    for use in uses:
        first.setdefault(use.name, use)
        if len(first) == most:
            break
    return list(first.values())

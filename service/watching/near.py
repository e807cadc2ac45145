"""An index of watched wordings, asked with the quotes of an article: which may be meant by one of them.

It proposes generously, and by what the verdicts stand on: rare words say most and, of short wordings, whose few words
may all be misspelt, the letters do. A look costs as much as there are shared words, not as there are wordings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from service.index.terms import trigrams
from service.language.frequencies import DEFAULT
from service.language.rarity import rarity
from service.text.normalise import Wording

_FREQUENT, _LEAST_WEIGHT = 6.0, 0.5
"""Bits. Words that are one in 64 or more stand beside others everywhere, and say next to nothing."""
_LEAST_SHARE = 0.35
"""Of the weight of the shorter side. A match shares half of its bits (`matching/verdict.py`), and misspelt words among
them, which are not seen here."""
_LEAST_LETTERS = 0.5
"""Of the letter trigrams of the shorter side."""


class NearWordings:
    """Which of some wordings, by number, share enough with another to be compared with it."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        weights = [_weights(wording) for wording in wordings]
        letters = [trigrams(wording.words) for wording in wordings]
        self._by_word, self._by_letters = _postings(weights), _postings(letters)
        self._totals = [sum(each.values()) for each in weights]
        self._lengths = [float(len(each)) for each in letters]

    def near(self, wording: Wording) -> list[int]:
        """The numbers, ascending, of those that may be meant by `wording`, in whole or in part."""
        weights = _weights(wording)
        near = _sharing(weights, self._by_word, self._totals, _LEAST_SHARE)
        letters = dict.fromkeys(trigrams(wording.words), 1.0)
        if letters:
            near |= _sharing(letters, self._by_letters, self._lengths, _LEAST_LETTERS)
        return sorted(near)


def _sharing(
    weights: Mapping[str, float], postings: Mapping[str, Sequence[int]], totals: Sequence[float], least_share: float
) -> set[int]:
    """Those that share terms of enough weight, as a share of the shorter side's."""
    shared: dict[int, float] = defaultdict(float)
    for term, weight in weights.items():
        for number in postings.get(term, ()):
            shared[number] += weight
    total = sum(weights.values())
    return {number for number, weight in shared.items() if weight >= least_share * min(total, totals[number])}


def _weights(wording: Wording) -> dict[str, float]:
    bits = rarity(DEFAULT).bits
    return {norm: max(_LEAST_WEIGHT, bits(norm) - _FREQUENT) for norm in wording.norms}


def _postings(documents: Sequence[Iterable[str]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(documents):
        for term in dict.fromkeys(terms):
            postings[term].append(number)
    return postings

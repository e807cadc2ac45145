"""Orders recorded quotes by how well they answer a candidate quote: a quick look at all, a precise one at the best."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from service.domain import Comparison, Verdict
from service.matching.compare import compare
from service.text.normalise import Wording, normalise

PRECISE = 16
"""Quotes compared precisely beyond those wanted: the quick look puts the right one among its first few, but quotes that
share its words in another order may stand before it."""
_UNSEEN = 4
"""Of the index's first proposals, so many are compared whatever the quick look says: trigrams find misspelt words that
share no whole word."""
_QUICK_WORD = re.compile(r"[^\W_]+")
_MOST_QUICK_LETTERS = 20_000


def rank(
    candidate: Wording, quotes: Mapping[int, str], limit: int, threshold: float | None
) -> list[tuple[int, Comparison]]:
    """The up to `limit` quotes that match, with how they compare, by (-similarity, -quote_coverage, id).

    `quotes` holds texts by id, most promising first. `threshold` is as in `compare`.
    """
    compared = [
        (id, compare(candidate, normalise(quotes[id]), threshold=threshold))
        for id in _promising(candidate, quotes, PRECISE + limit)
    ]
    matching = [(id, comparison) for id, comparison in compared if comparison.verdict is not Verdict.NOT_FOUND]
    matching.sort(key=lambda match: (-match[1].similarity, -match[1].quote_coverage, match[0]))
    return matching[:limit]


def _promising(candidate: Wording, quotes: Mapping[int, str], most: int) -> list[int]:
    """The ids of the `most` quotes that share most words and neighbours with the candidate, shorter ones first."""
    ids = list(quotes)
    if len(ids) <= most:
        return ids
    wanted = _quick_terms(candidate.original)
    shares = {id: _share(wanted, quotes[id]) for id in ids}
    best = sorted(ids, key=lambda id: (-shares[id][0], shares[id][1], id))[:most]
    return list(dict.fromkeys([*best, *ids[:_UNSEEN]]))


def _share(wanted: set[str], text: str) -> tuple[int, int]:
    """How many of the wanted terms a text holds, and its length."""
    return len(wanted & _quick_terms(text)), len(text)


def _quick_terms(text: str) -> set[str]:
    """The words and pairs of neighbours of a text, roughly: not folded, and only of its beginning when it is long."""
    words = _QUICK_WORD.findall(text[:_MOST_QUICK_LETTERS].lower())
    return {*words, *map("_".join, pairwise(words))}

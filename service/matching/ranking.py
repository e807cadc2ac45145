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
LEAST_OF_CANDIDATE, LEAST_OF_BEST = 0.15, 0.4
"""A quote is compared precisely when it shares this much of the candidate's words and pairs of neighbours, and this
much of what the best one shares. The words of a match are half the same, a tenth of its letters mistyped."""
_UNSEEN = 2
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
    """The ids of up to `most` quotes that share most words and neighbours with the candidate, shorter ones first."""
    wanted = _quick_terms(candidate.original)
    shares = {id: len(wanted & _quick_terms(text)) for id, text in quotes.items()}
    least = max(LEAST_OF_CANDIDATE * len(wanted), LEAST_OF_BEST * max(shares.values(), default=0))
    likely = [id for id, share in shares.items() if share >= least]
    likely.sort(key=lambda id: (-shares[id], len(quotes[id]), id))
    return list(dict.fromkeys([*likely[:most], *list(quotes)[:_UNSEEN]]))


def _quick_terms(text: str) -> set[str]:
    """The words and pairs of neighbours of a text, roughly: not folded, and only of its beginning when it is long."""
    words = _QUICK_WORD.findall(text[:_MOST_QUICK_LETTERS].lower())
    return {*words, *map("_".join, pairwise(words))}

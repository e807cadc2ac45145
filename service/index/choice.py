"""Which hits are proposed, and whether they leave it in doubt what is meant: the same for every engine."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest

from service.index.term_index import Hit
from service.index.tuning import PolicyTuning

_PARTS_OF_SCORE = 1_000
"""Parts of a score that count: an engine sums terms in an order of its own in each of its files."""


def weight(documents: int, counts: Iterable[int]) -> float:
    """What terms that stand in so many documents weigh together (BM25's inverse document frequency).

    It is about the score of a quote with all of them.
    """
    return sum(math.log1p(max(0.0, documents - count + 0.5) / (count + 0.5)) for count in counts)


def is_clear(hits: Sequence[Hit], asked: int, whole: float, tuning: PolicyTuning) -> bool:
    """Whether the best hit is what is meant: `asked` terms were asked for, which weigh `whole` together."""
    best, second = hits[0][0], hits[1][0] if len(hits) > 1 else 0.0
    is_alone = asked >= tuning.few_terms and best >= tuning.clear_margin * second
    return best >= (tuning.least_clear_share if is_alone else tuning.clear_share) * whole


def last_wanted(hits: Sequence[Hit], wanted: int, least: float, tuning: PolicyTuning) -> int:
    """The place of the last hit that will be proposed, if each is another quote: no worse than `least`, or among
    the best fifth of those wanted."""
    always = max(1, wanted // tuning.always)
    good = bisect_right(hits, -least, key=lambda hit: -hit[0])
    return min(max(good, always), wanted, len(hits)) - 1


def first_ids(ids_of: Callable[[Sequence[Hit]], Sequence[int]], hits: Sequence[Hit], count: int) -> list[int]:
    """The ids of the first `count` hits, the best first, of those alike the lowest first; each once."""
    end = count
    while end < len(hits) and are_alike(hits[count - 1], hits[end]):
        end += 1
    ids = ids_of(hits[:end])
    scores = [-_rounded(score) for score, _ in hits[:end]]
    return list(dict.fromkeys([id for _, id in sorted(zip(scores, ids, strict=True))[:count]]))


def are_alike(first: Hit, second: Hit) -> bool:
    """Whether two hits score the same, as far as scores are exact."""
    return _rounded(first[0]) == _rounded(second[0])


def taken_in_turn(stages: Sequence[Sequence[int]], limit: int) -> list[int]:
    """Up to `limit` ids, taken from the stages in turn: the first of each, then the second of each."""
    if len(stages) == 1:
        return list(stages[0][:limit])
    turns = chain.from_iterable(zip_longest(*stages))
    return list(dict.fromkeys(id for id in turns if id is not None))[:limit]


def _rounded(score: float) -> int:
    return int(score * _PARTS_OF_SCORE)

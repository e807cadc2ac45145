"""Splits a changed passage into its single changes: which word stands for which, what was put in, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from service.language.language import Language

LARGEST = 12
"""Words. A larger passage is one change: nobody reads thirteen words against thirteen others."""
_REPLACED, _LEFT = 1.0, 0.75
_LIKE, _LIKE_COST = 0.6, 0.3


class Piece(NamedTuple):
    """Words `[c_first, c_last)` of the candidate stand for words `[q_first, q_last)` of the quote; one may be none."""

    c_first: int
    c_last: int
    q_first: int
    q_last: int


def split(candidate: Sequence[str], quote: Sequence[str], language: Language) -> list[Piece]:
    """The pieces of a change, in order, that turn `quote` into `candidate` most cheaply, word for word."""
    longest = max(len(candidate), len(quote))
    is_one = not candidate or not quote or longest == 1 or longest > LARGEST
    if is_one or "".join(candidate) == "".join(quote):  # "every one" for "everyone"
        return [Piece(0, len(candidate), 0, len(quote))]
    return _joined(_steps(candidate, quote, _costs(candidate, quote, language), language))


def _costs(candidate: Sequence[str], quote: Sequence[str], language: Language) -> list[list[float]]:
    costs = [[at * _LEFT for at in range(len(quote) + 1)]]
    for c_at, word in enumerate(candidate, start=1):
        row = [c_at * _LEFT]
        for q_at, other in enumerate(quote, start=1):
            replaced = costs[c_at - 1][q_at - 1] + _cost(word, other, language)
            row.append(min(replaced, costs[c_at - 1][q_at] + _LEFT, row[q_at - 1] + _LEFT))
        costs.append(row)
    return costs


def _cost(word: str, other: str, language: Language) -> float:
    if word == other:
        return 0.0
    if language.numbers.is_number(word) and language.numbers.is_number(other):
        return _LIKE_COST
    return _LIKE_COST if OSA.normalized_similarity(word, other) >= _LIKE else _REPLACED


def _steps(candidate: Sequence[str], quote: Sequence[str], costs: list[list[float]], language: Language) -> list[Piece]:
    steps: list[Piece] = []
    c_at, q_at = len(candidate), len(quote)
    while c_at or q_at:
        here = costs[c_at][q_at]
        replaced = _cost(candidate[c_at - 1], quote[q_at - 1], language) if c_at and q_at else 0.0
        if c_at and q_at and here == costs[c_at - 1][q_at - 1] + replaced:
            steps.append(Piece(c_at - 1, c_at, q_at - 1, q_at))
            c_at, q_at = c_at - 1, q_at - 1
        elif c_at and here == costs[c_at - 1][q_at] + _LEFT:
            steps.append(Piece(c_at - 1, c_at, q_at, q_at))
            c_at -= 1
        else:
            steps.append(Piece(c_at, c_at, q_at - 1, q_at))
            q_at -= 1
    return steps[::-1]


def _joined(steps: Sequence[Piece]) -> list[Piece]:
    """Neighbouring insertions are one, and so are neighbouring omissions."""
    joined: list[Piece] = []
    for step in steps:
        last = joined[-1] if joined else None
        inserts = last and last.q_first == last.q_last and step.q_first == step.q_last
        deletes = last and last.c_first == last.c_last and step.c_first == step.c_last
        if last and (inserts or deletes):
            joined[-1] = Piece(last.c_first, step.c_last, last.q_first, step.q_last)
        else:
            joined.append(step)
    return joined

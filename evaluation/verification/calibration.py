"""How far evidence can be believed: of the matches of so many bits, how many are false."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evaluation.verification.judged import Judged
from service.domain import Verdict

_EDGES = (0.0, 20.0, 25.0, 30.0, 40.0, 1e9)
"""Bits: what needs no evidence; what is a match with its speaker only; and what is one, by tens."""


def false_by_evidence(judged: Sequence[Judged]) -> dict[str, float]:
    """The share of false first matches for each range of evidence in which there are any matches.

    A match is false when its quote does not say what was asked. Whole recorded quotes are left out: they need none.
    """
    return {name: sum(false) / len(false) for name, false in _ranges(judged) if false}


def _ranges(judged: Sequence[Judged]) -> Iterator[tuple[str, list[bool]]]:
    matched = [
        (judgement.answer.best.comparison.evidence, judgement.place != 0)
        for judgement in judged
        if judgement.answer.best and judgement.answer.verdict is not Verdict.VERBATIM and not judgement.query.is_joined
    ]
    for low, high in pairwise(_EDGES):
        name = f"{low:.0f} bits and more" if high == _EDGES[-1] else f"{low:.0f} to {high:.0f} bits"
        yield f"false of matches, {name}", [is_false for evidence, is_false in matched if low <= evidence < high]

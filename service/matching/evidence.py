"""Weighs, in bits, what the words prove that two wordings share: how unlikely it is that somebody else said them.

n bits: in running text of others these words stand about once in 2 to the n places. How rare each word is comes from
lists that do not depend on what is recorded. docs/decisions/0028-evidence.md says how the figures were measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from service.domain import ChangeKind
from service.language.rarity import Rarity, rarity_among
from service.matching.alignment import Pair
from service.matching.changes import Edit
from service.matching.sides import Side
from service.text.normalise import Wording

SCALE, EXPONENT = 2.68, 0.59
"""Words come in company: of the bits that words have one by one, the more there are the fewer are news. With these
figures words of 9 to 36 bits mostly stand in texts of others as often as that says, within one and a half bits. Names
of the same years stand up to three bits more often, and speech in newswire is three to five bits rarer."""
BETWEEN_RUNS = 6.0
"""Bits of single words that a further run of shared words proves less than the same words in the first: it might have
stood in any of some places near by."""


class _Run(NamedTuple):
    c_last: int
    q_last: int
    bits: float


def calibrated(bits: float) -> float:
    """The evidence of words that stand side by side, which one by one have so many bits together."""
    return SCALE * bits**EXPONENT if bits > 0 else 0.0


def evidence_of_words(norms: Iterable[str], rarity: Rarity) -> float:
    """The evidence of words that stand side by side."""
    return calibrated(rarity.sum(norms))


def evidence_of_runs(runs: Iterable[tuple[int, int]], side: Side) -> float:
    """The evidence of several stretches `[first, last)` of `side`, all of them shared with one quote."""
    return _evidence_of_all([side.rarities[last] - side.rarities[first] for first, last in runs])


def evidence_of_pairs(
    pairs: Sequence[Pair], edits: Iterable[Edit], candidate: Side, quote: Side, moved: Iterable[str] = ()
) -> tuple[float, float]:
    """The bits that the words that were aligned have one by one, and their evidence.

    A word misspelt in one of `edits` counts as the word that it stands for. Words that were `moved` stand in both, but
    not where they were: each counts as a further run.
    """
    misspelt = [edit.piece for edit in edits if edit.kind is ChangeKind.TYPO]
    shared = [(c_first, c_last, q_first, q_last) for _, c_first, c_last, q_first, q_last in pairs]
    runs: list[_Run] = []
    rarities, is_misspelt = candidate.rarities, frozenset(misspelt)
    for piece in sorted((*shared, *misspelt)) if misspelt else shared:
        c_first, c_last, q_first, q_last = piece
        bits = rarities[c_last] - rarities[c_first]
        if piece in is_misspelt:
            bits = min(bits, candidate.rarity.sum(quote.norms[q_first:q_last]))
        if runs and (runs[-1].c_last, runs[-1].q_last) == (c_first, q_first):
            bits += runs.pop().bits
        runs.append(_Run(c_last, q_last, bits))
    bits_of_runs = [*(run.bits for run in runs), *map(candidate.rarity.bits, moved)]
    return sum(bits_of_runs), _evidence_of_all(bits_of_runs)


def evidence_of_wording(wording: Wording) -> float:
    """The evidence that all the words of a wording would be, were they on record side by side."""
    return evidence_of_words(wording.norms, rarity_among(wording.norms))


def _evidence_of_all(bits: Sequence[float]) -> float:
    if not bits:
        return 0.0
    most = max(bits)
    further = sum(max(0.0, run - BETWEEN_RUNS) for run in bits) - max(0.0, most - BETWEEN_RUNS)
    return calibrated(most + further)

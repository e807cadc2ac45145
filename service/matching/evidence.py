"""Weighs, in bits, what the words prove that two wordings share: how unlikely it is that somebody else said them.

n bits: in running text of others these words stand about once in 2 to the n places. How rare each word is comes from
lists that do not depend on what is recorded. docs/decisions/0028-evidence.md says how the figures were measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
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


LEAST_OF_FORM, SHORTEST_STEM, LEAST_STEM, FORM_COSTS = 8.0, 3, 0.6, 2.0
"""Bits of a word that can be known in another form ("end", "ending"); the letters that both begin with, and their share
of the longer one; the bits that it proves less than the word: any of some forms might have stood there."""


class Shared(NamedTuple):
    """What two wordings share: the bits of its words one by one, their evidence, that without words in another form,
    and in how many runs they stand."""

    raw: float
    evidence: float
    of_runs: float
    runs: int


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
) -> Shared:
    """What the words that were aligned prove.

    A word misspelt in one of `edits` counts as the word that it stands for. Words that were `moved` stand in both, but
    not where they were: each counts as a further run. A word in another form counts a little less than the word.
    """
    edits = list(edits)
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
    forms = _bits_of_forms(edits, candidate, quote)
    of_runs = _evidence_of_all(bits_of_runs)
    evidence = _evidence_of_all(bits_of_runs, forms) if forms else of_runs
    return Shared(sum(bits_of_runs), evidence, of_runs, len(runs))


def _bits_of_forms(edits: Iterable[Edit], candidate: Side, quote: Side) -> float:
    """What words prove that stand where the quote has them in another form."""
    bits = 0.0
    for kind, (c_first, c_last, q_first, q_last) in edits:
        if kind is ChangeKind.WORDING and c_last - c_first == q_last - q_first == 1:
            one, other = candidate.norms[c_first], quote.norms[q_first]
            least = min(candidate.rarity.bits(one), candidate.rarity.bits(other))
            if least >= LEAST_OF_FORM and _are_forms(one, other):
                bits += least - FORM_COSTS
    return bits


def _are_forms(one: str, other: str) -> bool:
    """Whether two words begin alike as forms of one word do: "end" and "ending", "carries" and "carried"; not "man" and
    "many"."""
    short, long = sorted((one, other), key=len)
    stem = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(short, long, strict=False)))
    if stem == len(short):
        return stem > SHORTEST_STEM or (stem == SHORTEST_STEM and len(long) > SHORTEST_STEM + 1)
    return stem > SHORTEST_STEM and stem >= LEAST_STEM * len(long)


def evidence_of_wording(wording: Wording) -> float:
    """The evidence that all the words of a wording would be, were they on record side by side."""
    return evidence_of_words(wording.norms, rarity_among(wording.norms))


def _evidence_of_all(bits: Sequence[float], forms: float = 0.0) -> float:
    if not bits:
        return 0.0
    most = max(bits)
    further = sum(max(0.0, run - BETWEEN_RUNS) for run in bits) - max(0.0, most - BETWEEN_RUNS)
    return calibrated(most + further + forms)

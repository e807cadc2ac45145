"""Compares two wordings that one speaker said within days: fewer bits tell there that both are of one saying than among
all that is on record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.domain import ChangeKind, Comparison, Verdict
from service.language.rarity import rarity_among
from service.matching.compare import compare_sides
from service.matching.evidence import calibrated, evidence_of_wording
from service.matching.sides import Side
from service.matching.verdict import (
    LEAST_EVIDENCE,
    LEAST_SIMILARITY_OF_TURNED,
    SHORT,
    SLIPS,
)
from service.text.normalise import Word, Wording

LEAST_OF_PHRASE, LEAST_OF_RAREST = 15.0, 12.0
"""Bits: of the words that both have, and of the rarest of them. "Thank" has 11.7, "careless" 17.9."""
LEAST_OF_EVERYDAYS, LEAST_OF_UNUSUAL = 18.0, 14.0
"""Bits: of a phrase of two words, or without a word that is as rare as the second of these, where the speech is on
record: in an hour of it many stand that were printed of another one. "Check out" has 16.1, "big tent" 18.9."""
LEAST_SIMILARITY_OF_PHRASE = 0.9
"""So much alike is a phrase with other words only where these are little ones: "a wall" and "the wall", not "totally
pro-Israel" and "very, very pro-Israel"."""
_FEW = 2
_TURNED = SLIPS | {ChangeKind.NUMBER, ChangeKind.NEGATION}


def is_telling(wording: Wording) -> bool:
    """Whether a wording has words enough that a saying is known by them in what was said."""
    evidence = evidence_of_wording(wording)
    is_known = len(wording.words) > 1 and is_telling_phrase(wording.norms, evidence, of_speech=True)
    return is_known or evidence >= LEAST_EVIDENCE


def is_telling_phrase(norms: Sequence[str], evidence: float, *, of_speech: bool = False) -> bool:
    """Whether words of so much evidence are hardly said twice within days: not all of them are everyday's ("thank you
    very much"). In what was said, not only in what was printed of it, "check out" is found by chance."""
    rarest = rarest_of(norms)
    is_usual = of_speech and (len(norms) == _FEW or rarest < LEAST_OF_UNUSUAL)
    return rarest >= LEAST_OF_RAREST and evidence >= (LEAST_OF_EVERYDAYS if is_usual else LEAST_OF_PHRASE)


def rarest_of(norms: Sequence[str]) -> float:
    """How rare the rarest of these words is, in bits."""
    return max(map(rarity_among(norms).bits, norms), default=0.0)


def compare_sayings(later: Sequence[Side], earlier: Sequence[Side]) -> Comparison | None:
    """How `later` compares with `earlier`, which the same speaker said within days; None where what both share may have
    been said twice.

    LEAST_EVIDENCE tells enough. Less does of a phrase in the very words, or with its sense or its number turned; of one
    with other words, where these are little ones.
    """
    comparison = compare_sides(later, earlier, None)
    if comparison.verdict is not Verdict.NOT_FOUND and comparison.evidence >= LEAST_EVIDENCE:
        return comparison
    return of_few_bits(comparison, later, earlier)


def of_few_bits(comparison: Comparison, later: Sequence[Side], earlier: Sequence[Side]) -> Comparison | None:
    """The same for what has less than LEAST_EVIDENCE in common; `comparison` is how they compare by themselves. A
    longer wording is a match by itself where it is as much alike."""
    is_alike = comparison.evidence >= LEAST_OF_PHRASE and comparison.similarity >= LEAST_SIMILARITY_OF_TURNED
    if not is_alike or len(later[0].words) == 1 or calibrated(later[0].rarities[-1]) >= SHORT:
        return None
    if comparison.verdict is Verdict.NOT_FOUND:
        comparison = compare_sides(later, earlier, LEAST_SIMILARITY_OF_TURNED)
    if comparison.verdict is Verdict.NOT_FOUND or comparison.similarity < _least(comparison):
        return None
    return comparison if is_one_saying(comparison, later[0].words, of_speech=earlier[0].is_speech) else None


def is_one_saying(comparison: Comparison, words: Iterable[Word], *, of_speech: bool) -> bool:
    """Whether what two wordings of one speaker and of days have in common tells that both are of one saying; `words`
    are those of the later one, and `of_speech` says that the earlier one was not printed, but said."""
    if comparison.evidence >= LEAST_EVIDENCE:
        return True
    changed = [(change.candidate.start, change.candidate.end) for change in comparison.changes]
    shared = [word.norm for word in words if not any(start < word.end and word.start < end for start, end in changed)]
    return len(shared) > 1 and is_telling_phrase(shared, comparison.evidence, of_speech=of_speech)


def _least(comparison: Comparison) -> float:
    is_turned = {change.kind for change in comparison.changes} <= _TURNED
    return LEAST_SIMILARITY_OF_TURNED if is_turned else LEAST_SIMILARITY_OF_PHRASE

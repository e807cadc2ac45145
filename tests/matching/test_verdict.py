"""The rules of the verdict hold at their edges."""

import pytest

from service.domain import ChangeKind, Verdict
from service.matching.verdict import (
    LEAST_EVIDENCE,
    LONG,
    SHORT,
    Likeness,
    is_slight,
    least_similarity,
    verdict_of_alignment,
)


def test_candidates_that_say_less_need_more_similarity() -> None:
    needed = [least_similarity(evidence) for evidence in (0, SHORT - 1, SHORT, LONG - 1, LONG, 200)]
    assert needed == sorted(needed, reverse=True)
    assert needed[1] > needed[2] > needed[4]


NUMBER, TYPO, NEGATION = (frozenset({kind}) for kind in (ChangeKind.NUMBER, ChangeKind.TYPO, ChangeKind.NEGATION))
CASES = {
    "alike": (Likeness(0.9, 55, 60), Verdict.ALTERED),
    "common words only": (Likeness(0.9, 8, 20), Verdict.NOT_FOUND),
    "shared phrases": (Likeness(0.7, 35, 50), Verdict.NOT_FOUND),
    "less than half of what it says": (Likeness(0.75, 35, 60, share=0.4), Verdict.NOT_FOUND),
    "the whole quote in a longer candidate": (Likeness(0.7, 40, 90, holds_quote=True), Verdict.ALTERED),
    "short and reworded": (Likeness(0.8, 19, 30), Verdict.NOT_FOUND),
    "short, reworded, most of a whole quote": (Likeness(0.85, 22, 30), Verdict.ALTERED),
    "short, as much of a longer quote": (Likeness(0.85, 22, 30, is_whole=False), Verdict.NOT_FOUND),
    "short, more of a longer quote": (Likeness(0.85, 26, 32, is_whole=False), Verdict.ALTERED),
    "short, half of it": (Likeness(0.7, 26, 35, share=0.7), Verdict.NOT_FOUND),
    "short, two of eight words changed": (Likeness(0.75, 26, 37, share=0.7), Verdict.ALTERED),
    "short, the same with less in common": (Likeness(0.75, 25.9, 37, share=0.7), Verdict.NOT_FOUND),
    "short, the same of a longer quote": (Likeness(0.75, 26, 37, share=0.7, is_whole=False), Verdict.NOT_FOUND),
    "short, its words in other places": (Likeness(0.65, 26, 35), Verdict.ALTERED),
    "short, misspelt": (Likeness(0.85, 14, 14, kinds=TYPO), Verdict.ALTERED),
    "short, another number": (Likeness(0.66, 20, 26, kinds=NUMBER), Verdict.ALTERED),
    "short, a number for no number": (Likeness(0.66, 20, 26, kinds=NUMBER, is_renumbered=False), Verdict.NOT_FOUND),
    "short, negated": (Likeness(0.75, 15, 18, kinds=NEGATION), Verdict.ALTERED),
    "short, a number in a longer quote": (Likeness(0.66, 20, 26, kinds=NUMBER, is_whole=False), Verdict.NOT_FOUND),
}


@pytest.mark.parametrize(("likeness", "verdict"), CASES.values(), ids=CASES)
def test_enough_must_be_alike(likeness: Likeness, verdict: Verdict) -> None:
    assert verdict_of_alignment(likeness, None) is verdict


def test_a_threshold_replaces_the_similarity_that_the_length_asks_for() -> None:
    likeness = Likeness(0.7, 20, 30)
    assert verdict_of_alignment(likeness, 0.7) is Verdict.ALTERED
    assert verdict_of_alignment(likeness, 0.71) is Verdict.NOT_FOUND


@pytest.mark.parametrize(
    ("verdict", "evidence", "slight"),
    [
        (Verdict.FRAGMENT, LEAST_EVIDENCE, False),
        (Verdict.FRAGMENT, LEAST_EVIDENCE - 0.1, True),
        (Verdict.SPLICED, LEAST_EVIDENCE - 0.1, True),
        (Verdict.VERBATIM, 3.0, False),
        (Verdict.ALTERED, 15.0, False),
    ],
)
def test_parts_of_little_evidence_are_slight(verdict: Verdict, evidence: float, slight: bool) -> None:
    assert is_slight(verdict, evidence, 4) is slight

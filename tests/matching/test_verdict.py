"""The rules of the verdict hold at their edges."""

import pytest

from service.domain import ChangeKind, Verdict
from service.matching.verdict import Likeness, least_similarity, verdict_of_alignment


def test_shorter_candidates_need_more_similarity() -> None:
    needed = [least_similarity(content) for content in (0, 4, 5, 9, 10, 40)]
    assert needed == sorted(needed, reverse=True)
    assert needed[1] > needed[2] > needed[4]


NUMBER, TYPO, NEGATION = (frozenset({kind}) for kind in (ChangeKind.NUMBER, ChangeKind.TYPO, ChangeKind.NEGATION))
CASES = {
    "alike": (Likeness(0.9, 16, 10, 9), Verdict.ALTERED),
    "common words only": (Likeness(0.9, 10, 2, 0), Verdict.NOT_FOUND),
    "shared phrases": (Likeness(0.7, 14, 8, 5), Verdict.NOT_FOUND),
    "less than half of the content": (Likeness(0.75, 16, 10, 4), Verdict.NOT_FOUND),
    "the whole quote in a longer candidate": (Likeness(0.7, 30, 20, 6, holds_quote=True), Verdict.ALTERED),
    "short and reworded": (Likeness(0.8, 5, 3, 2), Verdict.NOT_FOUND),
    "short, reworded, of seven words": (Likeness(0.85, 7, 4, 3), Verdict.ALTERED),
    "short, common words changed": (Likeness(0.83, 6, 2, 2, is_common=True), Verdict.ALTERED),
    "short, common words of a longer quote": (
        Likeness(0.83, 6, 2, 2, is_common=True, is_whole=False),
        Verdict.NOT_FOUND,
    ),
    "one word of content among many common ones": (Likeness(0.95, 10, 1, 1, is_common=True), Verdict.ALTERED),
    "one word of content among few common ones": (Likeness(0.9, 5, 1, 1, is_common=True), Verdict.NOT_FOUND),
    "one word of content shared, another changed": (Likeness(0.95, 10, 2, 1), Verdict.NOT_FOUND),
    "short, misspelt": (Likeness(0.85, 1, 1, 1, TYPO, is_whole=False), Verdict.ALTERED),
    "short, another number": (Likeness(0.66, 3, 3, 2, NUMBER), Verdict.ALTERED),
    "short, a number for no number": (Likeness(0.66, 3, 3, 2, NUMBER, is_renumbered=False), Verdict.NOT_FOUND),
    "short, negated": (Likeness(0.75, 4, 1, 1, NEGATION), Verdict.ALTERED),
    "short, a number in a longer quote": (Likeness(0.66, 3, 3, 2, NUMBER, is_whole=False), Verdict.NOT_FOUND),
}


@pytest.mark.parametrize(("likeness", "verdict"), CASES.values(), ids=CASES)
def test_enough_must_be_alike(likeness: Likeness, verdict: Verdict) -> None:
    assert verdict_of_alignment(likeness, None) is verdict


def test_a_threshold_replaces_the_similarity_that_the_length_asks_for() -> None:
    likeness = Likeness(0.7, 3, 3, 2)
    assert verdict_of_alignment(likeness, 0.7) is Verdict.ALTERED
    assert verdict_of_alignment(likeness, 0.71) is Verdict.NOT_FOUND

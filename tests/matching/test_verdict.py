"""The rules of the verdict hold at their edges."""

import pytest

from service.domain import Verdict
from service.matching.verdict import Likeness, least_similarity, verdict_of_alignment


def test_shorter_candidates_need_more_similarity() -> None:
    needed = [least_similarity(content) for content in (0, 4, 5, 9, 10, 40)]
    assert needed == sorted(needed, reverse=True)
    assert needed[1] > needed[2] > needed[4]


@pytest.mark.parametrize(
    ("likeness", "verdict"),
    [
        (Likeness(0.9, 0.9, 0.9, shared=9, candidate=10), Verdict.ALTERED),
        (Likeness(0.9, 0.9, 0.9, shared=0, candidate=2), Verdict.NOT_FOUND),
        (Likeness(0.6, 0.6, 0.6, shared=4, candidate=10), Verdict.NOT_FOUND),
        (Likeness(0.7, 0.3, 1.0, shared=6, candidate=20), Verdict.ALTERED),
        (Likeness(0.7, 0.3, 1.0, shared=3, candidate=20), Verdict.NOT_FOUND),
        (Likeness(0.7, 0.7, 0.7, shared=2, candidate=3), Verdict.NOT_FOUND),
        (Likeness(0.7, 0.7, 0.7, shared=2, candidate=3, is_turned=True), Verdict.ALTERED),
    ],
    ids=["alike", "common words only", "shared phrases", "whole quote in more", "scrap in more", "short", "turned"],
)
def test_enough_must_be_alike(likeness: Likeness, verdict: Verdict) -> None:
    assert verdict_of_alignment(likeness, None) is verdict


def test_a_threshold_replaces_the_similarity_that_the_length_asks_for() -> None:
    likeness = Likeness(0.7, 0.7, 0.7, shared=2, candidate=3)
    assert verdict_of_alignment(likeness, 0.7) is Verdict.ALTERED
    assert verdict_of_alignment(likeness, 0.71) is Verdict.NOT_FOUND

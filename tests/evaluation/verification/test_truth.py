"""Which quotes truly answer, by counting words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evaluation.verification.corpus import Recorded
from evaluation.verification.truth import Shelf, distance, holds, least_distance
from service.domain import Verdict

Make = Callable[..., Recorded]


@pytest.mark.parametrize(
    ("candidate", "quote", "expected"),
    [
        ("the bridge is safe", "we know the bridge is safe today", 0),
        ("the bridge was safe", "we know the bridge is safe today", 1),
        ("the old bridge is safe", "we know the bridge is safe today", 1),
        ("the is safe", "we know the bridge is safe today", 1),
        ("nothing of this", "we know", 3),
    ],
    ids=["a part", "a word replaced", "a word put in", "a word left out", "nothing shared"],
)
def test_the_distance_counts_words_to_the_nearest_passage(candidate: str, quote: str, expected: int) -> None:
    assert distance(candidate.split(), quote.split()) == expected


def test_words_in_brackets_may_be_left_out(recorded: Make) -> None:
    quote = recorded("We know [the bridge] is safe")
    assert holds(quote, ("know", "is", "safe"))
    assert holds(quote, ("the", "bridge", "is"))
    assert least_distance("we know is safe", quote) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE BRIDGE IS SAFE.", Verdict.VERBATIM),
        ("bridge is", Verdict.FRAGMENT),
        ("the is", None),
        ("is bridge", None),
        ("and the", None),
        ("a boat", None),
    ],
    ids=["whole", "part", "no run", "another order", "common words only", "never said"],
)
def test_the_shelf_knows_what_is_said_word_for_word(recorded: Make, text: str, expected: Verdict | None) -> None:
    shelf = Shelf([recorded("The bridge is safe"), recorded("and the river")])
    assert shelf.verdict(text) is expected

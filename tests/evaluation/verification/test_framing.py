"""What is cut off from a negation is turned; a whole sentence is not."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from evaluation.verification.edits.framing import TURNED, behind_negation, whole_sentence
from evaluation.verification.query import Passage

DICE = Random(3)  # noqa: S311


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The town does not want to sell the old ferry to anybody, ever.", "want to sell the old ferry to anybody"),
        (
            "My father never gave the keys of the mill to a stranger, and I will not.",
            "gave the keys of the mill to a stranger",
        ),
        ("Our clerks can't read all of the letters on one day.", "read all of the letters on one day"),
    ],
)
def test_the_words_behind_a_negation_are_cut_off_from_it(
    passage: Callable[[str], Passage], text: str, cut: str
) -> None:
    edited = behind_negation(passage(text), DICE)
    assert edited
    assert (edited.text, edited.kinds) == (cut, TURNED)


@pytest.mark.parametrize(
    "text",
    [
        "The town does not only want to sell the old ferry to anybody.",
        "Don't you want to sell the old ferry to anybody in town?",
        "The town does not want to sell, it wants the ferry to stay here.",
        "The town wants to sell the old ferry to anybody in the county.",
    ],
    ids=["not only", "a question", "few words in the clause", "no negation"],
)
def test_nothing_is_cut_where_it_would_not_turn_the_sense(passage: Callable[[str], Passage], text: str) -> None:
    assert behind_negation(passage(text), DICE) is None


def test_a_whole_sentence_is_taken_out_of_several(passage: Callable[[str], Passage]) -> None:
    edited = whole_sentence(passage("We did not sell it. The ferry belongs to everybody in town. No."), DICE)
    assert edited
    assert edited.text == "The ferry belongs to everybody in town"
    assert whole_sentence(passage("The ferry belongs to everybody in town."), DICE) is None

"""Runs of a quote are found in a candidate, whole or joined."""

import pytest

from service.language.language import DEFAULT, language
from service.matching.runs import Run, Searched, find_run, joined_runs

ENGLISH = language(DEFAULT)

QUOTE = "we will rebuild the old bridge before the winter and nobody will be left without a road".split()  # noqa: SIM905
SEARCHED = Searched(QUOTE)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("we will", 0),
        ("the old bridge", 3),
        ("a road", 15),
        ("the bridge", -1),
        ("", -1),
        ("roa", -1),
        ("ld bridge", -1),
    ],
)
def test_a_run_stands_where(words: str, place: int) -> None:
    assert find_run(words.split(), SEARCHED) == place


def test_a_text_longer_than_the_quote_is_no_run_of_it() -> None:
    assert find_run([*QUOTE, "indeed"], SEARCHED) == -1


def test_parts_in_order() -> None:
    words = "we will rebuild nobody will be left".split()  # noqa: SIM905
    assert joined_runs(words, [], SEARCHED, ENGLISH) == [Run(0, 0, 3), Run(3, 10, 4)]


def test_parts_in_another_order() -> None:
    words = "nobody will be left we will rebuild".split()  # noqa: SIM905
    assert joined_runs(words, [], SEARCHED, ENGLISH) == [Run(0, 10, 4), Run(4, 0, 3)]


def test_a_part_of_one_word_counts_beside_an_ellipsis() -> None:
    words = "we will rebuild road".split()  # noqa: SIM905
    assert joined_runs(words, [3], SEARCHED, ENGLISH) == [Run(0, 0, 3), Run(3, 16, 1)]
    assert joined_runs(words, [], SEARCHED, ENGLISH) == []


def test_a_part_that_stands_twice_in_the_quote_is_the_one_behind_the_part_before() -> None:
    quote = "the road is closed and we wait until the road is closed for good".split()  # noqa: SIM905
    words = "is closed and we until the road is closed".split()  # noqa: SIM905
    assert joined_runs(words, [4], Searched(quote), ENGLISH) == [Run(0, 2, 4), Run(4, 7, 5)]
    assert joined_runs("road is closed we wait the road is closed".split(), [3, 5], Searched(quote), ENGLISH) == [  # noqa: SIM905
        Run(0, 1, 3),
        Run(3, 5, 2),
        Run(5, 8, 4),
    ]


def test_the_same_part_twice_is_no_splice() -> None:
    words = "nobody will be left nobody will be left".split()  # noqa: SIM905
    assert joined_runs(words, [], SEARCHED, ENGLISH) == []


def test_words_of_others_make_no_splice() -> None:
    assert joined_runs("we will rebuild nothing and nobody will be left".split(), [], SEARCHED, ENGLISH) == []  # noqa: SIM905

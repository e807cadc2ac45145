"""A misspelling is told from another word, a turned sense from other wording."""

import pytest

from service.matching.kinds import is_typo
from service.matching.negation import is_opposite, turns_sense

TYPOS = [
    ("goverment", "government"),
    ("teh", "the"),
    ("recieved", "received"),
    ("were", "we're"),
    ("tommorow", "tomorrow"),
]
NO_TYPOS = [
    ("form", "from"),
    ("than", "then"),
    ("ally", "allies"),
    ("1990", "1991"),
    ("cat", "dog"),
    ("is", "it"),
    ("ready", "already"),
    ("principle", "principal"),
    ("a", "b"),
]


@pytest.mark.parametrize(("candidate", "quote"), TYPOS)
def test_it_is_a_misspelling(candidate: str, quote: str) -> None:
    assert is_typo(candidate, quote)


@pytest.mark.parametrize(("candidate", "quote"), NO_TYPOS)
def test_it_is_another_word(candidate: str, quote: str) -> None:
    assert not is_typo(candidate, quote)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("possible", "impossible"),
        ("willing", "unwilling"),
        ("legal", "illegal"),
        ("careful", "careless"),
        ("honest", "dishonest"),
        ("fit", "unfit"),
    ],
)
def test_the_words_are_opposites(one: str, other: str) -> None:
    assert is_opposite(one, other)
    assert is_opposite(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("form", "inform"), ("come", "income"), ("cover", "discover"), ("able", "table")]
)
def test_the_words_are_no_opposites(one: str, other: str) -> None:
    assert not is_opposite(one, other)


def test_two_negations_for_two_turn_nothing() -> None:
    assert not turns_sense(["never"], ["not"])
    assert turns_sense(["not"], [])

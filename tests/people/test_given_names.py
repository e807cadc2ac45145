"""Short forms, initials and misspellings of a given name pass; the names of two people do not."""

import pytest

from service.language.language import DEFAULT, language
from service.people.given_names import gender, is_misspelt, is_short_form, may_be_one

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bob", "robert"), ("bill", "william"), ("jim", "james"), ("steph", "stephen"), ("kirsten", "kristen")],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert is_short_form(one, other, ENGLISH)
    assert may_be_one(other, one, ENGLISH, initials=False, across_articles=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("martin", "martina"),
        ("anton", "antony"),
        ("maria", "marina"),
        ("jane", "jake"),
        ("mario", "maria"),
        ("bill", "bob"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not may_be_one(one, other, ENGLISH)


def test_an_initial_is_enough_only_where_initials_count() -> None:
    assert may_be_one("a", "antony", ENGLISH)
    assert not may_be_one("a", "antony", ENGLISH, initials=False)
    assert not may_be_one("b", "antony", ENGLISH)


def test_across_articles_a_misspelling_sounds_alike() -> None:
    assert is_misspelt("desantiso", "desantios", ENGLISH)
    assert may_be_one("volodimir", "volodymyr", ENGLISH, across_articles=True)
    assert may_be_one("reinced", "reince", ENGLISH)
    assert not may_be_one("reinced", "reince", ENGLISH, across_articles=True)


def test_the_gender_of_a_name() -> None:
    assert (
        gender("hillary", ENGLISH),
        gender("barack", ENGLISH),
        gender("kelly", ENGLISH),
        gender("xyzzy", ENGLISH),
    ) == ("f", "m", "f", "")

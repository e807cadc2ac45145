"""Short forms, initials and misspellings of a given name pass; the names of two people do not."""

import pytest

from service.people.given_names import gender, is_misspelt, is_short_form, may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [("bob", "robert"), ("bill", "william"), ("jim", "james"), ("steph", "stephen"), ("kirsten", "kristen")],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert is_short_form(one, other)
    assert may_be_one(other, one, initials=False, across_articles=True)


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
    assert not may_be_one(one, other)


def test_an_initial_is_enough_only_where_initials_count() -> None:
    assert may_be_one("a", "antony")
    assert not may_be_one("a", "antony", initials=False)
    assert not may_be_one("b", "antony")


def test_across_articles_a_misspelling_sounds_alike() -> None:
    assert is_misspelt("desantiso", "desantios")
    assert may_be_one("volodimir", "volodymyr", across_articles=True)
    assert may_be_one("reinced", "reince")
    assert not may_be_one("reinced", "reince", across_articles=True)


def test_the_gender_of_a_name() -> None:
    assert (gender("hillary"), gender("barack"), gender("kelly"), gender("xyzzy")) == ("f", "m", "f", "")

"""Bodies are told from persons, and known by what they are called: in full, by first letters, with or without "the"."""

import pytest

from service.language.language import DEFAULT, language
from service.people.bodies import is_body, is_same_body

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    "name",
    [
        "NATO",
        "N.A.T.O.",
        "the White House",
        "Department of Justice",
        "Justice Department",
        "The New York Times",
        "Kremlin",
    ],
)
def test_a_body(name: str) -> None:
    assert is_body(name, ENGLISH)


@pytest.mark.parametrize(
    "name",
    ["Frank Church", "State Department spokesman Ned Price", "House Speaker Paul Ryan", "Blinken", "Emily Post", ""],
)
def test_no_body(name: str) -> None:
    assert not is_body(name, ENGLISH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NATO", "North Atlantic Treaty Organisation"),
        ("N.A.T.O.", "NATO"),
        ("the Ministry of Defence", "Defense Ministry"),
        ("Centre Party", "Center Party"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert is_same_body(one, other, ENGLISH)
    assert is_same_body(other, one, ENGLISH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Democratic National Committee", "Democratic National Convention"),
        ("Miami University", "University of Miami"),
        ("Ministry of Health", "Ministry of Wealth"),
        ("EU", "UN"),
        ("A", "Association"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert not is_same_body(one, other, ENGLISH)

"""A name's parts, and what of two names agrees."""

import pytest

from service.language.language import DEFAULT, language
from service.people.persons import endings_agree, goes_by_middle_name, is_turned_round, person_name

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Thomas E. Perez", ("Thomas", ("E.",), "Perez")),
        ("A.J. Blinken", ("A", ("J",), "Blinken")),
        ("Van Hollen", ("", (), "Van Hollen")),
        ("JD Vance", ("J", ("D",), "Vance")),
        ("ED RENDELL", ("ED", (), "RENDELL")),
        ("Al Sharpton", ("Al", (), "Sharpton")),
        ("The Xi", ("", (), "Xi")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_initials_particles_and_articles_are_put_in_their_place(
    name: str, parts: tuple[str, tuple[str, ...], str]
) -> None:
    person = person_name(name, ENGLISH)
    assert (person.given, person.middle, person.surname) == parts


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("John Smith Jr.", "John Smith Jr.", True),
        ("John Smith Jr.", "John Smith Sr.", False),
        ("John Smith Jr.", "John Smith", False),
        ("John B. Smith Jr.", "John B. Smith", False),
        ("John Brent Smith Jr.", "John Brent Smith", True),
        ("John B. Smith Jr.", "Jack Smith", True),
        ("John Smith Jr.", "Jack Smith", False),
        ("John Smith Ph.D.", "John Smith", True),
        ("John Smith III", "John Smith", True),
        ("John Smith III", "John Smith Jr.", False),
    ],
)
def test_suffixes(one: str, other: str, agree: bool) -> None:
    assert endings_agree(person_name(one, ENGLISH), person_name(other, ENGLISH), ENGLISH) is agree
    assert endings_agree(person_name(other, ENGLISH), person_name(one, ENGLISH), ENGLISH) is agree


def test_who_goes_by_a_middle_name() -> None:
    assert goes_by_middle_name(person_name("J. Robert Marlow", ENGLISH), person_name("Bob Marlow", ENGLISH), ENGLISH)
    assert not goes_by_middle_name(person_name("J. R. Marlow", ENGLISH), person_name("Robert Marlow", ENGLISH), ENGLISH)


def test_a_name_surname_first() -> None:
    assert is_turned_round(person_name("Orbán Viktor", ENGLISH), person_name("Viktor Orban", ENGLISH), ENGLISH)
    assert is_turned_round(person_name("SCOTT Martin", ENGLISH), person_name("Martin Scott", ENGLISH), ENGLISH)
    assert not is_turned_round(person_name("Scott Martin", ENGLISH), person_name("Martin Scott", ENGLISH), ENGLISH)

"""A name's parts, and what of two names agrees."""

import pytest

from service.people.persons import endings_agree, goes_by_middle_name, is_turned_round, person_name


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
    person = person_name(name)
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
    assert endings_agree(person_name(one), person_name(other)) is agree
    assert endings_agree(person_name(other), person_name(one)) is agree


def test_who_goes_by_a_middle_name() -> None:
    assert goes_by_middle_name(person_name("J. Robert Marlow"), person_name("Bob Marlow"))
    assert not goes_by_middle_name(person_name("J. R. Marlow"), person_name("Robert Marlow"))


def test_a_name_surname_first() -> None:
    assert is_turned_round(person_name("Orbán Viktor"), person_name("Viktor Orban"))
    assert is_turned_round(person_name("SCOTT Martin"), person_name("Martin Scott"))
    assert not is_turned_round(person_name("Scott Martin"), person_name("Martin Scott"))

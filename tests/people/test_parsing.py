"""A name as people write it comes apart into title, given name, middle names, surname and suffix."""

import pytest

from service.language.language import DEFAULT, language
from service.people.parsing import parse_name
from service.text.name_folding import fold_name

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    ("written", "given", "middle", "surname", "suffix"),
    [
        pytest.param("Antony Blinken", "Antony", (), "Blinken", "", id="two words"),
        pytest.param("US Secretary of State Antony J. Blinken", "Antony", ("J.",), "Blinken", "", id="office of"),
        pytest.param("Sen. Maria Ortega (D-N.Y.)", "Maria", (), "Ortega", "", id="party and state in brackets"),
        pytest.param("Mr. Lee's", "", (), "Lee", "", id="courtesy title, possessive"),
        pytest.param("Lee, Ann", "Ann", (), "Lee", "", id="surname first"),
        pytest.param("Ann Lee, the mayor of Avon", "Ann", (), "Lee", "", id="what follows a comma"),
        pytest.param("Mayor Ann Lee of Avon", "Ann", (), "Lee", "", id="of a place"),
        pytest.param("Ursula von der Leyen", "Ursula", (), "von der Leyen", "", id="particles"),
        pytest.param("de Blasio", "", (), "de Blasio", "", id="particle and surname alone"),
        pytest.param("Van Morris", "Van", (), "Morris", "", id="a particle as given name"),
        pytest.param("Owen King, Jr.", "Owen", (), "King", "Jr.", id="suffix after a comma"),
        pytest.param("Angus King", "Angus", (), "King", "", id="a title as surname"),
        pytest.param("Ann Major Lee", "Ann", ("Major",), "Lee", "", id="a title as middle name"),
        pytest.param("Russian Deputy Foreign Minister Ivan Petrov", "Ivan", (), "Petrov", "", id="long office"),
        pytest.param("NATO Secretary-General Jens Stoltenberg", "Jens", (), "Stoltenberg", "", id="hyphenated office"),
        pytest.param("President-elect Ann Lee", "Ann", (), "Lee", "", id="elect"),
        pytest.param('Joe "Fingers" Smith', "Joe", (), "Smith", "", id="nickname"),
        pytest.param("former prime minister Ann Lee", "Ann", (), "Lee", "", id="lower-case office"),
        pytest.param("antony blinken", "antony", (), "blinken", "", id="typed in lower case"),
        pytest.param("senator ann lee", "ann", (), "lee", "", id="title typed in lower case"),
        pytest.param("NATO", "", (), "NATO", "", id="one word"),
        pytest.param("the NATO leader", "", (), "", "", id="a role is no name"),
        pytest.param("", "", (), "", "", id="nothing"),
    ],
)
def test_a_name_comes_apart(written: str, given: str, middle: tuple[str, ...], surname: str, suffix: str) -> None:
    name = parse_name(written, ENGLISH)
    assert (name.given, name.middle, name.surname, name.suffix) == (given, middle, surname, suffix)


def test_the_full_name_leaves_titles_out() -> None:
    assert parse_name("US Secretary of State Antony J. Blinken", ENGLISH).full == "Antony J. Blinken"


def test_the_title_is_kept_apart() -> None:
    assert parse_name("US Secretary of State Antony Blinken", ENGLISH).title == "US Secretary of State"


def test_folded_forms_are_lower_case_without_accents_and_dots() -> None:
    name = parse_name("José M. Núñez O’Dea Jr.", ENGLISH)
    assert (name.folded_given, name.folded_middle, name.folded_surname, name.folded_suffix) == (
        "jose",
        ("m", "nunez"),
        "odea",
        "jr",
    )


@pytest.mark.parametrize(
    ("word", "folded"), [("Łukasz", "lukasz"), ("Straße", "strasse"), ("Путин", "путин"), ("Núñez", "nunez")]
)
def test_only_latin_letters_lose_their_accents(word: str, folded: str) -> None:
    assert fold_name(word) == folded


def test_a_hostile_name_is_read_in_no_time() -> None:
    assert parse_name("((((" * 500_000, ENGLISH).surname != "Lee"

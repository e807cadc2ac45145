"""A misspelling changes vowels, doubles letters or swaps two; another consonant, or a known name, is another name."""

import pytest

from service.language.language import DEFAULT, language
from service.people.slips import are_known_surnames, is_common_surname, is_slip, sounds_alike

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stoltenberg", "stoltenburg"),
        ("reince", "rence"),
        ("kauffman", "kaufman"),
        ("kristen", "kirsten"),
        ("jeffery", "jeffrey"),
        ("filip", "philip"),
        ("erik", "erick"),
        ("lopes", "lopez"),
    ],
)
def test_names_that_sound_alike(one: str, other: str) -> None:
    assert sounds_alike(one, other, ENGLISH)
    assert sounds_alike(other, one, ENGLISH)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mccaul", "mcfaul"), ("ivana", "ivanka"), ("larson", "lawson"), ("maria", "marina"), ("edward", "edwards")],
)
def test_another_consonant_is_another_name(one: str, other: str) -> None:
    assert not sounds_alike(one, other, ENGLISH)


def test_a_slip_begins_alike() -> None:
    assert is_slip("biden", "bidon", 1, ENGLISH)
    assert is_slip("blinken", "bliknen", 1, ENGLISH)
    assert not is_slip("bush", "rush", 1, ENGLISH)
    assert not is_slip("biden", "boden", 0, ENGLISH)
    assert not is_slip("mccaul", "mcfaul", 1, ENGLISH)


def test_a_known_surname_is_no_misspelling_of_another() -> None:
    assert are_known_surnames("brown", "browne", ENGLISH)
    assert not are_known_surnames("brown", "brown", ENGLISH)
    assert not are_known_surnames("biden", "bidon", ENGLISH)


def test_only_the_most_common_surnames_count_as_common() -> None:
    assert is_common_surname("smith", ENGLISH)
    assert not is_common_surname("biden", ENGLISH)
    assert not is_common_surname("marlow", ENGLISH)


def test_a_name_of_both_sexes_tells_no_gender() -> None:
    assert (
        ENGLISH.given_names.genders["hillary"],
        ENGLISH.given_names.genders["bill"],
        ENGLISH.given_names.genders["leslie"],
    ) == ("f", "m", "")

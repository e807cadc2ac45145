"""Names that one slip in the surname tells apart share a key."""

from __future__ import annotations

import pytest

from service.domain import CastMember
from service.language.language import DEFAULT, language
from service.people.lookup_keys import (
    is_of_another_generation,
    is_same_name,
    is_usable,
    name_in_full,
    name_keys,
    other_surnames,
    stands_for,
)

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Jens Stoltenberg", "Jens Stoltenburg", id="near the end"),
        pytest.param("Jens Stoltenberg", "Jens Soltenberg", id="near the start"),
        pytest.param("Jens Stoltenberg", "J. Stoltenbreg", id="with an initial"),
    ],
)
def test_a_slip_in_the_surname_leaves_a_key_in_common(one: str, other: str) -> None:
    first, second = name_keys(one, ENGLISH), name_keys(other, ENGLISH)
    assert first.surname != second.surname
    assert first.near_head == second.near_head or first.near_tail == second.near_tail


def test_titles_case_and_accents_do_not_count() -> None:
    assert name_keys("Président Zoë Çelik", ENGLISH).surname == name_keys("ZOE CELIK", ENGLISH).surname


@pytest.mark.parametrize(
    ("name", "is_full"),
    [
        ("Antony Marlow", True),
        ("A. Marlow", True),
        ("Marlow", False),
        ("Mr. Marlow", False),
        ("NATO", False),
        ("De Marlow", False),
        ("Antony E. Marlow", True),
        ("", False),
    ],
)
def test_a_full_name_has_more_than_a_surname(name: str, is_full: bool) -> None:
    assert name_keys(name, ENGLISH).is_full is is_full


def test_a_double_surname_is_looked_up_by_its_last_word() -> None:
    keys = {name_keys(name, ENGLISH) for name in ("Ann Lee-Marlow", "Ann Lee Marlow", "Ann de Marlow", "Ann Marlow")}
    assert len(keys) == 1


def test_a_ministry_is_looked_up_by_its_words_in_any_order() -> None:
    assert name_keys("the Department of Rowing", ENGLISH) == name_keys("Rowing Department", ENGLISH)
    assert name_keys("Department of Rowing", ENGLISH).is_full
    assert name_keys("Department of Rowing", ENGLISH) != name_keys("Department of Racing", ENGLISH)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("Marlow Ann", {"marlow"}),
        ("Ann Lee Marlow", {"ann", "lee"}),
        ("A. Marlow", set()),
        ("Marlow", set()),
        ("", set()),
    ],
)
def test_what_else_may_be_the_surname(name: str, others: set[str]) -> None:
    assert other_surnames(name, ENGLISH) == others


def test_names_are_the_same_but_for_case_and_spacing() -> None:
    assert is_same_name("M.R.C.", "MRC")
    assert is_same_name("Zoë Marlow", "Zoe Marlow")
    assert is_same_name("Antony  Marlow", "ANTONY MARLOW ")
    assert not is_same_name("Antony Marlow", "Anthony Marlow")
    assert not is_same_name("Gov. Marlow", "Marlow")


@pytest.mark.parametrize(
    ("name", "usable"), [("Ann", True), ("", False), (" ", False), ("x" * 500, True), ("x" * 501, False)]
)
def test_what_is_longer_than_any_name_is_none(name: str, usable: bool) -> None:
    assert is_usable(name) is usable


def test_a_middle_initial_is_no_part_of_the_surname() -> None:
    assert name_keys("Antony E. Marlow", ENGLISH) == name_keys("Antony Marlow", ENGLISH)


@pytest.mark.parametrize(
    ("alias", "name", "is_another"),
    [
        ("Ann Marlow Jr.", "Ann B. Marlow", True),
        ("Ann Marlow III", "Ann Marlow Jr.", True),
        ("Ann Marlow", "Ann Marlow Jr.", False),
        ("Ann Marlow Jr", "Ann B. Marlow Jr.", False),
        ("Ann Marlow Ph.D.", "Ann Marlow", False),
    ],
)
def test_a_junior_is_not_the_senior(alias: str, name: str, is_another: bool) -> None:
    assert is_of_another_generation(alias, name, ENGLISH) is is_another


@pytest.mark.parametrize(
    ("acronym", "aliases", "does"),
    [
        ("MRC", ["Marlow Rowing Club", "MRC"], True),
        ("M.R.C.", ["Marlow Rowing Club", "MRC"], True),
        ("MRC", ["Marlow Rowing Club"], False),
        ("PAC", ["House Marlow PAC", "PAC"], False),
        ("MR", ["Marlow Rowing", "MR"], False),
        ("Marlow", ["Ann Marlow", "Marlow"], False),
    ],
)
def test_an_acronym_stands_for_what_its_letters_begin(acronym: str, aliases: list[str], does: bool) -> None:
    assert stands_for(acronym, aliases, ENGLISH) is does


@pytest.mark.parametrize(
    ("member", "full"),
    [
        (CastMember("MRC", ("The Club", "Marlow Rowing Club")), "Marlow Rowing Club"),
        (CastMember("Ann Marlow", ("Marlow", "Ann B. Marlow")), "Ann Marlow"),
        (CastMember("Club", ("Marlow Rowing Club",)), "Marlow Rowing Club"),
        (CastMember("Marlow", ("", "x y" * 200)), "Marlow"),
    ],
)
def test_the_name_that_says_who_is_meant(member: CastMember, full: str) -> None:
    assert name_in_full(member, ENGLISH) == full

"""Names that one slip in the surname tells apart share a key."""

from __future__ import annotations

import pytest

from service.storage.names import is_same_name, is_usable, name_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Jens Stoltenberg", "Jens Stoltenburg", id="near the end"),
        pytest.param("Jens Stoltenberg", "Jens Soltenberg", id="near the start"),
        pytest.param("Jens Stoltenberg", "J. Stoltenbreg", id="with an initial"),
    ],
)
def test_a_slip_in_the_surname_leaves_a_key_in_common(one: str, other: str) -> None:
    first, second = name_keys(one), name_keys(other)
    assert first.surname != second.surname
    assert first.near_head == second.near_head or first.near_tail == second.near_tail


def test_titles_case_and_accents_do_not_count() -> None:
    assert name_keys("Président Zoë Çelik").surname == name_keys("ZOE CELIK").surname


@pytest.mark.parametrize(
    ("name", "is_full"),
    [
        ("Antony Marlow", True),
        ("A. Marlow", True),
        ("Marlow", False),
        ("Mr. Marlow", False),
        ("NATO", False),
        ("", False),
    ],
)
def test_a_full_name_has_more_than_a_surname(name: str, is_full: bool) -> None:
    assert name_keys(name).is_full is is_full


def test_names_are_the_same_but_for_case_and_spacing() -> None:
    assert is_same_name("Antony  Marlow", "ANTONY MARLOW ")
    assert not is_same_name("Antony Marlow", "Anthony Marlow")
    assert not is_same_name("Gov. Marlow", "Marlow")


@pytest.mark.parametrize(
    ("name", "usable"), [("Ann", True), ("", False), (" ", False), ("x" * 500, True), ("x" * 501, False)]
)
def test_what_is_longer_than_any_name_is_none(name: str, usable: bool) -> None:
    assert is_usable(name) is usable

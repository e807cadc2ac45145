"""Names are completed by how their words begin, in any order, and with a slip or two where few begin so."""

from __future__ import annotations

import pytest

from service.people.name_list import NameList, NameUse

NAMES = NameList(
    [
        NameUse("Antony Blinken", "Antony Blinken"),
        NameUse("Jens Stoltenberg", "Jens Stoltenberg"),
        NameUse("Jean-Yves Le Drian", "Jean-Yves Le Drian"),
        NameUse("Łukasz Żółć", "Łukasz Żółć"),
        NameUse("Bashar al-Assad", "Bashar al-Assad"),
        NameUse("Antony Blinken", "Tony Blinken"),
        NameUse("أحمد المرسى", "أحمد المرسى"),
        *(NameUse(f"{given} Lincoln", f"{given} Lincoln") for given in ("Abe", "Ben", "Carl")),
        NameUse("Lin Lindqvist", "Lin Lindqvist"),
    ]
)


def found(typed: str, most: int = 8) -> list[str]:
    return [use.name for use in NAMES.complete(typed, most)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("anto", "Antony Blinken"),
        ("BLINK", "Antony Blinken"),
        ("blin an", "Antony Blinken"),
        ("drian", "Jean-Yves Le Drian"),
        ("yves", "Jean-Yves Le Drian"),
        ("lukasz zol", "Łukasz Żółć"),
        ("assad", "Bashar al-Assad"),
        ("أحم", "أحمد المرسى"),
        ("Blnken", "Antony Blinken"),  # left out
        ("Blinnken", "Antony Blinken"),  # put in
        ("Blimken", "Antony Blinken"),  # changed
        ("Bilnken", "Antony Blinken"),  # swapped
        ("Vlinken", "Antony Blinken"),  # the first letter
        ("Stoltnbrg", "Jens Stoltenberg"),  # two
        ("Antny Blinkn", "Antony Blinken"),
        ("Stotl", "Jens Stoltenberg"),  # not yet typed to the end
    ],
)
def test_a_name_is_found_as_it_is_typed(typed: str, name: str) -> None:
    assert found(typed)[0] == name


@pytest.mark.parametrize("typed", ["", " - ", "xyz", "Abe Blinken", "blq", "Stxltxnbxrg"])
def test_what_no_name_may_become_has_no_completion(typed: str) -> None:
    assert found(typed) == []


def test_a_name_is_offered_once_and_says_which_of_its_names_was_typed() -> None:
    assert NAMES.complete("blinken", 8) == [NameUse("Antony Blinken", "Antony Blinken")]
    assert NAMES.complete("tony", 8) == [NameUse("Antony Blinken", "Tony Blinken")]


def test_whole_words_come_before_begun_ones_and_the_most_used_before_the_others() -> None:
    assert found("lin") == ["Lin Lindqvist", "Abe Lincoln", "Ben Lincoln", "Carl Lincoln"]
    assert found("lin", 2) == ["Lin Lindqvist", "Abe Lincoln"]


def test_where_several_begin_as_typed_nobody_is_offered_what_is_spelt_otherwise() -> None:
    assert found("linc") == ["Abe Lincoln", "Ben Lincoln", "Carl Lincoln"]

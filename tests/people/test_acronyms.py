"""First letters stand for a name, small words counted or not."""

import pytest

from service.language.language import DEFAULT, language
from service.people.acronyms import is_acronym, looks_like_acronym

ENGLISH = language(DEFAULT)


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("NATO", "North Atlantic Treaty Organization"),
        ("N.R.A.", "the National Rifle Association"),
        ("FBI", "Federal Bureau of Investigation"),
        ("OAS", "Organization of American States"),
        ("DOJ", "Department of Justice"),
        ("CDU", "Christian-Democratic Union"),
    ],
)
def test_an_acronym(short: str, name: str) -> None:
    assert is_acronym(short, name, ENGLISH)


@pytest.mark.parametrize(
    ("short", "name"),
    [("PAC", "House Majority PAC"), ("N", "NATO"), ("", ""), ("UN", "United States"), ("T", "the Times")],
)
def test_no_acronym(short: str, name: str) -> None:
    assert not is_acronym(short, name, ENGLISH)


@pytest.mark.parametrize(
    ("name", "looks"), [("NATO", True), ("N.R.A.", True), ("Nato", False), ("A", False), ("A B", False)]
)
def test_what_looks_like_one(name: str, looks: bool) -> None:
    assert looks_like_acronym(name) is looks

"""Where nouns have capitals, a capital makes no name."""

from __future__ import annotations

import pytest

from service.language.capitals import language_of_quote, may_be_name

GERMAN = "Wir werden den Vertrag mit dem Hafen noch in diesem Monat nicht unterschreiben."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        ("Nous garderons le pont ouvert toute la nuit", "fr"),
        ("We will keep the bridge open all night", "en"),
        ("Obama beats Romney", "en"),
    ],
)
def test_the_language_of_a_quote_is_the_default_unless_it_plainly_is_not(text: str, code: str) -> None:
    assert language_of_quote(text) == code


@pytest.mark.parametrize(("written", "is_one"), [("Merkel", True), ("Monat", False), ("Hafen", False), ("Anna", True)])
def test_a_noun_is_no_name(written: str, is_one: bool) -> None:
    assert may_be_name(written, GERMAN) is is_one


def test_elsewhere_a_capital_is_enough() -> None:
    assert may_be_name("Monat", "We will sign it with Monat before the summer")

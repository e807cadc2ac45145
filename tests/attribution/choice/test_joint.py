"""Who speaks together, in sentences of invented names; who is right was decided by reading.

A case: `id`, `text`, `quote` (words of the one that is meant) and `speakers`: the lists of names that are right.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.attribution import attribute
from service.domain import Attribution
from service.extraction import extract
from service.language.language import language_of

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "joint_cases.jsonl").read_text(encoding="utf-8").splitlines()
]
KNOWN_FAILURES = {
    "joint-5": "behind brackets no name is joined to “called”",
    "joint-18": "“met” is on no list of verbs, and is taken for a part of the noun phrase “reporters”",
}


def attribution_of(text: str, quote: str) -> Attribution | None:
    language = language_of(None)
    read = attribute(text, extract(text, language), language)
    return next(each.attribution for each in read if quote in text[each.span.start : each.span.end])


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=reason) if reason else ())
        for case in CASES
        for reason in [KNOWN_FAILURES.get(case["id"])]
    ],
    ids=lambda case: case["id"],
)
def test_all_who_speak_are_named_in_order_and_nobody_else(case: dict[str, Any]) -> None:
    attribution = attribution_of(case["text"], case["quote"])
    people = (attribution.speaker, *attribution.others) if attribution else ()
    assert [person.name for person in people if person] in case["speakers"]


def test_the_mention_covers_all_of_them() -> None:
    text = "In a letter, Sens. Tara Quist, Ben Oduya and Milo Strand wrote that it was “a door left open for thieves.”"
    attribution = attribution_of(text, "a door")
    assert attribution
    assert attribution.mention
    assert attribution.mention.text == "Tara Quist, Ben Oduya and Milo Strand"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("“It holds,” said Prime Minister Tara Quist.", {"Prime Minister"}),
        ("“It holds,” said Tara Quist, the mayor of Pelham, on Monday.", {"the mayor of Pelham"}),
        ("“It holds,” Pelham's harbour master, Tara Quist, said.", {"Pelham's harbour master"}),
        ("Tara Quist is a lawyer from Pelham. “It holds,” she said.", {"a lawyer from Pelham"}),
        ("“It holds,” said the US secretary of state, Tara Quist.", {"the US secretary of state"}),
        ("“It holds,” said US Secretary of State Tara Quist.", {"US Secretary of State"}),
        ("“It holds,” said Tara Quist, who left.", set()),
        ("“It holds,” said Tara Quist, Ben Oduya and Milo Strand.", set()),
    ],
)
def test_what_the_article_says_that_they_are_is_kept(text: str, roles: set[str]) -> None:
    attribution = attribution_of(text, "It holds")
    assert attribution
    assert attribution.speaker
    assert set(attribution.speaker.roles) == roles

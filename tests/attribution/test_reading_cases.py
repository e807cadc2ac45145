"""Small articles of invented words, by kind of fault: who said the quote, and whether anybody did, decided by reading.

A case: `id`, `kind`, `text`, `quote` (words of the one that is meant), and what is right: `speaker` (a name, several
that are right, or null), `mention` (a word of it, or null: nobody), `exact` (the speaker's name is just that), `stance`
and `about`. What is not there is not judged.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from service.attribution import attribute, attribute_inner
from service.domain import AttributedSpan, Attribution
from service.extraction import extract
from service.language.language import language_of

CASES = [
    json.loads(line)
    for name in (
        "reading_cases.jsonl",
        "naming_cases.jsonl",
        "stance_cases.jsonl",
        "term_cases.jsonl",
        "subject_cases.jsonl",
        "report_cases.jsonl",
        "variation_cases.jsonl",
        "fresh_cases.jsonl",
        "deeper_cases.jsonl",
        "whose_words_cases.jsonl",
    )
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
]
KNOWN_FAILURES = {
    "denied-13": "nobody is given, but not since it is denied: “is not something that Lunt said”",
    "fresh-5": "“Commodore” is on no list of titles, and keeps to the name",
    "fresh-9": "the model takes “he” of what is said without marks",
    "fresh-39": "nobody is given: “found” is as often a deed",
    "fresh-41": "“waterways” is no common word, so that the name of the ministry ends in front of “and”",
    "fresh-109": "“who” stands for the cook, and is given as the mention",
    "fresh-120": "the recording is given as the mention, and so nobody by name",
    "fresh-234": "“it” is taken for the body, not for its sign",
    "fresh-246": "“read out” behind “listened as” is not seen as another's",
    "subject-2": "“Liberal” is a party's word, and “one Liberal” no mention",
    "subject-6": "the model takes the nearer noun, though the verb's subject is seen",
    "subject-8": "“beside” is on no list of prepositions",
    "subject-13": "“museum” is no mention, so that two phrases in a row are not seen through",
    "term-98": "“put up” reads like a report",
    "term-object-9": "“list him as” reads like a report",
    "whose-words-121": "“Tarrow University sent students” is one noun phrase to the reader",
}


def words(text: str) -> list[str]:
    return re.sub(r"[^\w\s]", " ", text.lower().replace("’", "").replace("'", "")).split()


def read(text: str) -> list[AttributedSpan]:
    language = language_of(None)
    outer = attribute_inner(text, attribute(text, extract(text, language), language), language)
    return [quote for span in outer for quote in (span, *span.inner)]


def attribution_of(case: dict[str, Any]) -> Attribution | None:
    text = case["text"]
    wanted = " ".join(words(case["quote"]))
    meant = [quote for quote in read(text) if wanted in " ".join(words(text[quote.span.start : quote.span.end]))]
    assert meant, "the quote is not found"
    return meant[0].attribution


def names_same(wanted: str | None, name: str | None, *, is_exact: bool) -> bool:
    """Whether `name` is the one that is wanted: the same words, or without a given name or a title."""
    if wanted is None or name is None:
        return wanted is name
    left, right = ([word for word in words(text) if word != "the"] for text in (wanted, name))
    return left == right or (not is_exact and left[-1] == right[-1] and set(right) <= set(left))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_article_is_read_as_a_reader_would(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case["id"] in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(strict=True, reason=KNOWN_FAILURES[case["id"]]))
    found = attribution_of(case)
    name = found.speaker.name if found and found.speaker else None
    if "speaker" in case:
        right = case["speaker"] if isinstance(case["speaker"], list) else [case["speaker"]]
        assert any(names_same(one, name, is_exact=case.get("exact", False)) for one in right), name
    if "mention" in case:
        mention = words(found.mention.text) if found and found.mention else []
        assert bool(mention) == (case["mention"] is not None), mention
        assert not mention or set(words(case["mention"])) & set(mention), mention
    if "stance" in case:
        assert found is not None
        assert (found.stance, found.speaker) == (case["stance"], None)
    if "about" in case:
        assert found is not None
        assert found.about is not None
        assert names_same(case["about"], found.about.name, is_exact=False)


def test_every_kind_has_several_cases() -> None:
    kinds = [case["kind"] for case in CASES]
    assert len(CASES) > 100
    assert len(set(kinds)) >= 10

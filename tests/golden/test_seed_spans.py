"""The five seed articles: all 51 quotes that were read in them, and next to nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service.extraction import extract
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)

ROOT = Path(__file__).parents[2]
GOLD = [
    json.loads(line) for line in (ROOT / "tests/golden/seeds_quotes.jsonl").read_text(encoding="utf-8").splitlines()
]
ARTICLES = sorted({quote["doc"] for quote in GOLD})


def text_of(name: str) -> str:
    return (ROOT / "seeds" / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quote_of_a_seed_article_is_found_between_the_marks_it_has(name: str) -> None:
    text = text_of(name)
    found = {
        (span.start, span.end, span.open, span.close, text[span.start : span.end]) for span in extract(text, ENGLISH)
    }
    gold = {
        (quote["start"], quote["end"], quote["open"], quote["close"], quote["text"])
        for quote in GOLD
        if quote["doc"] == name
    }
    assert gold - found == set()


def test_at_most_two_spans_are_reported_that_no_reader_saw() -> None:
    gold = {(quote["doc"], quote["start"], quote["end"]) for quote in GOLD}
    found = {(name, span.start, span.end) for name in ARTICLES for span in extract(text_of(name), ENGLISH)}
    assert len(gold) == 51
    assert len(found - gold) <= 2

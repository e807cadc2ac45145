"""Articles of the Canadian form: what is gold of them, and when an answer agrees with it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from evaluation import read_floors
from evaluation.canadian import gold_articles, is_canadian, read_canadian
from evaluation.gold import CorpusUnreadable
from evaluation.polnear import evaluate, evaluate_canadian
from service.domain import Span

TEXT = (
    "“The weir must hold,” said Ida Moen.\n\n"
    "At the inn a farmer called it “a sieve.”\n\n"
    "The town sells a “flood cake” in spring."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def span(words: str, speaker: str, name: str, kind: str = "direct") -> dict[str, Any]:
    quote, who = at(words), at(speaker)
    return {
        "start": quote.start, "end": quote.end, "speaker": speaker, "ms": who.start, "me": who.end,
        "name": name, "kind": kind, "floating": False,
    }  # fmt: skip


ENTRY = {
    "id": "weir",
    "outlet": "The Gauge",
    "text": TEXT,
    "regions": [[0, TEXT.index("said") + 4], [at("“a sieve.”").start, at("“a sieve.”").end]],
    "spans": [span("The weir must hold,", "Ida Moen", "Moen"), span("a sieve.", "a farmer", "a farmer", "partial")],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "articles.jsonl").write_text(json.dumps(ENTRY) + "\n", encoding="utf-8")
    return tmp_path


def test_an_article_keeps_its_outlet_and_its_spans(corpus: Path) -> None:
    [article] = read_canadian(corpus)
    assert is_canadian(corpus)
    assert (article.outlet, len(article.spans)) == ("The Gauge", 2)


def test_what_no_annotation_touches_is_nobodys(corpus: Path) -> None:
    [article] = gold_articles(corpus)
    said = {TEXT[gold.span.start : gold.span.end]: gold.spoken for gold in article.spans}
    assert list(said) == ["The weir must hold,", "a sieve.", "flood cake"]
    assert [spoken.by_nobody for spoken in said.values() if spoken] == [False, False, True]


def test_a_speaker_without_a_capital_has_no_name(corpus: Path) -> None:
    [article] = gold_articles(corpus)
    assert [gold.spoken.speaker for gold in article.spans if gold.spoken] == ["Moen", None, None]


def test_last_names_that_agree_are_right(corpus: Path) -> None:
    figures = evaluate_canadian(corpus).figures
    assert figures["resolved names"] == 1.0
    assert figures["mention accuracy"] == 1.0


def test_nothing_is_right_of_a_reader_that_finds_nothing(corpus: Path) -> None:
    figures = evaluate(gold_articles(corpus), "empty", lambda _: ()).figures
    assert (figures["span recall"], figures["speaker given to what nobody said"]) == (0.0, 0.0)
    assert "names given wrong" not in figures


@pytest.mark.parametrize("content", ["{}\n", "no json\n", '{"id": 1, "outlet": "", "text": "", "regions": 3}\n'])
def test_a_line_that_is_no_article_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "articles.jsonl").write_text(content)
    with pytest.raises(CorpusUnreadable, match="line 1"):
        list(read_canadian(tmp_path))


CORPUS = os.environ.get("CANADA")


@pytest.mark.skipif(not CORPUS, reason="CANADA does not say where the corpus is")
def test_no_figure_on_canadian_news_falls_below_its_floor() -> None:
    report = evaluate_canadian(Path(str(CORPUS)))
    assert report.failures(read_floors(Path(__file__).parent / "canadian_floors.json")) == [], "\n" + report.as_table()

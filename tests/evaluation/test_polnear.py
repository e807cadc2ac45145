"""The harness on two articles whose figures are counted by hand, and the gate wherever the corpus is at hand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation import evaluate_polnear, read_floors
from evaluation.gold import read_corpus
from evaluation.polnear import evaluate
from evaluation.report import Report
from service.domain import AttributedSpan, Attribution, CastMember, QuotedSpan, QuoteKind, TextSpan
from service.extraction import extract
from service.language.language import DEFAULT, language

ENGLISH = language(DEFAULT)

HERE = Path(__file__).parent
TINY = HERE / "tiny"

# What the pretended reader says of each quote, by its first words: the mention and the name.
ANSWERS: dict[str, tuple[str, str | None] | None] = {
    "We will": ("Mara Olsen", "Ms. Mara Olsen"),
    "Every si": ("Jon Brandt", "Jon Brandt"),
    "a mess": None,
    "Tides an": ("He", "Jon Brandt"),
    "The rain": ("a pupil", None),
    "It is dr": ("Principal Ida Moen", "Ida Moen"),
    "Closed.": None,
    "No More ": None,
}


def pretend(text: str, span: QuotedSpan) -> AttributedSpan:
    words = text[span.start : span.end]
    answer = next(said for start, said in ANSWERS.items() if words.startswith(start))
    if answer is None:
        return AttributedSpan(span, QuoteKind.DIRECT, None)
    mention, name = answer
    at = text.index(mention)
    return AttributedSpan(
        span,
        QuoteKind.DIRECT,
        Attribution(
            CastMember(name) if name else None, TextSpan(mention, at, at + len(mention)), None, "pretended", 0.9
        ),
    )


def pretended_reader(text: str) -> Sequence[AttributedSpan]:
    return [pretend(text, span) for span in extract(text, ENGLISH)]


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(read_corpus(TINY, "dev", TINY / "speakers.jsonl"), "tiny", pretended_reader)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("articles", 2),
        ("spans", 8),
        ("span recall", 1.0),
        ("span recall, outer quotes", 6 / 8),
        ("span precision", 1.0),
        ("attributed spans", 6),
        ("mention accuracy", 4 / 6),
        ("mention accuracy, any overlap", 5 / 6),
        ("mention accuracy, of what somebody said", 4 / 6),
        ("accuracy when given", 4 / 5),
        ("left without a speaker", 1 / 6),
        ("speaker given to what nobody said", 1 / 2),
        ("resolved names", 3 / 5),
        ("resolved names when given", 3 / 4),
        ("name given where there is none", 1 / 3),
    ],
)
def test_each_figure_is_what_a_count_by_hand_gives(report: Report, figure: str, expected: float) -> None:
    assert report.figures[figure] == pytest.approx(expected)


def test_the_groups_of_a_kind_share_out_the_attributed_spans(report: Report) -> None:
    for kind in ("layout", "source type", "length"):
        assert sum(group.spans for group in report.groups if group.kind == kind) == 6


def test_the_layout_group_says_how_many_are_right(report: Report) -> None:
    before = next(group for group in report.groups if group.name == "source, quote")
    assert (before.spans, before.right, before.given) == (2, 1, 1)


def test_a_quote_that_nobody_recorded_is_extra() -> None:
    articles = [
        article for article in read_corpus(TINY, "dev", TINY / "speakers.jsonl") if article.name.startswith("harbour")
    ]
    report = evaluate(articles, "tiny", pretended_reader)
    bare = [type(article)(article.name, article.text, article.spans[1:]) for article in articles]
    fewer = evaluate(bare, "tiny", pretended_reader)
    assert report.extra == ()
    assert [article.text[span.start : span.end] for article, span in fewer.extra] == ["We will run every boat on time,"]
    assert fewer.figures["span precision"] == pytest.approx(3 / 4)


def test_without_speakers_the_figures_that_need_them_are_left_out() -> None:
    figures = evaluate(read_corpus(TINY, "dev", None), "tiny", pretended_reader).figures
    assert "mention accuracy" in figures
    assert "resolved names" not in figures
    assert "speaker given to what nobody said" not in figures


def test_the_service_itself_finds_every_span_of_the_tiny_corpus() -> None:
    report = evaluate_polnear(TINY, "dev", TINY / "speakers.jsonl")
    assert report.figures["span recall"] == 1.0
    assert report.extra == ()


CORPUS = os.environ.get("POLNEAR")
SPEAKERS = os.environ.get("POLNEAR_SPEAKERS")


@pytest.mark.skipif(not CORPUS, reason="POLNEAR does not say where the corpus is")
def test_no_figure_on_real_news_falls_below_its_floor() -> None:
    floors = read_floors(HERE / "floors.json")
    report = evaluate_polnear(Path(str(CORPUS)), "dev", Path(SPEAKERS) if SPEAKERS else None)
    if not SPEAKERS:
        floors = {name: bound for name, bound in floors.items() if name in report.figures}
    assert report.failures(floors) == [], "\n" + report.as_table()

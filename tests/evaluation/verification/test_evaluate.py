"""The whole measurement on a small corpus of our own, and the gate wherever the corpus is at hand."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation import read_floors
from evaluation.verification import Extent, VerificationReport, evaluate_verification, verification_misses_page
from evaluation.verification.evaluate import evaluate
from evaluation.verification.holdout import Sizes
from evaluation.verification.judged import judge
from service.domain import Verdict

FLOORS = Path(__file__).parents[1] / "verification_floors.json"
EXTENT = Extent(each=6, held=Sizes(negatives=4, inside=2, longer=1), scanned=20)


@pytest.fixture(scope="module")
def report(small_folder: Path) -> VerificationReport:
    return evaluate_verification(small_folder, seed=1, extent=EXTENT)


def test_the_service_answers_the_small_corpus_rightly(report: VerificationReport) -> None:
    figures = report.figures
    assert figures["articles"] == 6
    assert figures["queries"] == len(report.judged) > 150
    assert figures["hit@1"] == 1.0, report.as_table()
    assert figures["hit@1, fragments of six words"] == 1.0
    assert figures["verdict accuracy"] >= 0.98, report.as_table()
    assert figures["false matches"] == 0.0
    assert figures["attribution accuracy"] == 1.0
    assert figures["inside a longer quote"] == 1.0


def test_every_kind_of_query_has_a_line_that_counts_it(report: VerificationReport) -> None:
    kinds = [one.query.kind for one in report.judged]
    assert {line.kind: line.queries for line in report.lines} == {kind: kinds.count(kind) for kind in kinds}
    assert {"typography", "splice, ellipsis", "negation put in", "spelling", "joined from two quotes"} <= set(kinds)


def test_the_same_seed_asks_the_same_and_another_seed_does_not(small_folder: Path, report: VerificationReport) -> None:
    again = evaluate_verification(small_folder, seed=1, extent=EXTENT)
    other = evaluate_verification(small_folder, seed=2, extent=EXTENT)
    asked = [(one.query.kind, one.query.text, one.query.claimed) for one in report.judged]
    assert [(one.query.kind, one.query.text, one.query.claimed) for one in again.judged] == asked
    assert [(one.query.kind, one.query.text, one.query.claimed) for one in other.judged] != asked


def test_the_table_and_the_json_say_the_same(report: VerificationReport) -> None:
    kept = json.loads(report.as_json())
    assert kept["part"] == "train + dev"
    assert {kind["kind"] for kind in kept["kinds"]} == {line.kind for line in report.lines}
    assert f"{'false matches':<42}{'0.00%':>12}" in report.as_table()


def test_floors_and_ceilings_are_told_apart(report: VerificationReport) -> None:
    assert report.failures({"hit@1": 1.0, "false matches": 0.0}) == []
    assert report.failures({"false matches": -0.1, "hit@7": 0.5}) == [
        "false matches: 0.0000, the bound is -0.1",
        "hit@7: not measured, the bound is 0.5",
    ]


def test_a_wrong_answer_stands_on_the_page_of_misses(report: VerificationReport) -> None:
    right = next(one for one in report.judged if one.query.kind == "substitution")
    wrong = judge(replace(right.query, text="<i>a lie</i>"), replace(right.answer, verdict=Verdict.VERBATIM))
    page = verification_misses_page(replace(report, judged=(right, wrong)))
    assert "substitution (1)" in page
    assert "&lt;i&gt;a lie&lt;/i&gt;" in page
    assert "<i>a lie</i>" not in page


def test_a_corpus_is_read_once_and_may_be_measured_often(report: VerificationReport, small: object) -> None:
    assert evaluate(small, "train + dev", 1, EXTENT).figures["queries"] == report.figures["queries"]  # type: ignore[arg-type]


CORPUS = os.environ.get("POLNEAR")


@pytest.mark.slow  # two minutes; `make eval` holds the same floors over more queries
@pytest.mark.skipif(not CORPUS, reason="POLNEAR does not say where the corpus is")
def test_no_figure_on_real_news_falls_below_its_floor() -> None:
    report = evaluate_verification(Path(str(CORPUS)), extent=Extent(each=30))
    assert report.failures(read_floors(FLOORS)) == [], "\n" + report.as_table()

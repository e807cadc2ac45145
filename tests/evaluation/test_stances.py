"""Whether what an article denies is read so: the measure, and the gate on our own cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation import read_floors
from evaluation.command import evaluate_command
from evaluation.stances import CasesUnreadable, JudgedStance, StancesReport, evaluate_stances
from service.domain import Attribution, Stance

HERE = Path(__file__).parent
CASES = HERE.parent / "attribution" / "reading_cases.jsonl"


def judged(stance: Stance, given: Stance | None) -> JudgedStance:
    attribution = None if given is None else Attribution(None, None, None, "pretended", 1.0, given)
    return JudgedStance("a", stance, attribution)


def test_nobody_at_all_is_not_right_but_no_lie_either() -> None:
    report = StancesReport((judged(Stance.DENIED, None), judged(Stance.SAID, Stance.SAID)))
    assert report.figures["stances right"] == 0.5
    assert report.figures["said where the article says otherwise"] == 0.0


def test_said_where_the_article_denies_is_counted_by_itself() -> None:
    report = StancesReport((judged(Stance.DENIED, Stance.SAID), judged(Stance.DOUBTED, Stance.DOUBTED)))
    assert report.figures["said where the article says otherwise"] == 0.5
    assert "a: denied is right" in report.as_table()
    assert report.failures({"said where the article says otherwise": 0.1}) != []


@pytest.mark.parametrize("line", ["no json", '{"id": "a", "text": "“b”", "stance": "denied"}', '{"stance": "sworn"}'])
def test_a_line_that_is_no_case_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "cases.jsonl").write_text(line)
    with pytest.raises(CasesUnreadable, match="line 1"):
        evaluate_stances(tmp_path / "cases.jsonl")


def test_the_command_measures_cases(tmp_path: Path) -> None:
    case = {"id": "a", "text": "Ann Lee never said “the sea is dry.”", "quote": "the sea", "stance": "denied"}
    (tmp_path / "cases.jsonl").write_text(json.dumps(case), encoding="utf-8")
    result = CliRunner().invoke(evaluate_command, [str(tmp_path), "--stances", str(tmp_path / "cases.jsonl")])
    assert result.exit_code == 0
    assert "stances right" in result.stdout


def test_no_figure_of_our_own_cases_falls_below_its_floor() -> None:
    report = evaluate_stances(CASES)
    assert report.failures(read_floors(HERE / "stance_floors.json")) == [], "\n" + report.as_table()

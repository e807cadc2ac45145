"""Who is held as one speaker: the figures, their intervals, and the floors that only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.report import read_floors
from evaluation.speaker_pairs import JudgedPair, SpeakerPair
from evaluation.speakers import SpeakersReport, evaluate_speakers, wilson

HERE = Path(__file__).parent
ONE, TWO = SpeakerPair("Ann Poe", "Ann B. Poe", True, "middle"), SpeakerPair("Ann Poe", "Ann Poe", False, "same name")


def test_the_floors_are_reached() -> None:
    report = evaluate_speakers(HERE / "speaker_pairs.jsonl")
    assert report.failures(read_floors(HERE / "speaker_floors.json")) == [], "\n" + report.as_table()


@pytest.mark.parametrize(
    ("wrong", "of", "low", "high"),
    [(0, 200, 0.0, 0.0188), (5, 200, 0.0107, 0.0572), (1, 1, 0.2065, 1.0), (10, 20, 0.2993, 0.7007)],
)
def test_the_interval_is_wilsons(wrong: int, of: int, low: float, high: float) -> None:
    assert wilson(wrong, of) == pytest.approx((low, high), abs=5e-5)


def test_the_table_names_what_is_held_wrongly() -> None:
    table = SpeakersReport((JudgedPair(ONE, True), JudgedPair(TWO, True)), None).as_table()
    assert "same name: Ann Poe | Ann Poe" in table
    assert "Ann B. Poe" not in table
    assert "100.0%" in table


def test_a_sort_of_pair_that_is_missing_has_no_share() -> None:
    report = SpeakersReport((JudgedPair(ONE, False),), None)
    assert report.figures == {"pairs": 1, "one person held as one": 0.0}
    assert report.failures({"one person held as one": 0.5, "two people held as two": 0.5}) == [
        "one person held as one: 0.0000, the bound is 0.5",
        "two people held as two: not measured, the bound is 0.5",
    ]
    assert "no pairs" in report.as_table()


def test_the_json_keeps_figures_and_the_samples_hash(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text('{"a": "Ann Poe", "b": "Ann B. Poe", "same": true, "kind": "middle"}\n', encoding="utf-8")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "courier_1.txt").write_text("“The door stays open,” Ann Poe said.", encoding="utf-8")
    report = evaluate_speakers(pairs, corpus)
    kept = json.loads(report.as_json())
    assert kept["figures"]["one person held as one"] == 1.0
    assert kept["figures"]["speakers"] == 1
    assert kept["sample"] == report.corpus.sample_hash
    assert "Ann Poe  (1)" in report.as_table()

"""Printed quotes asked of transcripts: what is found, whose it is, and how it is reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.gold import CorpusUnreadable
from evaluation.report import read_floors
from evaluation.spoken import SpokenReport, evaluate_spoken, sample_page
from evaluation.spoken.evaluate import Seconds
from service.cli.main import group

FLOORS = Path(__file__).parents[1] / "spoken_floors.json"
BRIEFING = (
    "ADA QUILL: We will, uh, rebuild the eastern weir stone by stone before the herring comes.\n\n"
    "PIA DORN: And then?\n\nADA QUILL: Every family that lost a boat will have another by Easter.\n\nPIA DORN: I see."
)
STORY = (
    "“We will rebuild the eastern weir stone by stone before the herring comes,” Ada Quill said. “No cod was landed in "
    "the northern harbour this year,” Tom Fell said. “Nobody will pay a single crown for the second ferry,” Ada Quill "
    "said.\n"
)


def record(file: Path, data: Path) -> Seconds:
    """As the command does, in this process."""
    done = CliRunner().invoke(group, ["ingest", str(file), "--data", str(data), "--jobs", "1"])
    assert done.exit_code == 0, done.output
    return Seconds(1.0, 1.0)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> SpokenReport:
    folder = tmp_path_factory.mktemp("spoken")
    transcripts, texts = folder / "briefings", folder / "news" / "dev" / "text"
    transcripts.mkdir()
    texts.mkdir(parents=True)
    (transcripts / "a.txt").write_text(BRIEFING, encoding="utf-8")
    entry = {"file": "a.txt", "date": "2026-03-02", "title": "Briefing"}
    (transcripts / "manifest.jsonl").write_text(json.dumps(entry), encoding="utf-8")
    (texts / "post_2026-03-04_weir.txt").write_text(STORY, encoding="utf-8")
    (texts / "post_2025-03-04_old.txt").write_text(STORY, encoding="utf-8")
    return evaluate_spoken(transcripts, folder / "news", ("dev",), record)


def test_the_quotes_of_those_months_are_asked_and_the_main_speakers_judged(report: SpokenReport) -> None:
    figures = report.figures
    assert [figures[name] for name in ("transcripts", "articles", "quotes", "quotes of the main speaker")] == [
        1,
        1,
        3,
        2,
    ]
    assert [figures[name] for name in ("found", "speaker confirmed", "found of other speakers")] == [0.5, 1.0, 0.0]
    assert figures["with a disfluency"] == figures["of those found: altered, style"] == 1.0
    assert report.failures({"found": 0.6}) == ["found: 0.5000, the bound is 0.6"]


def test_what_was_found_is_shown_to_be_read(report: SpokenReport) -> None:
    assert "said: We will, <<uh, rebuild" in report.as_table() or "said: <<We will, uh, rebuild" in report.as_table()
    assert "by Ada Quill in Briefing (2026-03-02)" in report.as_table()
    assert "Nobody will pay a single crown" in sample_page(report).partition("Not found")[2]
    assert json.loads(report.as_json())["figures"]["found"] == 0.5


def test_a_folder_without_a_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnreadable, match="manifest"):
        evaluate_spoken(tmp_path, tmp_path, ("dev",), record)


def test_the_floors_name_figures(report: SpokenReport) -> None:
    assert read_floors(FLOORS).keys() <= {*report.figures, "of those found: verbatim"}

"""The report's faces: a table to read, JSON to keep, floors to hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.report import FloorsUnreadable, Group, Report, read_floors

REPORT = Report(
    "PolNeAR, dev",
    {"spans": 1234, "span recall": 0.9951, "left without a speaker": 0.0249},
    (Group("layout", "source, quote", 40, 30, 36), Group("length", "1-3 words", 10, 0, 0)),
    (),
    (),
)


def test_the_table_shows_counts_as_counts_and_shares_as_percentages() -> None:
    lines = REPORT.as_table().splitlines()
    assert "spans" + " " * 57 + "       1,234" in lines
    assert any(line.startswith("span recall ") and line.endswith("99.51%") for line in lines)


def test_the_table_has_a_heading_for_each_kind_of_group() -> None:
    table = REPORT.as_table()
    assert table.index("by layout") < table.index("source, quote") < table.index("by length")
    assert "75.0%" in table
    assert "83.3%" in table


def test_the_json_holds_every_figure_and_group() -> None:
    kept = json.loads(REPORT.as_json())
    assert kept["part"] == "PolNeAR, dev"
    assert kept["figures"]["span recall"] == 0.9951
    assert kept["groups"][0] == {"by": "layout", "name": "source, quote", "spans": 40, "right": 30, "given": 36}


@pytest.mark.parametrize(
    ("floors", "failing"),
    [
        pytest.param({"span recall": 0.995}, [], id="reached"),
        pytest.param({"span recall": 0.9951}, [], id="just reached"),
        pytest.param({"span recall": 0.996}, ["span recall: 0.9951, the bound is 0.996"], id="below"),
        pytest.param({"left without a speaker": 0.05}, [], id="below a ceiling"),
        pytest.param(
            {"left without a speaker": 0.02},
            ["left without a speaker: 0.0249, the bound is 0.02"],
            id="above a ceiling",
        ),
        pytest.param({"resolved names": 0.9}, ["resolved names: not measured, the bound is 0.9"], id="not measured"),
    ],
)
def test_failures_name_the_figures_that_miss_their_bound(floors: dict[str, float], failing: list[str]) -> None:
    assert REPORT.failures(floors) == failing


def test_the_floors_that_are_kept_are_all_figures_of_a_report() -> None:
    floors = read_floors(Path(__file__).parent / "floors.json")
    assert floors["span recall"] >= 0.995
    assert all(0 < bound <= 1 for bound in floors.values())


@pytest.mark.parametrize("content", ["[1]", '{"a": "much"}', "no json"])
def test_a_file_that_holds_no_floors_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FloorsUnreadable, match=r"floors\.json"):
        read_floors(path)

"""`python -m evaluation`: a table, a JSON file, the misses, and an exit code that a pipeline can use."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from evaluation.command import evaluate_command

TINY = Path(__file__).resolve().parent / "tiny"


def evaluate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(evaluate_command, [str(TINY), *map(str, arguments)])


def test_the_figures_are_printed_and_kept(tmp_path: Path) -> None:
    result = evaluate("--json", tmp_path / "figures.json", "--misses", tmp_path / "misses.html")
    assert result.exit_code == 0
    assert "mention accuracy" in result.stdout
    kept = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert kept["figures"]["span recall"] == 1
    assert (tmp_path / "misses.html").read_text(encoding="utf-8").startswith("<!")


def test_a_figure_below_its_floor_fails(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"span recall": 1.01}')
    result = evaluate("--floors", tmp_path / "floors.json")
    assert result.exit_code == 1
    assert "span recall: 1.0000, the bound is 1.01" in result.stderr


def test_a_folder_that_is_no_corpus_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(evaluate_command, [str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_verification_is_measured_too(tmp_path: Path) -> None:
    result = evaluate("--verification", "--part", "dev", "--json", tmp_path / "figures.json")
    assert result.exit_code == 0
    assert result.stdout.startswith("verification, dev")
    assert "figures" in json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))


def test_speakers_are_measured_by_pairs_of_names(tmp_path: Path) -> None:
    lines = (TINY.parent / "speaker_pairs.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("".join(lines[:20]), encoding="utf-8")
    result = evaluate("--pairs", pairs, "--json", tmp_path / "figures.json")
    assert result.exit_code == 0
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))

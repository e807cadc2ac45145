"""What is held as one utterance against pairs that somebody read: the measure, and the gate where the corpus is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.command import evaluate_command
from evaluation.report import read_floors
from evaluation.utterances import UtterancesUnreadable, evaluate_utterances

HERE = Path(__file__).parent
PAIRS, FLOORS = HERE / "utterance_pairs.jsonl", HERE / "utterance_floors.json"
CORPUS = os.environ.get("POLNEAR")
WHOLE = "We shall light the northern lantern before the first frost"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three articles of one quote each."""
    folder = tmp_path / "news" / "dev" / "text"
    folder.mkdir(parents=True)
    for name, text in (
        ("post_2026-05-04_a", WHOLE),
        ("herald_2026-05-05_b", WHOLE.replace("northern", "southern")),
        ("globe_2026-05-05_c", "Thank you very much"),
    ):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "news"


def pair(a: str, b: str, *, same: bool) -> str:
    return json.dumps({"a": [a, 0, 70], "b": [b, 0, 70], "same": same})


def test_pairs_and_groups_are_counted(corpus: Path, tmp_path: Path) -> None:
    lines = [
        pair("post_2026-05-04_a", "herald_2026-05-05_b", same=False),
        pair("post_2026-05-04_a", "globe_2026-05-05_c", same=False),
        pair("post_2026-05-04_a", "post_2026-05-04_a", same=True),
        pair("herald_2026-05-05_b", "globe_2026-05-05_c", same=True),
    ]
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    report = evaluate_utterances(file, corpus)
    assert report.figures == {
        "pairs": 4,
        "pairs of one utterance": 2,
        "pairs right": 0.5,
        "of one utterance, held as one": 0.5,
        "groups": 2,
        "groups without a stranger": 0.0,
    }
    assert "two: ('post_2026-05-04_a', 0, 70) ('herald_2026-05-05_b', 0, 70)" in report.as_table()
    floors = tmp_path / "floors.json"
    floors.write_text('{"pairs right": 0.9}', encoding="utf-8")
    options = [str(corpus), "--utterances", str(file), "--floors", str(floors)]
    assert CliRunner().invoke(evaluate_command, options).exit_code == 1


@pytest.mark.parametrize(
    "line",
    ["no json", '{"a": 1}', pair("tide_2026-05-04_x", "globe_2026-05-05_c", same=True), pair("a", "b", same=True)],
    ids=["no json", "no pair", "no such article", "no day"],
)
def test_what_is_no_pair_is_refused(corpus: Path, tmp_path: Path, line: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(UtterancesUnreadable):
        evaluate_utterances(file, corpus)


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="POLNEAR does not say where the corpus is")
def test_no_figure_is_below_its_floor() -> None:
    assert evaluate_utterances(PAIRS, Path(str(CORPUS))).failures(read_floors(FLOORS)) == []

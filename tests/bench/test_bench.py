"""Each measuring program runs at a tiny size and says what it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import plot, serving, verify
from bench.corpus import corpus


def test_looking_up_is_timed_beside_the_others_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = [tmp_path / f"{size}.json" for size in (100, 300)]
    for size, run in zip((100, 300), runs, strict=True):
        verify.main(["--size", str(size), "--queries", "4", "--peer-queries", "1", "--json", str(run)])
    found = json.loads(runs[1].read_text())
    assert found["size"] == 300
    assert {row["first"] for row in found["rows"] if row["edit"] == "as it is" and row["way"] == verify.OURS} == {1.0}
    assert "bytes a quote" in capsys.readouterr().out
    plot.main([*map(str, runs), "-o", str(tmp_path / "picture.svg")])
    drawn = (tmp_path / "picture.svg").read_text()
    assert drawn.count("<polyline") == 4
    assert "SQLite FTS5" in drawn


def test_sentences_of_a_folder_are_a_corpus(tmp_path: Path) -> None:
    sentence = "The mayor said that the bridge will open in spring."
    (tmp_path / "a.sgm").write_text(f"<BODY>{sentence} Not this. {sentence}</BODY>", encoding="utf-8")
    assert corpus(10, tmp_path) == [sentence]


def test_a_server_is_asked_over_its_connections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    serving.main(["--size", "60", "--seconds", "0.3", "--data", str(tmp_path / "data")])
    told = capsys.readouterr().out
    assert told.count("0 errors") == 2
    assert told.count("worker ") == serving.WORKERS

"""Each measuring program runs at a tiny size and says what it is asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bench import plot, postgresql, serving, soak, verify
from bench.corpus import corpus
from bench.filling import fill
from bench.serving import served
from bench.soak_ledger import Entry, losses

pytestmark = pytest.mark.slow


def test_looking_up_is_timed_beside_the_others_and_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = [tmp_path / f"{size}.json" for size in (100, 300)]
    for size, run in zip((100, 300), runs, strict=True):
        verify.main(["--size", str(size), "--queries", "4", "--peer-queries", "1", "--json", str(run)])
    found = json.loads(runs[1].read_text())
    assert found["size"] == 300
    assert {row["first"] for row in found["rows"] if row["edit"] == "as it is" and row["way"] == verify.OURS} == {1.0}
    assert all(len(row["hits"]) == row["queries"] for row in found["rows"])
    assert "bytes a quote" in capsys.readouterr().out
    plot.main([*map(str, runs), "-o", str(tmp_path / "picture.svg")])
    drawn = (tmp_path / "picture.svg").read_text()
    assert drawn.count("<polyline") == 4
    assert "SQLite FTS5" in drawn


def test_whole_verifications_are_timed_in_a_folder_that_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--data", str(tmp_path), "--size", "60", "--queries", "3", "--peer-queries", "1"]
    verify.main(asked)
    verify.main([*asked, "--no-peers"])
    told = capsys.readouterr().out.split("bytes a quote")
    assert "times our processor time" in told[1]
    assert "60 quotes: built in 0 s" in told[1]
    assert "quoteverify (3) | as it is" in told[2]


def test_sentences_of_a_folder_are_a_corpus(tmp_path: Path) -> None:
    sentence = "The mayor said that the bridge will open in spring."
    (tmp_path / "a.sgm").write_text(f"<BODY>{sentence} Not this. {sentence}</BODY>", encoding="utf-8")
    assert corpus(10, tmp_path) == [sentence]


def test_a_server_is_asked_over_its_connections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    serving.main(["--size", "60", "--seconds", "0.3", "--data", str(tmp_path / "data")])
    told = capsys.readouterr().out
    assert told.count("0 errors") == 2
    assert told.count("worker ") == serving.WORKERS


def test_a_short_soak_asks_everything_and_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "soak.svg"
    with pytest.raises(SystemExit):  # a few seconds are too short to be judged
        soak.main(["--minutes", "0.08", "--size", "60", "--connections", "12", "--streams", "2", "--svg", str(picture)])
    told = capsys.readouterr().out
    assert "requests failed" not in told
    assert not [what for what in ("articles are gone", "faults of", "not found verbatim") if what in told]
    assert "9 clients, 3 slow ones" in told
    assert "| verify |" in told
    assert picture.read_text().count("<polyline") == 3


def test_what_was_acknowledged_is_missed_when_it_is_gone(tmp_path: Path) -> None:
    fill(["The bridge over the weir stays open all winter."], tmp_path / "data")
    with served(tmp_path / "data") as (port, _):
        there = Entry(1, ("The bridge over the weir stays open all winter",))
        assert losses(port, [there, Entry(7, (), is_there=False), Entry(8, (), is_there=None)]) == []
        missed = losses(
            port, [Entry(9, ("Nobody ever heard of the lamp over the gate",)), replace(there, is_there=False)]
        )
    assert [fault.partition(",")[0] for fault in missed] == [
        "1 acknowledged articles are gone",
        "1 deleted articles are there",
        "1 quotes are not found verbatim in their article",
    ]


def windows(p99: Sequence[float], memory: Sequence[float]) -> list[soak.Window]:
    return [soak.Window(at, 100, 5.0, *both) for at, both in enumerate(zip(p99, memory, strict=True))]


def test_a_soak_is_judged() -> None:
    fine = soak.Answer("verify", 0.0, 0.01, None)
    steady, flat = [50.0] * 20, [300.0] * 20
    assert soak.judge([fine], windows(steady, flat)) == []
    assert soak.judge([fine], windows([900.0] * 4 + steady[4:], [100.0] * 4 + flat[4:])) == [], "the warm-up"
    failed = soak.Answer("verify", 0.0, 0.01, "POST /v1/verify: 500")
    assert "1 requests failed" in soak.judge([fine, failed], windows(steady, flat))[0]
    assert "become slower" in soak.judge([fine], windows([10.0 * at for at in range(20)], flat))[0]
    assert "memory grows" in soak.judge([fine], windows(steady, [100.0 + 10 * at for at in range(20)]))[0]


def test_reads_of_postgresql_are_timed_by_statement(capsys: pytest.CaptureFixture[str]) -> None:
    postgresql.main(["--rows", "2000", "--questions", "5"])
    printed = capsys.readouterr().out
    assert printed.startswith("2,000 occurrences made in")
    assert "reads of one verification: p50" in printed

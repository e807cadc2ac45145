"""`quoteverify prepare` and `load`: from files to a store, broken records beside, never a mixture of two runs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import group
from service.cli.preparing import plan, unit
from tests.cli.conftest import Run

LINES = [
    {"outlet": f"Outlet {number % 3}", "text": f"“Number {number} it is,” said Dora Brook."} for number in range(9)
]
BROKEN = '{"outlet": "The Post", "text": '


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files of nine articles, one of them in both; the fourth line of the first is broken."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl.gz"
    lines = [json.dumps(line) for line in LINES]
    one.write_text("\n".join([*lines[:3], BROKEN, *lines[3:5]]) + "\n")
    two.write_bytes(gzip.compress(("\n".join(lines[4:]) + "\n").encode()))
    return [one, two]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "prepared"


def prepare(out: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(group, ["prepare", *map(str, arguments), "--out", str(out), "--jobs", "1"])


def test_archives_are_prepared_and_loaded(files: list[Path], out: Path, run: Run) -> None:
    done = prepare(out, *files)
    assert (done.exit_code, done.stdout) == (
        0,
        f"10 prepared with 10 quoted spans, 1 broken, whose reasons are in {out / 'broken'}\n",
    )
    loaded = run("load", out)
    assert (loaded.exit_code, loaded.stdout) == (0, "9 added with 9 quoted spans, 1 already there\n")
    verified = run("verify", "Number 8 it is")
    assert "Dora Brook" in verified.stdout
    assert run("load", out).stdout == "0 added with 0 quoted spans, 10 already there\n"
    assert run("ingest", files[1]).stdout == "0 added with 0 quoted spans, 5 already there, 0 failed\n"


def test_a_broken_record_is_named_with_its_reason(files: list[Path], out: Path) -> None:
    prepare(out, *files)
    [line] = [json.loads(line) for file in (out / "broken").iterdir() for line in file.read_text().splitlines()]
    assert (line["file"], line["number"]) == (str(files[0]), 4)
    assert line["reason"].startswith("the line is not JSON")


def test_a_run_that_was_stopped_goes_on(files: list[Path], out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, opened = unit.pieces, []

    def stop_at_the_second(path: Path, *arguments: object) -> object:
        opened.append(path)
        if path == files[1] and opened.count(path) == 1:
            raise KeyboardInterrupt
        return read(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(unit, "pieces", stop_at_the_second)
    assert prepare(out, *files).exit_code == 130
    assert not (out / "prepared.json").exists()
    assert prepare(out, *files).stdout.startswith("10 prepared")
    assert opened == [files[0], files[1], files[1]], "the first file is not read again"


def test_other_files_and_options_do_not_join_what_is_there(files: list[Path], out: Path, run: Run) -> None:
    prepare(out, *files)
    for other in (files[:1], [*files, "--outlet", "The Post"]):
        refused = prepare(out, *other)
        assert refused.exit_code == 1
        assert "another run prepared" in refused.stderr
    assert prepare(out, files[0], "--anew").stdout.startswith("5 prepared")
    assert run("load", out).stdout.startswith("5 added")


def test_a_folder_of_something_else_is_left_alone(files: list[Path], tmp_path: Path) -> None:
    refused = prepare(tmp_path, *files, "--anew")
    assert (refused.exit_code, "is not empty" in refused.stderr) == (1, True)
    assert all(file.exists() for file in files)


def test_a_folder_that_is_not_finished_is_not_loaded(files: list[Path], out: Path, run: Run) -> None:
    prepare(out, *files)
    (out / "prepared.json").unlink()
    refused = run("load", out)
    assert refused.exit_code == 1
    assert "is not finished" in refused.stderr


def test_slices_of_a_file_hold_all_of_it_once(
    files: list[Path], out: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "_SLICE_BYTES", 1)
    monkeypatch.setattr(unit, "chunks", lambda pieces: ([piece] for piece in pieces))
    assert [(part.slice, part.of) for part in plan.plan_units(files[:1], readers=2)] == [(0, 4), (1, 4), (2, 4), (3, 4)]
    sliced = prepare(out, files[0])
    assert len(list(out.glob("part-*"))) == 2, "a reader has two of them"
    assert sliced.stdout.startswith("5 prepared with 5 quoted spans, 1 broken")
    assert run("load", out).stdout.startswith("5 added with 5 quoted spans, 0 already there")


def test_records_of_a_web_archive_that_are_no_pages_are_counted(tmp_path: Path, out: Path) -> None:
    requested = b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"
    head = f"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: {len(requested)}\r\n\r\n".encode()
    (tmp_path / "a.warc").write_bytes(head + requested + b"\r\n\r\n")
    said = "0 prepared with 0 quoted spans, 0 broken\nrecords left out: 1 request\n"
    assert prepare(out, tmp_path / "a.warc").stdout == said
    assert prepare(out, tmp_path / "a.warc").stdout == said, "as it was kept"

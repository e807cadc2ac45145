"""`quoteverify export` and `import`: the backup on the command line."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import exchange
from service.cli.main import group
from service.cli.seeds import LOADED
from service.cli.workspace import store_of
from service.errors import StorageUnavailable
from tests.cli.conftest import Run

QUOTE = "The bridge will stand"


def on(data: Path, command: str, *arguments: str, content: bytes | None = None) -> Result:
    return CliRunner().invoke(group, [command, "--data", str(data), *arguments], input=content)


@pytest.fixture
def stored(run: Run, data: Path, tmp_path: Path) -> Path:
    """A data folder with one article."""
    (tmp_path / "a.txt").write_text(f"“{QUOTE},” said Mayor Ada Harbour on Monday.", encoding="utf-8")
    assert run("ingest", tmp_path / "a.txt", "--outlet", "The Post").exit_code == 0
    return data


def test_a_file_out_and_in_again(stored: Path, tmp_path: Path) -> None:
    file = tmp_path / "quotes.ndjson"
    assert on(stored, "export", "--output", str(file)).exit_code == 0
    done = on(tmp_path / "new", "import", str(file))
    assert (done.exit_code, done.stdout) == (0, "Imported 1 articles, 1 quotes, 1 occurrences.\n")
    asked = [on(folder, "verify", QUOTE, "--speaker", "Harbour").stdout for folder in (stored, tmp_path / "new")]
    assert asked[0] == asked[1]
    assert asked[0].startswith("As quoted, by Harbour.\nverbatim: ")


def test_through_a_pipe(stored: Path, tmp_path: Path) -> None:
    sent = on(stored, "export").stdout_bytes
    assert json.loads(sent.splitlines()[0])["quoteverify"] == "export"
    assert on(tmp_path / "new", "import", "-", content=sent).exit_code == 0
    assert on(tmp_path / "new", "export").stdout_bytes == sent


def test_the_seeds_do_not_join_what_was_imported(stored: Path, tmp_path: Path) -> None:
    on(tmp_path / "new", "import", "-", content=on(stored, "export").stdout_bytes)
    with store_of(tmp_path / "new") as store:
        assert store.milestones.is_marked(LOADED)


def test_into_a_folder_with_articles_is_refused(stored: Path) -> None:
    done = on(stored, "import", "-", content=on(stored, "export").stdout_bytes)
    assert done.exit_code == 1
    assert "give an empty data folder" in done.stderr
    assert on(stored, "articles").stdout.count("\n") == 1


def test_a_file_that_was_cut_off_is_refused_by_its_line(stored: Path, tmp_path: Path) -> None:
    sent = on(stored, "export").stdout_bytes
    done = on(tmp_path / "new", "import", "-", content=sent[: len(sent) // 2])
    assert done.exit_code == 1
    assert "line " in done.stderr
    assert "nothing was imported" in done.stderr
    with store_of(tmp_path / "new") as store:
        assert not store.milestones.is_marked(LOADED)
    assert on(tmp_path / "new", "import", "-", content=sent).exit_code == 0


def test_one_that_gzip_packed_is_told_how_to_be_unpacked(stored: Path, tmp_path: Path) -> None:
    file = tmp_path / "quotes.ndjson.gz"
    file.write_bytes(gzip.compress(on(stored, "export").stdout_bytes))
    done = on(tmp_path / "new", "import", str(file))
    assert done.exit_code == 1
    assert "gunzip --stdout FILE | quoteverify import -" in done.stderr
    assert on(tmp_path / "new", "import", "-", content=gzip.decompress(file.read_bytes())).exit_code == 0


def test_a_file_is_there_when_it_is_whole_and_not_before(
    stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_given: object) -> object:
        yield b"half a line"
        raise StorageUnavailable("the database does not answer now: its disk is full; try again")

    file = tmp_path / "quotes.ndjson"
    file.write_text("yesterday's")
    monkeypatch.setattr(exchange, "export_lines", break_off)
    done = on(stored, "export", "--output", str(file))
    assert done.exit_code == 1
    assert "its disk is full" in done.stderr
    assert file.read_text() == "yesterday's"
    assert [one.name for one in tmp_path.glob("quotes*")] == ["quotes.ndjson"]


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (["import", "/no/such/file"], "cannot be opened: No such file"),
        (["export", "--output", "/no/such/folder/file"], "cannot be written: No such file"),
    ],
)
def test_a_place_that_is_not_there_is_named(stored: Path, call: list[str], fault: str) -> None:
    done = on(stored, *call)
    assert done.exit_code == 1
    assert fault in done.stderr

"""`quoteverify articles`, `reindex`, `openapi`, and what a wrong setting says."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli.main import group
from tests.cli.conftest import Run

PROJECT = Path(__file__).resolve().parents[2]


def test_a_folder_without_articles_lists_none(run: Run, data: Path) -> None:
    CliRunner().invoke(group, ["keys", "create", "the wire desk", "--scope", "read", "--data", str(data)])
    result = run("articles")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    "command",
    [["articles"], ["verify", "They said so"], ["export"], ["reindex"], ["keys", "list"], ["check", "-"]],
    ids=" ".join,
)
def test_what_only_reads_refuses_a_folder_without_a_database(tmp_path: Path, command: list[str]) -> None:
    mistyped = tmp_path / "dota"
    result = CliRunner().invoke(group, [*command, "--data", str(mistyped)], input="“They said so.”")
    assert result.exit_code == (2 if command[0] in {"verify", "check"} else 1)  # 1 of these two is an answer
    assert "holds no database; choose another one with --data" in result.stderr
    assert not mistyped.exists()


def test_articles_can_be_listed_by_outlet(run: Run, tmp_path: Path) -> None:
    for outlet in ("The Post", "The Herald"):
        (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
        run("ingest", tmp_path / "a.txt", "--outlet", outlet)
    assert run("articles", "--outlet", "The Herald").stdout == "2\t-\tThe Herald\t-\n"


def test_an_index_that_was_lost_is_made_again(run: Run, tmp_path: Path, data: Path) -> None:
    (tmp_path / "a.txt").write_text("“The bridge will stand,” said Ada Harbour.", encoding="utf-8")
    run("ingest", tmp_path / "a.txt", "--outlet", "The Post")
    shutil.rmtree(data / "index")
    assert run("verify", "The bridge will stand").exit_code == 0
    assert run("reindex").exit_code == 0
    assert run("reindex", "--drop-others").stdout == "0 indices of other versions were dropped.\n"  # none in a folder
    assert run("verify", "The bridge will stand").exit_code == 0


def test_a_database_that_does_not_answer_is_named_by_the_setting_that_may_be_wrong(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as nobody:  # takes no connections: it is bound and does not listen
        nobody.bind(("127.0.0.1", 0))
        url = f"postgresql://nobody@127.0.0.1:{nobody.getsockname()[1]}/quotes"
        monkeypatch.setenv("QUOTEVERIFY_DATABASE_URL", url)
        result = run("articles")
    assert result.exit_code == 1
    assert "it cannot be reached" in result.stderr
    assert "QUOTEVERIFY_DATABASE_URL" in result.stderr


def test_openapi_prints_the_projects_document() -> None:
    result = CliRunner().invoke(group, ["openapi"])
    assert result.stdout == (PROJECT / "openapi.yaml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_used_is_an_error_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(group, ["articles", "--data", str(tmp_path / "file" / "data")])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: the data folder")

"""The command says in one sentence what is missing or cannot be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli.main import group

BLOCKED = "import sys; sys.modules['mcp'] = None; from service.cli import main; main()"


def test_without_the_extra_it_says_how_to_install_it() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BLOCKED, "mcp"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "Error: `quoteverify mcp` needs the extra mcp, which is not installed: pip install 'quoteverify[mcp]', or in a "
        "checkout pip install '.[mcp]'\n"
    )


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["--server", "http://127.0.0.1:8000", "--data", "here"], "two places to ask; give one of them"),
        (["--port", "9000"], "--host and --port go with --http"),
        (["--server", "quotes.example"], "is no address of a service; give one such as http://"),
        (["--data", "nowhere"], "holds no database; choose another one with --data"),
    ],
)
def test_what_cannot_be_is_said(
    arguments: list[str], advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(group, ["mcp", *arguments])
    assert ended.exit_code in {1, 2}
    assert advice in ended.stderr.replace("\n", " ")
    assert ended.stdout == ""

"""What docs/tutorial.md tells to type prints what it says, in its order, against a running service."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.serving import Server, serving

PROJECT = Path(__file__).resolve().parent.parent
TUTORIAL = (PROJECT / "docs" / "tutorial.md").read_text(encoding="utf-8")
TOLD_ADDRESS = "http://127.0.0.1:8000"
SECONDS = 300


@dataclass(frozen=True)
class Step:
    """A command, and what the tutorial says it prints."""

    command: str
    printed: str


def steps() -> Iterator[Step]:
    """Every command of the console blocks: `$ ` begins one, `> ` goes on with it."""
    for block in re.findall(r"```console\n(.*?)```", TUTORIAL, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, *rest = part.splitlines()
            more = [line for line in rest if line.startswith(">")]
            printed = [line for line in rest if not line.startswith(">")]
            yield Step("\n".join([first, *(line[2:] for line in more)]), "\n".join(printed).strip())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the project's, as far as the tutorial sees it."""
    folder = tmp_path_factory.mktemp("tutorial")
    (folder / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def service(folder: Path) -> Iterator[Server]:
    """The service on that folder's data, as `make run` starts it."""
    with serving(folder / "data") as running:
        yield running


def test_every_command_prints_what_the_tutorial_says(service: Server, folder: Path) -> None:
    assert shutil.which("curl"), "curl is not there; `requirements/system curl` installs it on Debian (as root)"
    script = "\n".join(
        f"{step.command.replace(TOLD_ADDRESS, service.address)}\nstatus=$?; echo '<end of step>'; (exit $status)"
        for step in steps()
    )
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = subprocess.run(["bash"], input=script, cwd=folder, timeout=SECONDS, check=False, **output)
    printed = [part.strip() for part in done.stdout.split("<end of step>\n")]
    assert [f"{step.command}\n{text}" for step, text in zip(steps(), printed, strict=False)] == [
        f"{step.command}\n{step.printed}" for step in steps()
    ]


def test_the_tutorial_has_commands() -> None:
    assert len(list(steps())) > 5

"""Builds the wheel as users do, and makes empty virtual environments, each with a pip of its own."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
UNSET = {"PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": "", "PIP_NO_INDEX": ""}
"""Variables that would let an environment see this checkout, or make each of its starts compile everything again."""
OUT_OF_REACH = "pip could not get what the wheel needs; the tests of the wheel need a package registry within reach"


def run(*command: str | Path, folder: Path | None = None, hint: str = "it failed") -> str:
    """What the command prints; an AssertionError with `hint`, the command and its output when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, check=False, cwd=folder, env=os.environ | UNSET, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{hint}\n{shlex.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class Environment:
    """A virtual environment."""

    folder: Path

    def program(self, name: str) -> Path:
        """The path of one of its programs."""
        return self.folder / "bin" / name

    def pip(self, *arguments: str | Path, hint: str = "it failed") -> str:
        """Run its own pip."""
        return run(self.program("python"), "-m", "pip", "--disable-pip-version-check", *arguments, hint=hint)


def make_environment(folder: Path, pip: str) -> Environment:
    """A new environment that holds nothing but `pip`, a requirement such as pip==23.0."""
    made = Environment(folder)
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    ours = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", made.program("python"))
    run(*ours, "install", "--no-compile", pip, hint=OUT_OF_REACH)
    return made


def download_locked(folder: Path) -> Path:
    """Get every locked requirement of the service and of its build into `folder`, held against its hash."""
    locked = [argument for name in ("runtime", "build") for argument in ("-r", f"requirements/{name}.txt")]
    command = ("download", "--no-deps", "--require-hashes", *locked, "-d", folder)
    run(sys.executable, "-m", "pip", "--disable-pip-version-check", *command, folder=PROJECT, hint=OUT_OF_REACH)
    return folder


def project_files() -> list[Path]:
    """The files of the project, relative to its top: those that git knows or would add."""
    assert shutil.which("git"), "the tests of the wheel ask git for the project's files: apt-get install git"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=PROJECT)
    return [Path(name) for name in listed.split("\0") if name and os.path.lexists(PROJECT / name)]


def copy_project(folder: Path) -> Path:
    """A copy of the project without what builds left behind, which setuptools would put into the wheel."""
    for file in project_files():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / file, folder / file, follow_symlinks=False)
    return folder

"""The command on a temporary data folder, run in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import group

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An empty data folder."""
    return tmp_path / "data"


@pytest.fixture
def run(data: Path) -> Run:
    """Run a command on `data`; its result holds the exit code, what it printed, and its errors."""

    def run(command: str, *arguments: str | Path) -> Result:
        return CliRunner().invoke(group, [command, "--data", str(data), *map(str, arguments)])

    return run

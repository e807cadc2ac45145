"""`quoteverify check` on a data folder of one article, in a folder of drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli.main import group

RECORDED = """“The bridge will stand for a hundred years,” said Mayor Ada Harbour on Monday.

“Nobody asked the fishermen about the second tunnel,” said Carl Shore.
"""
DRAFT = """# The bridge

“The *bridge* will last
for a **hundred** years,” [Ada Harbour](https://example.org "she said") told reporters.

> “Nobody asked the fishermen about the second tunnel,” said Ada Harbour.

“We will paint every ladder of the old harbour green,” said Bea Valley. The novel “War and Peace” lay there.
"""

Check = Callable[..., Result]


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one article; only for reading."""
    folder: Path = tmp_path_factory.mktemp("recorded")
    (folder / "a.txt").write_text(RECORDED, encoding="utf-8")
    arguments = ["ingest", str(folder / "a.txt"), "--outlet", "The Post", "--published-at", "2024-05-06"]
    done = CliRunner().invoke(group, [*arguments, "--data", str(folder / "data")])
    assert done.exit_code == 0, done.output
    return folder / "data"


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of drafts that commands run in, with one draft; no settings stand above it."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def check(recorded: Path, drafts: Path) -> Check:
    """Run `quoteverify check` in the folder of drafts, on the data folder unless another place is asked."""

    def check(*arguments: str, data: bool = True, **options: object) -> Result:
        place = ["--data", str(recorded)] if data else []
        return CliRunner().invoke(group, ["check", *place, *arguments], **options)  # type: ignore[arg-type]

    return check

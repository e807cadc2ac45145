"""What is copied from the service is as the service has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.copies import copies

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("file", [file.relative_to(PROJECT).as_posix() for file in copies()])
def test_a_copy_is_not_stale(file: str) -> None:
    content = copies()[PROJECT / file]
    assert (PROJECT / file).read_text(encoding="utf-8") == content, "run make copies"


def test_the_outcomes_stand_in_the_page_once() -> None:
    assert (PROJECT / "docs/check.md").read_text(encoding="utf-8").count("| outcome | fails by default | |") == 1

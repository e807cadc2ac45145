"""`quoteverify check --against`: drafts compared with files, and with nothing that is stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.check.conftest import RECORDED, Check


@pytest.fixture
def sources(drafts: Path) -> Path:
    """A folder of sources beside the drafts, of three kinds."""
    folder = drafts.parent / "sources"
    folder.mkdir()
    (folder / "speech.txt").write_text(RECORDED, encoding="utf-8")
    (folder / "notes.md").write_text("# Notes\n\nThe harbour *was* painted in May, they wrote.\n", encoding="utf-8")
    line = '{"outlet": "The Log", "text": "“The fog will lift by noon,” said Odd Vold."}\n'
    (folder / "more.jsonl").write_text(line, encoding="utf-8")
    return folder


def test_a_draft_is_compared_with_a_folder_alone(check: Check, sources: Path) -> None:
    result = check("draft.md", "--against", str(sources), data=False)
    assert result.exit_code == 1
    assert 'draft.md:3:2: FAIL altered: "The bridge will last for a hundred years,"' in result.stdout
    assert "carried   speech.txt" in result.stdout


def test_every_kind_of_source_is_read(check: Check, sources: Path, drafts: Path) -> None:
    (drafts / "fog.txt").write_text("“The fog will lift by noon,” said Odd Vold.", encoding="utf-8")
    result = check("fog.txt", "--against", str(sources), data=False)
    assert (result.exit_code, result.stdout.count("fail: nothing to look at")) == (0, 1)


def test_words_outside_of_quotes_are_told_apart(check: Check, sources: Path, drafts: Path) -> None:
    (drafts / "harbour.txt").write_text("“The harbour was painted in May,” said Odd Vold.", encoding="utf-8")
    result = check("harbour.txt", "--against", str(sources), "--format", "json", data=False)
    assert "stands in the source, but not as a quote" in result.stdout
    assert '"in_quotes": false' in result.stdout


def test_a_folder_without_a_source_is_said(check: Check, drafts: Path) -> None:
    (drafts.parent / "none").mkdir()
    result = check("draft.md", "--against", str(drafts.parent / "none"), data=False)
    assert result.exit_code == 2
    assert "there is nothing to compare with" in result.output


def test_one_place_is_asked(check: Check, sources: Path) -> None:
    result = check("draft.md", "--against", str(sources))
    assert result.exit_code == 2
    assert "leave --server and --data out" in result.output

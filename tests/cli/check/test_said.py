"""Reports and comments name the primary source where a draft's quote was said, and give its words."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from service.cli.main import group
from tests.cli.check.conftest import Check
from tests.documents.made import docx_of

BRIEFING = (
    "PIA DORN: Mayor Quill, what now?\n\nADA QUILL: We will rebuild the eastern weir, stone by stone, before the first "
    "herring comes. Nobody will be asked to pay.\n\nPIA DORN: Thank you."
)
DRAFT = "“We will rebuild the western weir, stone by stone, before the first herring comes,” said Mayor Ada Quill."
SAID = "We will rebuild the eastern weir, stone by stone, before the first herring comes"
SOURCE = "the transcript “Briefing” (The Harbour Office, 2026-03-02)"


@pytest.fixture
def said(drafts: Path, tmp_path: Path) -> Path:
    """A data folder with one transcript."""
    (drafts / "briefing.txt").write_text(BRIEFING, encoding="utf-8")
    about = ["--outlet", "The Harbour Office", "--title", "Briefing", "--published-at", "2026-03-02"]
    arguments = ["ingest", str(drafts / "briefing.txt"), "--kind", "transcript", *about]
    assert CliRunner().invoke(group, [*arguments, "--data", str(tmp_path / "said")]).exit_code == 0
    return tmp_path / "said"


@pytest.mark.parametrize("form", ["text", "markdown", "junit", "sarif", "github"])
def test_each_report_gives_the_words_of_the_source(check: Check, drafts: Path, said: Path, form: str) -> None:
    (drafts / "b.txt").write_text(DRAFT, encoding="utf-8")
    result = check("b.txt", "--data", str(said), "--format", form, data=False)
    assert result.exit_code == 1, result.output
    assert f"{SOURCE}: Ada Quill: »{SAID}«" in result.stdout.replace("\\", "")
    assert "by no outlet here" in result.stdout
    assert f"print     {SAID}" in result.stdout.replace("\\", "")


def test_nothing_is_offered_for_words_that_are_as_they_were_said(check: Check, drafts: Path, said: Path) -> None:
    (drafts / "b.txt").write_text(DRAFT.replace("western", "eastern"), encoding="utf-8")
    result = check("b.txt", "--data", str(said), "--format", "json", data=False)
    [quote] = json.loads(result.stdout)["files"][0]["quotes"]
    assert (len(quote["said_in"]), quote["replacement"]) == (1, None)


def test_the_report_for_programs_has_the_places(check: Check, drafts: Path, said: Path) -> None:
    (drafts / "b.txt").write_text(DRAFT, encoding="utf-8")
    [file] = json.loads(check("b.txt", "--data", str(said), "--format", "json", data=False).stdout)["files"]
    [place] = file["quotes"][0]["said_in"]
    assert (place["text"], place["verdict"], place["article"]["kind"]) == (SAID, "altered", "transcript")
    assert file["quotes"][0]["replacement"] == SAID
    assert file["quotes"][0]["explanation"].endswith(f"Compared with {SOURCE}: said, but no outlet here quoted it.")


def test_a_comment_in_the_draft_offers_them(check: Check, drafts: Path, said: Path) -> None:
    (drafts / "b.docx").write_bytes(docx_of(DRAFT))
    check("b.docx", "--data", str(said), "--annotate", "out.docx", data=False)
    (comment,) = docx.Document(str(drafts / "out.docx")).comments
    assert f"Print what was said in {SOURCE}: “{SAID}”" in comment.text

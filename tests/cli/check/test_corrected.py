"""Reports and comments say that the speaker on record was corrected by a person."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from service.cli.check.answers import parse_answer
from service.cli.main import group
from service.cli.workspace import store_of
from service.correcting import correct_occurrence
from service.storage.correcting.edits import Decision, OccurrenceEdit
from tests.cli.check.conftest import Check
from tests.documents.made import docx_of

DRAFT = "“Nobody asked the fishermen about the third tunnel,” said Vera Lund."


@pytest.fixture
def corrected(drafts: Path, tmp_path: Path) -> Path:
    """A data folder whose only quote was given to somebody else by a person."""
    (drafts / "a.txt").write_text(DRAFT.replace("Vera Lund", "Carl Shore"), encoding="utf-8")
    arguments = ["ingest", str(drafts / "a.txt"), "--outlet", "The Post", "--data", str(tmp_path / "corrected")]
    assert CliRunner().invoke(group, arguments).exit_code == 0
    with store_of(tmp_path / "corrected", must_exist=True) as store:
        edit = OccurrenceEdit(speaker="Ada Harbour", sets_speaker=True)
        correct_occurrence(1, edit, Decision("Copy desk", "on tape"), store)
    return tmp_path / "corrected"


@pytest.mark.parametrize("form", ["text", "markdown", "junit", "sarif", "github"])
def test_each_report_says_when_and_why_but_not_who(check: Check, drafts: Path, corrected: Path, form: str) -> None:
    (drafts / "b.txt").write_text(DRAFT, encoding="utf-8")
    result = check("b.txt", "--data", str(corrected), "--format", form, data=False)
    assert result.exit_code == 1, result.output
    assert "corrected on 20" in result.stdout
    assert ": on tape" in result.stdout
    assert "Copy desk" not in result.stdout


def test_a_comment_in_the_draft_says_it(check: Check, drafts: Path, corrected: Path) -> None:
    (drafts / "b.docx").write_bytes(docx_of(DRAFT))
    check("b.docx", "--data", str(corrected), "--annotate", "out.docx", data=False)
    (comment,) = docx.Document(str(drafts / "out.docx")).comments
    assert comment.text.endswith("Ada Harbour (corrected by hand); carried by The Post")


def test_who_corrected_is_named_where_the_service_names_them() -> None:
    place = {"corrected": {"id": 4, "by": "Copy desk", "at": "2026-11-20T10:00:00+00:00", "note": None}}
    match = {"text": "x", "changes": [], "speakers": [], "outlets": [], "carried_by": [place, place, {}]}
    span = {"text": "x", "start": 0, "end": 1, "kind": "direct", "speaker": None, "explanation": "", "reason": None}
    quote = {**span, "verdict": "verbatim", "attribution": "confirmed", "trouble": [], "match": match}
    (answered,) = parse_answer({"quotes": [quote]}).quotes
    assert answered.match is not None
    assert [(each.day, each.by) for each in answered.match.corrected] == [("2026-11-20", "Copy desk")]

"""`quoteverify check` on files of Word, LibreOffice and the like, on pages of Google Docs, and in other encodings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.check.conftest import Check
from tests.documents.made import docx_of, odt_of, pdf_of

ALTERED = "“The bridge will last for a hundred years,” Ada Harbour said."
RTF = b"{\\rtf1\\ansi\\ansicpg1252 One.\\par\\'93The bridge will last for a hundred years,\\'94 Ada Harbour said.}"
PAGE = (
    "<html><head><style>.c1{color:#000}</style></head><body class='doc-content'><p class=\"c1\">One.</p>"
    f"<p class='c1'>{ALTERED}</p></body></html>"
)


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        pytest.param("a.docx", docx_of("One.", "", ALTERED), "paragraph 2", id="Word"),
        pytest.param("a.odt", odt_of(f"<text:p>1</text:p><text:p>{ALTERED}</text:p>"), "paragraph 2", id="LibreOffice"),
        pytest.param("a.rtf", RTF, "paragraph 2", id="rich text"),
        pytest.param("a.doc", RTF, "paragraph 2", id="rich text called .doc"),
        pytest.param("a.pdf", pdf_of([(60, 700, "One.")], [(60, 700, ALTERED)]), "page 2, paragraph 1", id="PDF"),
        pytest.param("a.html", PAGE.encode(), "paragraph 2", id="Google Docs"),
    ],
)
def test_a_document_is_checked_and_its_places_are_those_that_a_person_counts(
    check: Check, drafts: Path, name: str, content: bytes, place: str
) -> None:
    (drafts / name).write_bytes(content)
    result = check(name)
    assert result.exit_code == 1, result.output
    assert f"{name}, {place}: FAIL altered" in result.output


def test_every_report_says_the_place(check: Check, drafts: Path) -> None:
    (drafts / "a.docx").write_bytes(docx_of("One.", ALTERED))
    assert "a\\.docx, paragraph 2" in check("a.docx", "--format", "markdown").output.replace("a.docx", "a\\.docx")
    assert 'name="paragraph 2 The bridge' in check("a.docx", "--format", "junit").output
    assert "paragraph 2: “The bridge" in check("a.docx", "--format", "github").output
    sarif = json.loads(check("a.docx", "--format", "sarif").output)
    assert sarif["runs"][0]["results"][0]["locations"][0]["message"] == {"text": "paragraph 2"}
    quote = json.loads(check("a.docx", "--format", "json").output)["files"][0]["quotes"][0]
    assert quote["place"] == {"paragraph": 2, "page": None, "part": None}
    assert (quote["line"], quote["column"]) == (2, 2)


def test_a_text_has_its_paragraphs_counted_too(check: Check, drafts: Path) -> None:
    (drafts / "a.txt").write_text(f"One.\n\n{ALTERED}", encoding="utf-8")
    quote = json.loads(check("a.txt", "--format", "json").output)["files"][0]["quotes"][0]
    assert (quote["line"], quote["place"]["paragraph"]) == (3, 2)


def test_a_text_from_windows_is_read_and_the_guess_is_said(check: Check, drafts: Path) -> None:
    (drafts / "a.txt").write_bytes(ALTERED.replace("Harbour said", "Harbour said – twice").encode("cp1252"))
    result = check("a.txt")
    assert "a.txt: It is not UTF-8 and was read as Windows-1252, which is a guess" in result.output
    assert "FAIL altered" in result.output


def test_a_quote_whose_letters_the_file_does_not_say_is_not_judged(check: Check, drafts: Path) -> None:
    (drafts / "a.txt").write_text(ALTERED.replace("last", "\ufffdast"), encoding="utf-8")
    result = check("a.txt")
    assert result.exit_code == 0, result.output
    assert "NOTE unreadable" in result.output
    assert "altered" not in result.output


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old format", id="old"),
        pytest.param("a.docx", docx_of("x")[:900], "broken", id="broken"),
        pytest.param("a.pdf", b"", "empty", id="empty"),
        pytest.param("a.xlsx", b"PK\x03\x04", "cannot be checked; give .txt", id="no text"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(check: Check, drafts: Path, name: str, content: bytes, said: str) -> None:
    (drafts / name).write_bytes(content)
    result = check(name)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_sources_may_be_documents(check: Check, drafts: Path) -> None:
    (drafts / "interview.docx").write_bytes(docx_of("“The bridge will stand for a hundred years,” Ada Harbour said."))
    (drafts / "a.txt").write_text(ALTERED, encoding="utf-8")
    result = check("a.txt", "--against", "interview.docx", data=False)
    assert "FAIL altered" in result.output, result.output

"""What sort of file it is: its content counts before its name."""

from __future__ import annotations

import pytest

from service.documents.google_docs import plain_page
from service.documents.kinds import FileKind, kind_of, read_document
from service.errors import UnreadableDocument
from tests.documents.made import docx_of, odt_of, pdf_of, zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        pytest.param(docx_of("x"), "draft.odt", FileKind.DOCX, id="Word under another name"),
        pytest.param(odt_of("<text:p>x</text:p>"), "draft.docx", FileKind.ODT, id="LibreOffice under another name"),
        pytest.param(b"{\\rtf1 x}", "draft.doc", FileKind.RTF, id="rich text called .doc"),
        pytest.param(pdf_of([(60, 700, "x")]), "draft", FileKind.PDF, id="PDF without an ending"),
        pytest.param(b"<!DOCTYPE html><p>x", "draft.docx", FileKind.PAGE, id="a page called .docx"),
        pytest.param(b"# x", "draft.md", FileKind.MARKDOWN, id="Markdown"),
        pytest.param(b"x", "notes", FileKind.TEXT, id="anything else is text"),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, name: str, kind: FileKind) -> None:
    assert kind_of(content, name) is kind


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        pytest.param(OLD + "WordDocument".encode("utf-16-le"), "a.docx", r"old Word format \(.doc\)", id="old Word"),
        pytest.param(OLD + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password", id="locked Word"),
        pytest.param(OLD, "a.doc", "old format", id="old Excel"),
        pytest.param(zipped({"xl/workbook.xml": b"<x/>"}), "a.docx", "no text document", id="a table"),
        pytest.param(b"", "a.txt", "empty", id="nothing"),
        pytest.param(b"not a pdf", "a.pdf", "no .pdf file", id="a text called .pdf"),
        pytest.param(b"PK\x03\x04", "a.docx", "broken", id="a zip broken off"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content: bytes, name: str, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_document(content, name)


GOOGLE = (
    '<html><head><style type="text/css">.c1{font-weight:700}.c2{vertical-align:super}.c3{color:#000}</style></head>'
    '<body class="c9 doc-content"><p class="c3"><span class="c1">Was it late?</span></p>'
    '<p class="c3"><span class="c3">“It stands'
    '</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>,” said </span>'
    '<a href="https://www.google.com/url?q=https://post.example/a&amp;sa=D">Ada Harbour</a>'
    '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p>'
    '<hr><div><p class="c3"><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note.</p></div>'
    '<div><p class="c3"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>“Check” this.</span></p></div></body></html>'
)


def test_a_page_of_google_docs_is_read_without_its_comments_and_marks() -> None:
    document = read_document(GOOGLE.encode(), "draft.html")
    assert document.text == "Was it late?\n\n“It stands,” said Ada Harbour.\n\nA note."
    assert [piece.text for piece in document.left_out] == ["“Check” this."]
    assert document.place(20).paragraph == 2


def test_its_styles_become_elements_and_its_links_their_own() -> None:
    page = plain_page(GOOGLE).html
    assert '<b class="c1">Was it late?</b>' in page
    assert 'href="https://post.example/a"' in page
    assert plain_page("<p class='lead'>x</p>").html == "<p class='lead'>x</p>"

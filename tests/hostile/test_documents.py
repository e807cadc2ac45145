"""Documents that are made to cost time or memory, or to have something fetched."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime

import pytest

from service.deadline import limited
from service.documents.annotating import annotated
from service.documents.kinds import read_document
from service.documents.remarks import Remark
from service.errors import TooCostly, TookTooLong, UnreadableDocument
from tests.documents.made import W, docx_of, entries, odt_of, zipped

BODY = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'


def docx_with(body: str) -> bytes:
    return zipped(entries(docx_of("x")) | {"word/document.xml": BODY.format(body).encode()})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "a.docx", docx_with("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000), id="a .docx of tiny paragraphs"
        ),
        pytest.param("a.odt", odt_of("<text:p>a</text:p>" * 600_000), id="an .odt of tiny paragraphs"),
        pytest.param("a.rtf", b"{\\rtf1 " + b"\\b a\\b0 " * 800_000 + b"}", id="an .rtf of control words"),
    ],
)
def test_what_would_take_too_long_is_refused_before_it_is_read(name: str, content: bytes) -> None:
    with limited(1.0, "send less"), pytest.raises(TooCostly, match="send less"):
        read_document(content, name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "a.docx", docx_with("<w:p><w:r>" + "<w:t>x.</w:t><w:br/>" * 20_000 + "</w:r></w:p>"), id="a .docx"
        ),
        pytest.param("a.odt", odt_of("<text:p>" + "x.<text:line-break/>" * 20_000 + "</text:p>"), id="an .odt"),
        pytest.param("a.rtf", b"{\\rtf1 " + b"\\line x." * 10_000 + b"}", id="an .rtf"),
    ],
)
def test_what_takes_longer_than_was_estimated_ends_with_its_time(name: str, content: bytes) -> None:
    """All of a paragraph is looked at for each line break in it."""
    with limited(0.4, "send less"), pytest.raises(TookTooLong, match="send less"):
        read_document(content, name)


def test_an_odt_of_spaces_does_not_unpack_to_a_text_without_end() -> None:
    content = odt_of("<text:p>a" + "<text:s text:c='99999999999999999999'/>" * 1_000 + "b</text:p>")
    assert len(read_document(content, "a.odt").text) < 20_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.docx", docx_with("<w:ins>" * 250 + "<w:p/>" + "</w:ins>" * 250), id="a .docx"),
        pytest.param(
            "a.odt", odt_of("<text:section>" * 240 + "<text:p>a</text:p>" + "</text:section>" * 240), id="an .odt"
        ),
    ],
)
def test_what_is_nested_without_end_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"nested too deeply|broken"):
        read_document(content, name)


def test_rich_text_that_is_nested_without_end_is_read() -> None:
    content = b"{\\rtf1 " + b"{" * 20_000 + b"a" + b"}" * 20_001
    assert read_document(content, "a.rtf").text == "a"


def test_an_entity_of_an_odt_is_not_resolved() -> None:
    parts = entries(odt_of("<text:p>&b;</text:p>"))
    declared = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    content = parts["content.xml"].replace(b"<office:document-content", declared + b"<office:document-content")
    with pytest.raises(UnreadableDocument, match="declares entities"):
        read_document(zipped(parts | {"content.xml": content}), "a.odt")


def test_a_picture_is_given_back_without_being_unpacked() -> None:
    content = zipped(entries(docx_of("The “old pier” fell.")) | {"word/media/a.png": b"\0" * 21_000_000})
    result = annotated(content, "a.docx", [Remark(5, 13, ("Look.",))], datetime.now(UTC))
    assert len(result.content) < 100_000
    assert entries(result.content)["word/media/a.png"] == b"\0" * 21_000_000


@pytest.mark.slow
def test_a_pdf_that_unpacks_to_gigabytes_ends_with_its_process() -> None:
    packer = zlib.compressobj(1)
    packed = zlib.compress(b"".join(packer.compress(b"\0" * 10_000_000) for _ in range(150)) + packer.flush(), 9)
    head = f"<</Length {len(packed)}/Filter[/FlateDecode/FlateDecode]>>"
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj"
        + head.encode()
        + b"stream\n"
        + packed
        + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF"
    )
    with pytest.raises((UnreadableDocument, TooCostly), match=r"too large, or made so|more than"):
        read_document(content, "a.pdf")

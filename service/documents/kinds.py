"""Tells what sort of file it is, by its content before its name, and has it read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import PurePath

from service.documents.docx.read import read_docx
from service.documents.google_docs import is_export, plain_page
from service.documents.odt.read import read_odt
from service.documents.pdf.read import read_pdf
from service.documents.rtf.read import read_rtf
from service.documents.values import DocumentText, of_plain_text
from service.documents.zipped import opened
from service.errors import UnreadableDocument
from service.text.drafts.markdown import text_of_markdown
from service.text.drafts.page import text_of_page
from service.text.encodings import decoded


class FileKind(StrEnum):
    """What a file is, by the ending that its name has."""

    DOCX = ".docx"
    ODT = ".odt"
    RTF = ".rtf"
    PDF = ".pdf"
    PAGE = ".html"
    MARKDOWN = ".md"
    WEBVTT = ".vtt"
    SRT = ".srt"
    DEBATE = ".akn"
    TEXT = ".txt"


DOCUMENTS: Mapping[str, Callable[[bytes], DocumentText]] = {
    FileKind.DOCX: read_docx,
    FileKind.ODT: read_odt,
    FileKind.RTF: read_rtf,
    FileKind.PDF: read_pdf,
}
"""The readers of documents, by the ending of a file's name."""

MEDIA_TYPES: Mapping[str, FileKind] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": FileKind.DOCX,
    "application/vnd.oasis.opendocument.text": FileKind.ODT,
    "application/rtf": FileKind.RTF,
    "text/rtf": FileKind.RTF,
    "application/pdf": FileKind.PDF,
    "text/html": FileKind.PAGE,
    "text/markdown": FileKind.MARKDOWN,
    "text/vtt": FileKind.WEBVTT,
    "application/x-subrip": FileKind.SRT,
    "application/akn+xml": FileKind.DEBATE,
}
"""The kind of a file by the media type that it is sent with; its content counts before that."""

_BY_ENDING = {**{kind.value: kind for kind in FileKind}, ".htm": FileKind.PAGE, ".markdown": FileKind.MARKDOWN}
_OLD_WORD, _LOCKED = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_DEBATE, _BYTE_ORDER_MARK = b"akomaNtoso", b"\xef\xbb\xbf"
_HEAD = 1_024
_KINDS = "give .docx, .odt, .rtf, .pdf, .html, .md or .txt"


def is_document(name: str) -> bool:
    """Whether a file of that name is a document, and no text or page."""
    return PurePath(name).suffix.lower() in DOCUMENTS


def kind_of(content: bytes, name: str) -> FileKind:
    """What a file is. Raises UnreadableDocument, which says what to do, for what cannot be read."""
    head = content[:_HEAD]
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableDocument(_said_of_old(content))
    if b"%PDF-" in head:
        return FileKind.PDF
    if content.lstrip()[:5] == b"{\\rtf":
        return FileKind.RTF
    ending = PurePath(name).suffix.lower()
    kind = _BY_ENDING.get(ending, FileKind.TEXT)
    if not content.strip():
        raise UnreadableDocument("the file is empty; choose the one that has the words in it")
    if _DEBATE in head and head.lstrip(_BYTE_ORDER_MARK).lstrip().startswith(b"<"):
        return FileKind.DEBATE
    if _PAGE.match(head) and kind is not FileKind.MARKDOWN:
        return FileKind.PAGE
    if kind in DOCUMENTS:
        raise UnreadableDocument(
            f"the file is broken, or no {ending} file; open it in the program that made it and save it again"
        )
    return kind


def _kind_of_zip(content: bytes) -> FileKind:
    with opened(content) as document:
        if "word/document.xml" in document.names or any(name.startswith("word/") for name in document.names):
            return FileKind.DOCX
        mimetype = document.read("mimetype")
        if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
            return FileKind.ODT
        if "content.xml" in document.names and not mimetype:
            return FileKind.ODT
    raise UnreadableDocument(f"the file is packed and no text document; {_KINDS}")


def _said_of_old(content: bytes) -> str:
    if _LOCKED in content:
        return "the document is protected by a password; save it without one and give that"
    if _OLD_WORD in content:
        return "the file is in the old Word format (.doc); save it as .docx and give that"
    return f"the file is in an old format of Office; save it anew, and {_KINDS}"


def read_document(content: bytes, name: str) -> DocumentText:
    """The text of a file of any kind, with the place of each paragraph.

    Time is bounded by the deadline of this thread, memory by the limits of the readers. Raises UnreadableDocument,
    which says what to do, and TooCostly when there is not time enough.
    """
    kind = kind_of(content, name)
    reader = DOCUMENTS.get(kind)
    if reader is not None:
        try:
            return reader(content)
        except RecursionError as error:
            raise UnreadableDocument("the document is nested too deeply to be read; copy its text anew") from error
    plain = decoded(content, is_page=kind is FileKind.PAGE)
    notices = (plain.notice,) if plain.notice else ()
    if kind is FileKind.MARKDOWN:
        return of_plain_text(text_of_markdown(plain.text).text, notices)
    if kind is FileKind.PAGE:
        return replace(read_page(plain.text), notices=notices)
    return of_plain_text(plain.text, notices)


def read_page(source: str) -> DocumentText:
    """The text that a page shows, with the places of its paragraphs; of one by Google Docs without its comments."""
    page = plain_page(source)
    return replace(of_plain_text(text_of_page(page.html).text), left_out=page.left_out)


def is_google_docs(source: str) -> bool:
    """Whether Google Docs made this page, so that its lines say nothing to a person."""
    return is_export(source)

"""Reads a PDF: its pages without running heads, in the order of reading, mended to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from service.documents.pdf.child import pages_of
from service.documents.pdf.columns import in_order
from service.documents.pdf.heads import without_heads
from service.documents.pdf.hyphens import Hyphens
from service.documents.pdf.lines import Line, Page
from service.documents.pdf.paragraphs import ParagraphOfPages, Paragraphs
from service.documents.values import UNREADABLE, DocumentText, DocumentWriter
from service.errors import UnreadableDocument
from service.layout import LeftOutReason, TextPlace

_SCAN = "holds no text, only pictures of it: it is a scan; have its text recognised (OCR), or paste the words"
_MOST_UNREADABLE = 0.2
_SMALL = 0.9
"""Of the usual size of letters: that of notes."""
_NOTE = re.compile(r"\s*(?:\d{1,3}\b|[*†‡])")
_AROUND = 40
_MOST_NAMED = 20


def read_pdf(content: bytes) -> DocumentText:
    """The text of a .pdf file. Raises UnreadableDocument, and TooCostly when there is not time enough."""
    pages = pages_of(content)
    if not any(page.lines for page in pages):
        raise UnreadableDocument(f"the PDF {_SCAN}" if pages else "the PDF has no pages")
    _check_readable(pages)
    bodies, heads = without_heads(pages)
    hyphens = Hyphens(line.text for page in bodies for line in page.lines)
    running, notes = Paragraphs(hyphens), Paragraphs(hyphens)
    usual = _usual_size(bodies)
    for number, page in enumerate(bodies, start=1):
        for block in in_order(page.lines):
            text, below = _parted(block, usual)
            for lines, paragraphs in ((text, running), (below, notes)):
                if lines:
                    paragraphs.add(lines, number)
    writer = DocumentWriter()
    _write(running.written, writer, None)
    _write(notes.written, writer, "notes")
    writer.leave_out(LeftOutReason.RUNNING_HEAD, (f"{head} |" for head in heads))
    marks = [line.marks for page in bodies for line in page.lines if line.marks]
    writer.leave_out(LeftOutReason.FOOTNOTE_MARK, marks)
    _leave_out_struck(pages, writer)
    _say_what_is_missing(pages, writer)
    return _with_unreadable(writer.written(), writer)


def _usual_size(pages: Iterable[Page]) -> float:
    return median([line.size for page in pages for line in page.lines for _ in line.text] or [1.0])


def _parted(block: Sequence[Line], usual: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """A block without the notes below it, and these: small print that begins with a mark."""
    first = len(block)
    for at in range(len(block) - 1, -1, -1):
        if block[at].size > _SMALL * usual:
            break
        if _NOTE.match(block[at].text) or block[at].marks:
            first = at
    return block[:first], block[first:]


def _write(paragraphs: Iterable[ParagraphOfPages], writer: DocumentWriter, part: str | None) -> None:
    counts: dict[int, int] = {}
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        start: int | None = None
        for at, page in paragraph.pages:
            counts[page] = counts.get(page, 0) + 1
            place = TextPlace(counts[page], page, part)
            if start is None:
                start = writer.paragraph(paragraph.text, place)
            else:
                writer.mark(start + at, place)


def _check_readable(pages: Iterable[Page]) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    if text.count(UNREADABLE) > _MOST_UNREADABLE * len(text):
        raise UnreadableDocument(
            "the fonts of the PDF do not say which letters they show; export it again from the program that made it, "
            "or have its text recognised (OCR)"
        )


def _leave_out_struck(pages: Iterable[Page], writer: DocumentWriter) -> None:
    """Read what is struck out as a change that is accepted, and say so."""
    struck = [text for page in pages for text in page.struck]
    for text in struck:
        writer.leave_out(LeftOutReason.REVISION, [text])
    if struck:
        writer.notice("The document has words that are struck out; they were left out.")


def _say_what_is_missing(pages: Sequence[Page], writer: DocumentWriter) -> None:
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.lines]
    if empty:
        named = ", ".join(empty[:_MOST_NAMED]) + (" and others" if len(empty) > _MOST_NAMED else "")
        writer.notice(f"Without text, and perhaps scanned: page{'' if len(empty) == 1 else 's'} {named}.")


def _with_unreadable(document: DocumentText, writer: DocumentWriter) -> DocumentText:
    """The document, saying where it cannot be read."""
    at = document.text.find(UNREADABLE)
    while at >= 0:
        writer.leave_out(LeftOutReason.UNREADABLE, [document.text[max(0, at - _AROUND) : at + _AROUND]])
        at = document.text.find(UNREADABLE, at + _AROUND)
    return writer.written()

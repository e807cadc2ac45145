"""Reads an OpenDocument text (.odt), as LibreOffice saves it.

A walk of our own: odfpy loses spaces and tabs, and puts comments and footnotes into the middle of the sentence. What
was taken out by a tracked change stands apart in the file, so that the changes are read as accepted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from service import deadline
from service.documents.values import DocumentText, DocumentWriter, ends_paragraph, said_of_changes
from service.documents.zipped import ZippedDocument, attribute, name_of, opened
from service.errors import UnreadableDocument
from service.layout import LeftOutReason, TextPlace

_DEEPEST = 200
_MOST_SPACES = 16
"""That one element stands for. More are layout, and a small file would unpack to a large text."""
SPACE = re.compile(r"[ \t\r\n]+")
PARAGRAPHS = frozenset({"p", "h"})
_PASSED_OVER = frozenset({"forms", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls"})
_PASSED_OVER |= {"annotation-end", "ruby-text", "note-citation", "desc", "title", "event-listeners"}
ASIDES = frozenset({"frame", "text-box", "g", "custom-shape", "rect", "line", "path", "polygon", "control"})
CONTENT = "content.xml"
_NO_TEXT = "the file is no text document; save it as .odt and give that"
_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a paragraph. It is the text of `element`, or its tail, with white space as one space, the first of
    which is left out if it `is_trimmed`; `element` is None for what stands otherwise."""

    text: str
    element: etree._Element = None
    is_tail: bool = False
    is_trimmed: bool = False

    def raw(self, offset: int) -> int:
        """Where in the text of the file stands what is at `offset` of `text`."""
        source = (self.element.tail if self.is_tail else self.element.text) if self.element is not None else ""
        left = offset + self.is_trimmed
        for gap in SPACE.finditer(source or ""):
            if gap.start() >= left:
                break
            left += gap.end() - gap.start() - 1
        return left


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece of the running text, and where it begins in the text of the document."""

    start: int
    piece: Piece


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs of a document; `placed` are the pieces of its running text, in order."""

    writer: DocumentWriter = field(default_factory=DocumentWriter)
    notes: list[etree._Element] = field(default_factory=list)
    left_out: list[tuple[LeftOutReason, str]] = field(default_factory=list)
    placed: list[PlacedPiece] = field(default_factory=list)

    def paragraphs(self, block: etree._Element, depth: int = 0) -> Iterator[list[Piece]]:
        """The paragraphs of a body, a cell, a note; those of text boxes behind the one that they are anchored in."""
        _check(depth)
        for child in block:
            deadline.check()
            name = name_of(child)
            if name in PARAGRAPHS:
                asides: list[etree._Element] = []
                pieces: list[Piece] = []
                self._read(child, pieces, asides, depth)
                yield pieces
                for aside in asides:
                    yield from self.paragraphs(aside, depth + 1)
            elif name == "tracked-changes":
                self._leave_out_changes(child)
            elif name == "annotation":
                self.left_out.append((LeftOutReason.COMMENT, _said_in(child)))
            elif name not in _PASSED_OVER:
                yield from self.paragraphs(child, depth + 1)

    def _read(self, element: etree._Element, pieces: list[Piece], asides: list[etree._Element], depth: int) -> None:
        _check(depth)
        _add(pieces, element, is_tail=False)
        for child in element:
            deadline.check()
            name = name_of(child)
            if name in ASIDES:
                asides.append(child)
            elif name == "note":
                self.notes.append(child)
            elif name == "annotation":
                self.left_out.append((LeftOutReason.COMMENT, _said_in(child)))
            elif name == "s":
                pieces.append(Piece(" " * _count(attribute(child, "c"))))
            elif name == "tab":
                pieces.append(Piece("\t"))
            elif name == "line-break":
                pieces.append(Piece("\n" if ends_paragraph(_text(pieces)) else " "))
            elif name not in _PASSED_OVER:
                self._read(child, pieces, asides, depth + 1)
            _add(pieces, child, is_tail=True)

    def _leave_out_changes(self, changes: etree._Element) -> None:
        counts = {"insertion": 0, "deletion": 0}
        for change in changes.iter():
            name = name_of(change)
            if name in counts:
                counts[name] += 1
            if name == "deletion":
                paragraphs = (child for child in change.iter() if name_of(child) in PARAGRAPHS)
                text = " ".join("".join(map(str, child.itertext())) for child in paragraphs)
                self.left_out.append((LeftOutReason.REVISION, text))
        if any(counts.values()):
            self.writer.notice(said_of_changes(counts))

    def write(self, block: etree._Element, part: str | None = None) -> None:
        """Write the paragraphs of a block."""
        number = 0
        for pieces in self.paragraphs(block):
            text = _text(pieces)
            if not text.strip():
                continue
            number += 1
            at = self.writer.paragraph(text.strip(), TextPlace(number, part=part)) - (len(text) - len(text.lstrip()))
            for piece in pieces if part is None else ():
                self.placed.append(PlacedPiece(at, piece))
                at += len(piece.text)

    def write_notes(self) -> None:
        """Write the notes behind the text, numbered as they are shown there."""
        for name, note in numbered(self.notes):
            for body in note:
                if name_of(body) == "note-body":
                    self.write(body, name)


def numbered(notes: Iterable[etree._Element]) -> Iterator[tuple[str, etree._Element]]:
    """Notes by what the text calls them: "footnote 2"."""
    counts: Counter[str] = Counter()
    for note in notes:
        kind = attribute(note, "note-class") or "footnote"
        counts[kind] += 1
        yield f"{kind} {counts[kind]}", note


def read_odt(content: bytes) -> DocumentText:
    """The text of an .odt file. Raises UnreadableDocument, and TooCostly when there is not time enough."""
    with opened(content) as document:
        return read_placed(odt_root(document))[0]


def odt_root(document: ZippedDocument, *, whole: bool = False) -> etree._Element:
    """The root of the text; `whole` as in `ZippedDocument.xml`. Raises UnreadableDocument where it cannot be read."""
    if b"encryption-data" in document.read(_MANIFEST):
        raise UnreadableDocument("the document is protected by a password; save it without one and give that")
    root = document.xml(CONTENT, whole=whole)
    if root is None:
        raise UnreadableDocument(_NO_TEXT)
    return root


def read_placed(root: etree._Element) -> tuple[DocumentText, Reader]:
    """The text of a document, and what it is made of. Raises UnreadableDocument."""
    texts = (element for element in root.iter() if name_of(element) == "text")
    body = next((element for element in texts if name_of(element.getparent()) == "body"), None)
    if body is None:
        raise UnreadableDocument(_NO_TEXT)
    reader = Reader()
    reader.write(body)
    reader.write_notes()
    for reason, text in reader.left_out:
        reader.writer.leave_out(reason, [text])
    return reader.writer.written(), reader


def _add(pieces: list[Piece], element: etree._Element, *, is_tail: bool) -> None:
    """White space in the file is one space, and none where one stands already."""
    shown = SPACE.sub(" ", (element.tail if is_tail else element.text) or "")
    is_trimmed = shown.startswith(" ") and (not pieces or pieces[-1].text.endswith((" ", "\n")))
    if len(shown) > is_trimmed:
        pieces.append(Piece(shown[is_trimmed:], element, is_tail, is_trimmed))


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _check(depth: int) -> None:
    if depth > _DEEPEST:
        raise UnreadableDocument("the document is nested too deeply to be read; copy its text into a new one")


def _count(value: str | None) -> int:
    return min(int(value[:9]), _MOST_SPACES) if value and value.isascii() and value.isdigit() else 1


def _said_in(annotation: etree._Element) -> str:
    """What a comment says, without who wrote it and when."""
    paragraphs = (child for child in annotation.iter() if name_of(child) in PARAGRAPHS)
    return " ".join("".join(map(str, child.itertext())) for child in paragraphs)

"""Reads an OpenDocument text (.odt), as LibreOffice saves it.

A walk of our own: odfpy loses spaces and tabs, and puts comments and footnotes into the middle of the sentence. What
was taken out by a tracked change stands apart in the file, so that the changes are read as accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from service.documents.values import DocumentText, DocumentWriter, ends_paragraph, said_of_changes
from service.documents.zipped import attribute, name_of, opened
from service.errors import UnreadableDocument
from service.layout import LeftOutReason, TextPlace

_DEEPEST = 200
_MOST_SPACES = 1_000
_SPACE = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = frozenset({"p", "h"})
_PASSED_OVER = frozenset({"forms", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls"})
_PASSED_OVER |= {"annotation-end", "ruby-text", "note-citation", "desc", "title", "event-listeners"}
_ASIDES = frozenset({"frame", "text-box", "g", "custom-shape", "rect", "line", "path", "polygon", "control"})
_MANIFEST = "META-INF/manifest.xml"


@dataclass(slots=True)
class _Reader:
    writer: DocumentWriter = field(default_factory=DocumentWriter)
    notes: list[etree._Element] = field(default_factory=list)
    left_out: list[tuple[LeftOutReason, str]] = field(default_factory=list)

    def paragraphs(self, block: etree._Element, depth: int = 0) -> Iterator[str]:
        """The paragraphs of a body, a cell, a note; those of text boxes behind the one that they are anchored in."""
        _check(depth)
        for child in block:
            name = name_of(child)
            if name in _PARAGRAPHS:
                asides: list[etree._Element] = []
                pieces: list[str] = []
                self._read(child, pieces, asides, depth)
                yield "".join(pieces)
                for aside in asides:
                    yield from self.paragraphs(aside, depth + 1)
            elif name == "tracked-changes":
                self._leave_out_changes(child)
            elif name == "annotation":
                self.left_out.append((LeftOutReason.COMMENT, _said_in(child)))
            elif name not in _PASSED_OVER:
                yield from self.paragraphs(child, depth + 1)

    def _read(self, element: etree._Element, pieces: list[str], asides: list[etree._Element], depth: int) -> None:
        _check(depth)
        self._add(pieces, element.text)
        for child in element:
            name = name_of(child)
            if name in _ASIDES:
                asides.append(child)
            elif name == "note":
                self.notes.append(child)
            elif name == "annotation":
                self.left_out.append((LeftOutReason.COMMENT, _said_in(child)))
            elif name == "s":
                pieces.append(" " * _count(attribute(child, "c")))
            elif name == "tab":
                pieces.append("\t")
            elif name == "line-break":
                pieces.append("\n" if ends_paragraph("".join(pieces)) else " ")
            elif name not in _PASSED_OVER:
                self._read(child, pieces, asides, depth + 1)
            self._add(pieces, child.tail)

    def _add(self, pieces: list[str], text: str | None) -> None:
        """White space in the file is one space, and none where one stands already."""
        shown = _SPACE.sub(" ", text or "")
        if shown.startswith(" ") and (not pieces or pieces[-1].endswith((" ", "\n"))):
            shown = shown[1:]
        if shown:
            pieces.append(shown)

    def _leave_out_changes(self, changes: etree._Element) -> None:
        counts = {"insertion": 0, "deletion": 0}
        for change in changes.iter():
            name = name_of(change)
            if name in counts:
                counts[name] += 1
            if name == "deletion":
                paragraphs = (child for child in change.iter() if name_of(child) in _PARAGRAPHS)
                text = " ".join("".join(map(str, child.itertext())) for child in paragraphs)
                self.left_out.append((LeftOutReason.REVISION, text))
        if any(counts.values()):
            self.writer.notice(said_of_changes(counts))

    def write(self, block: etree._Element, part: str | None = None) -> None:
        """Write the paragraphs of a block."""
        number = 0
        for text in self.paragraphs(block):
            if text.strip():
                number += 1
                self.writer.paragraph(text.strip(), TextPlace(number, part=part))

    def write_notes(self) -> None:
        """Write the notes behind the text, numbered as they are shown there."""
        counts = {"footnote": 0, "endnote": 0}
        for note in self.notes:
            kind = attribute(note, "note-class") or "footnote"
            counts[kind] = counts.get(kind, 0) + 1
            for body in note:
                if name_of(body) == "note-body":
                    self.write(body, f"{kind} {counts[kind]}")


def read_odt(content: bytes) -> DocumentText:
    """The text of an .odt file. Raises UnreadableDocument, and TooCostly when there is not time enough."""
    with opened(content) as document:
        if b"encryption-data" in document.read(_MANIFEST):
            raise UnreadableDocument("the document is protected by a password; save it without one and give that")
        root = document.xml("content.xml")
        texts = () if root is None else (element for element in root.iter() if name_of(element) == "text")
        body = next((element for element in texts if name_of(element.getparent()) == "body"), None)
        if body is None:
            raise UnreadableDocument("the file is no text document; save it as .odt and give that")
        reader = _Reader()
        reader.write(body)
        reader.write_notes()
        for reason, text in reader.left_out:
            reader.writer.leave_out(reason, [text])
        return reader.writer.written()


def _check(depth: int) -> None:
    if depth > _DEEPEST:
        raise UnreadableDocument("the document is nested too deeply to be read; copy its text into a new one")


def _count(value: str | None) -> int:
    return min(int(value), _MOST_SPACES) if value and value.isascii() and value.isdigit() else 1


def _said_in(annotation: etree._Element) -> str:
    """What a comment says, without who wrote it and when."""
    paragraphs = (child for child in annotation.iter() if name_of(child) in _PARAGRAPHS)
    return " ".join("".join(map(str, child.itertext())) for child in paragraphs)

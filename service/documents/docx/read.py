"""Reads a Word document: its running text, its notes behind it; comments, headers and footers are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from lxml import etree

from service.documents.docx.walk import NoteReference, Paragraph, Piece, Walk
from service.documents.values import DocumentText, DocumentWriter, said_of_changes
from service.documents.zipped import ZippedDocument, attribute, name_of, opened
from service.errors import UnreadableDocument
from service.layout import LeftOutReason, TextPlace

_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """A piece of the running text, and where it begins in the text of the document."""

    start: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """The text of a Word document, the pieces of its running text in order, and the marks of its notes in order."""

    document: DocumentText
    pieces: tuple[PlacedPiece, ...]
    notes: tuple[NoteReference, ...]


def read_docx(content: bytes) -> DocumentText:
    """The text of a .docx file. Raises UnreadableDocument, and TooCostly when there is not time enough."""
    with opened(content) as document:
        main = main_part(document)
        return read_placed(document, main, main_root(document, main)).document


def main_part(document: ZippedDocument) -> str:
    """The name of the part that holds the running text."""
    return related(document, "", "officeDocument").get("officeDocument", [_MAIN])[0]


def main_root(document: ZippedDocument, main: str, *, whole: bool = False) -> etree._Element:
    """The root of the main part; `whole` as in `ZippedDocument.xml`. Raises UnreadableDocument where there is none."""
    root = document.xml(main, whole=whole)
    if root is None:
        raise UnreadableDocument("the file is no Word document; save it as .docx and give that")
    return root


def read_placed(document: ZippedDocument, main: str, root: etree._Element) -> PlacedDocument:
    """The text of a document, whose main part has the name `main` and the root `root`, with what it is made of."""
    parts = related(document, main)
    walk, writer = Walk(), DocumentWriter()
    notes: list[NoteReference] = []
    pieces = (*_write(walk.paragraphs(_body_of(root)), writer, notes),)
    _write_notes(document, parts, notes, walk, writer)
    _leave_out_parts(document, parts, writer)
    return PlacedDocument(_with_changes(walk, writer).written(), pieces, tuple(notes))


def _body_of(root: etree._Element) -> etree._Element:
    body = next((child for child in root if name_of(child) == "body"), None)
    if body is None:
        raise UnreadableDocument("the file is no Word document; save it as .docx and give that")
    return body


def _write(
    paragraphs: Iterable[Paragraph], writer: DocumentWriter, notes: list[NoteReference], part: str | None = None
) -> Iterator[PlacedPiece]:
    """Write paragraphs, add the notes that they refer to, in order, to `notes`; their pieces with their places."""
    number = 0
    for paragraph in paragraphs:
        notes += paragraph.notes
        text = paragraph.text
        if not text.strip():
            continue
        number += 1
        at = writer.paragraph(text.strip(), TextPlace(number, part=part)) - (len(text) - len(text.lstrip()))
        for piece in paragraph.pieces:
            yield PlacedPiece(at, piece)
            at += len(piece.text)


def numbered(references: Iterable[NoteReference]) -> Iterator[tuple[str, NoteReference]]:
    """Notes by what the text calls them: "footnote 2"."""
    counts: Counter[str] = Counter()
    for reference in references:
        counts[reference.kind] += 1
        yield f"{reference.kind} {counts[reference.kind]}", reference


def _write_notes(
    document: ZippedDocument,
    parts: dict[str, list[str]],
    wanted: Iterable[NoteReference],
    walk: Walk,
    writer: DocumentWriter,
) -> None:
    """Write the notes behind the text, each once, numbered as they are shown there."""
    notes = {kind: _notes(document, parts, kind) for kind in ("footnote", "endnote")}
    for name, reference in numbered(wanted):
        note = notes[reference.kind].pop(reference.identity, None)
        if note is not None:
            for _ in _write(walk.paragraphs(note), writer, [], name):
                pass


def _notes(document: ZippedDocument, parts: dict[str, list[str]], kind: str) -> dict[str, etree._Element]:
    roots = (document.xml(name) for name in parts.get(f"{kind}s", []))
    elements = (element for root in roots if root is not None for element in root if name_of(element) == kind)
    return {attribute(element, "id") or "": element for element in elements}


def _leave_out_parts(document: ZippedDocument, parts: dict[str, list[str]], writer: DocumentWriter) -> None:
    for kind, reason in (
        ("header", LeftOutReason.RUNNING_HEAD),
        ("footer", LeftOutReason.RUNNING_HEAD),
        ("comments", LeftOutReason.COMMENT),
    ):
        for name in parts.get(kind, []):
            root = document.xml(name)
            holders = [] if root is None else [*root] if kind == "comments" else [root]
            for holder in holders:
                writer.leave_out(reason, (paragraph.text for paragraph in Walk().paragraphs(holder)))


def _with_changes(walk: Walk, writer: DocumentWriter) -> DocumentWriter:
    for reason, text in walk.left_out:
        writer.leave_out(reason, [text])
    if walk.changes:
        writer.notice(said_of_changes(walk.changes))
    return writer


def related(document: ZippedDocument, part: str, *wanted: str) -> dict[str, list[str]]:
    """The parts that a part refers to, by the last word of what they are to it: "footnotes", "header"."""
    name = part.rpartition("/")[2]
    root = document.xml(join(dirname(part), "_rels", f"{name}.rels"))
    related: dict[str, list[str]] = {}
    for relation in () if root is None else root:
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        target = attribute(relation, "Target") or ""
        if attribute(relation, "TargetMode") == "External" or (wanted and kind not in wanted):
            continue
        path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(part), target))
        related.setdefault(kind, []).append(path)
    return related

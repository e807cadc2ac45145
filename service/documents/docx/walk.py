"""Walks through the body of a Word document and gives its paragraphs, each of their pieces with the element it is of.

Tracked changes are read as accepted: what was put in or moved here counts, what was taken out or moved away does not.
python-docx leaves insertions, content controls and text boxes out without a word, and mammoth drops headers and fails
on one broken link, hence a walk of our own: every `w:t` that the document shows, in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from service import deadline
from service.documents.values import UNREADABLE, ends_paragraph
from service.documents.zipped import attribute, name_of
from service.errors import UnreadableDocument
from service.layout import LeftOutReason

DEEPEST = 200
_DELETED = frozenset({"del", "moveFrom"})
_PUT_IN = {"ins": "insertion", "del": "deletion", "moveTo": "move"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_INSTEAD = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_HOLDERS = frozenset({"drawing", "pict", "object"})
_PASSED_OVER = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "instrText"})
_PASSED_OVER |= {"delInstrText", "delText", "rt", "rubyPr", "oMath", "oMathPara", "txbxContent", "Fallback"}
_OFF = frozenset({"0", "false", "off", "none"})
_SURROGATES = range(0xD800, 0xE000)
_SYMBOLS = range(0xF000, 0xF100)
"""Where Word puts the signs of symbol fonts; which sign it is only the font knows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a paragraph; `element` is the `w:t` that it is the whole text of, None for what stands otherwise."""

    text: str
    element: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Where the text refers to a note: "footnote" or "endnote", the id of the note, and the mark in the text."""

    kind: str
    identity: str
    element: etree._Element


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its pieces in order, and the notes that it refers to."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[NoteReference] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the paragraph shows."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Walk:
    """One walk; afterwards `left_out` says what was passed over, and `changes` how many tracked changes there were."""

    left_out: list[tuple[LeftOutReason, str]] = field(default_factory=list)
    changes: dict[str, int] = field(default_factory=dict)
    _fields: list[bool] = field(default_factory=list)
    """Of each field that is open whether its result, which is shown, has begun."""
    _endless: frozenset[etree._Element] = frozenset()
    """Where fields begin that end nowhere: what stands behind them is shown, since nothing says that it is not."""
    _joined: Paragraph | None = None
    """A paragraph whose end was taken out, so that the next one goes on in it."""

    def paragraphs(self, block: etree._Element, depth: int = 0) -> Iterator[Paragraph]:
        """The paragraphs in a body, cell, note or the like, those of text boxes behind the one they are anchored in.

        Raises UnreadableDocument for what is nested deeper than any document is.
        """
        if depth > DEEPEST:
            raise UnreadableDocument("the document is nested too deeply to be read; copy its text into a new one")
        if depth == 0:
            self._fields, self._endless = [], _endless_fields(block)
        for child in block:
            deadline.check()
            name = name_of(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name in _DELETED:
                self._leave_out(child)
            elif name not in _PASSED_OVER:
                yield from self.paragraphs(child, depth + 1)
        if depth == 0 and self._joined is not None:
            last, self._joined = self._joined, None
            yield last

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Paragraph]:
        paragraph, self._joined = self._joined or Paragraph(), None
        boxes: list[etree._Element] = []
        self._read(element, paragraph, boxes, depth)
        if _mark_is_deleted(element):
            self._joined = paragraph
        else:
            yield paragraph
        for box in boxes:
            before, self._joined = self._joined, None
            yield from self.paragraphs(box, depth + 1)
            self._joined = before

    def _read(self, element: etree._Element, paragraph: Paragraph, boxes: list[etree._Element], depth: int) -> None:
        """Add what stands in a paragraph, or in a part of one, to it, and the text boxes anchored there to `boxes`."""
        if depth > DEEPEST:
            raise UnreadableDocument("the document is nested too deeply to be read; copy its text into a new one")
        for child in element:
            name = name_of(child)
            if name in _PUT_IN:
                self.changes[_PUT_IN[name]] = self.changes.get(_PUT_IN[name], 0) + 1
            if name in _DELETED:
                self._leave_out(child)
            elif name == "r":
                self._run(child, paragraph, boxes, depth)
            elif name not in _PASSED_OVER:
                self._read(child, paragraph, boxes, depth + 1)

    def _run(self, run: etree._Element, paragraph: Paragraph, boxes: list[etree._Element], depth: int) -> None:
        deadline.check()
        if _is_hidden(run):
            self.left_out.append((LeftOutReason.HIDDEN, _text_of(run, "t")))
            return
        for child in run:
            name = name_of(child)
            if name == "fldChar":
                if child not in self._endless:
                    self._field(attribute(child, "fldCharType"))
            elif name == "AlternateContent" or name in _HOLDERS:
                boxes += _boxes_in(child)
            elif name in _NOTES:
                paragraph.notes.append(NoteReference(_NOTES[name], attribute(child, "id") or "", child))
            elif name == "ruby":
                self._read(child, paragraph, boxes, depth + 1)
            elif all(self._fields):
                piece = _piece(child, name, paragraph)
                if piece is not None:
                    paragraph.pieces.append(piece)

    def _field(self, kind: str | None) -> None:
        """A field begins, goes over from what it asks for to its result, or ends."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _leave_out(self, element: etree._Element) -> None:
        self.left_out.append((LeftOutReason.REVISION, _text_of(element, "delText", "t")))


def _endless_fields(block: etree._Element) -> frozenset[etree._Element]:
    """The marks at which fields begin that end nowhere in `block`, of those that are walked over."""
    open_fields: list[etree._Element] = []
    for mark in block.iter("{*}fldChar"):
        deadline.check()
        kind = attribute(mark, "fldCharType")
        if kind not in {"begin", "end"} or _is_passed_over(mark):
            continue
        if kind == "begin":
            open_fields.append(mark)
        elif open_fields:
            open_fields.pop()
    return frozenset(open_fields)


def _is_passed_over(mark: etree._Element) -> bool:
    run = mark.getparent()
    return (run is not None and _is_hidden(run)) or any(name_of(holder) in _DELETED for holder in mark.iterancestors())


def _piece(element: etree._Element, name: str, paragraph: Paragraph) -> Piece | None:
    """What a child of a run shows as text; None where that is nothing."""
    if name == "t":
        return Piece(element.text, element) if element.text else None
    if name in {"br", "cr"}:
        is_line = name == "cr" or attribute(element, "type") in {None, "textWrapping"}
        deadline.check()  # all of the paragraph so far is looked at
        return Piece("\n" if is_line and ends_paragraph(paragraph.text) else " ")
    if name == "sym":
        return Piece(_symbol(attribute(element, "char")))
    return Piece(_INSTEAD[name]) if name in _INSTEAD else None


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
        return UNREADABLE if number in _SYMBOLS or number in _SURROGATES or not number else chr(number)
    except (ValueError, OverflowError):
        return UNREADABLE


def _boxes_in(holder: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, not those within them; of what is there twice, for old programs too, the first."""
    if name_of(holder) == "AlternateContent":
        choices = [boxes for boxes in map(_boxes_in, holder) if boxes]
        return choices[0] if choices else []
    boxes: list[etree._Element] = []
    waiting = [holder]
    while waiting:
        element = waiting.pop()
        if name_of(element) == "txbxContent":
            boxes.append(element)
        elif name_of(element) == "AlternateContent" and element is not holder:
            boxes += _boxes_in(element)
        else:
            waiting.extend(reversed(element))
    return boxes


def _is_hidden(run: etree._Element) -> bool:
    properties = next((child for child in run if name_of(child) == "rPr"), None)
    if properties is None:
        return False
    return any(name_of(child) == "vanish" and attribute(child, "val") not in _OFF for child in properties)


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of the paragraph was taken out by a tracked change."""
    for properties in paragraph:
        if name_of(properties) == "pPr":
            runs = (child for child in properties if name_of(child) == "rPr")
            return any(name_of(mark) in _DELETED for run in runs for mark in run)
    return False


def _text_of(element: etree._Element, *names: str) -> str:
    return "".join(node.text or "" for node in element.iter() if name_of(node) in names)

"""Puts comments into an OpenDocument text, each on its passage. Nothing else of the document changes.

Of the file only the text is written anew. A comment on a passage in a note stands on the note's mark in the text, and
one on a passage in a text box on the box.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from service.documents.odt.read import ASIDES, CONTENT, PARAGRAPHS, PlacedPiece, Reader, numbered, odt_root, read_placed
from service.documents.remarks import AUTHOR, Annotated, Remark, in_xml, not_there, of_passage
from service.documents.values import DocumentText
from service.documents.zipped import attribute, name_of, opened, written_xml
from service.layout import TextPlace

_CREATOR = "http://purl.org/dc/elements/1.1/"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_HOLD_COMMENTS = PARAGRAPHS | {"span", "a", "meta", "meta-field", "ruby-base"}
"""What a comment may stand in; a date or a cross-reference holds text alone (OpenDocument 1.2, 6.1.1)."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in the XML: at `offset` of an element's text or tail; before or behind the element where that is None."""

    element: etree._Element
    is_tail: bool
    offset: int | None = None

    def put(self, new: etree._Element) -> None:
        """Put `new` there."""
        element, holder = self.element, self.element.getparent()
        if self.offset is None:
            tail, element.tail = element.tail, None
            holder.insert(holder.index(element) + self.is_tail, new)
            (new if self.is_tail else element).tail = tail
        elif self.is_tail:
            element.tail, new.tail = element.tail[: self.offset], element.tail[self.offset :]
            holder.insert(holder.index(element) + 1, new)
        else:
            element.text, new.tail = element.text[: self.offset], element.text[self.offset :]
            element.insert(0, new)


def annotate_odt(content: bytes, remarks: Sequence[Remark], at: datetime) -> Annotated:
    """The document with a comment, of the time `at`, for each remark on its text as `read_odt` gives it.

    Raises UnreadableDocument, and TooCostly when there is not time enough.
    """
    with opened(content) as document:
        root = odt_root(document, whole=True)
        text, reader = read_placed(root)
        spots = _Spots(text, reader)
        possible, without_place = spots.possible(remarks)
        new = [*not_there(possible, _ours(root))]
        names = _free_names(root)
        for remark in reversed(new):  # from the end, so that what stands before keeps its offsets
            name = next(names)
            spots.end(remark).put(_made("annotation-end", name))
            spots.begin(remark).put(_comment(remark, name, at))
        parts = {CONTENT: written_xml(root)} if new else {}
        return Annotated(document.with_parts(content, parts), len(new), len(possible) - len(new), without_place)


class _Spots:
    """Where passages of a document begin and end in its XML."""

    def __init__(self, text: DocumentText, reader: Reader) -> None:
        self._text = text
        self._pieces = [piece for piece in reader.placed if piece.piece.element is not None]
        self._notes = dict(numbered(reader.notes))

    def possible(self, remarks: Sequence[Remark]) -> tuple[list[Remark], tuple[TextPlace, ...]]:
        """The remarks that can be put in, saying where their passage is if they cannot stand at it; and the places of
        the others."""
        possible, without_place = [], []
        for remark in sorted(remarks, key=lambda remark: remark.start):
            place = self._text.place(remark.start)
            first, last = self._first(remark), self._last(remark)
            if place.part is None and first > last:
                without_place.append(place)
                continue
            part = place.part or ("a text box" if _box(self._pieces[first]) is not None else None)
            possible.append(of_passage(remark, self._text, part) if part else remark)
        return possible, tuple(without_place)

    def begin(self, remark: Remark) -> _Spot:
        """Where it begins."""
        note = self._notes.get(self._text.place(remark.start).part or "")
        return _Spot(note, False) if note is not None else _spot(self._pieces[self._first(remark)], remark.start)

    def end(self, remark: Remark) -> _Spot:
        """Where it ends; where it runs on into a box that is read behind it, at the end of what it begins in."""
        note = self._notes.get(self._text.place(remark.start).part or "")
        if note is not None:
            return _Spot(note, True)
        first, last = self._first(remark), self._last(remark)
        while _box(self._pieces[last]) is not _box(self._pieces[first]):
            last -= 1
        placed = self._pieces[last]
        return _spot(placed, min(remark.end, placed.start + len(placed.piece.text)), is_end=True)

    def _first(self, remark: Remark) -> int:
        return bisect_right(self._pieces, remark.start, key=lambda placed: placed.start + len(placed.piece.text))

    def _last(self, remark: Remark) -> int:
        return bisect_left(self._pieces, remark.end, key=lambda placed: placed.start) - 1


def _spot(placed: PlacedPiece, offset: int, *, is_end: bool = False) -> _Spot:
    """The spot of an offset of the text that lies in a piece, or at its end."""
    element = placed.piece.element
    around = _box(placed)
    if around is None:
        around = _field(element.getparent() if placed.piece.is_tail else element)
    if around is not None:
        return _Spot(around, is_end)
    return _Spot(element, placed.piece.is_tail, placed.piece.raw(max(0, offset - placed.start)))


def _field(holder: etree._Element) -> etree._Element | None:
    """The outermost element from `holder` on that may hold no comment; None where it may."""
    field = None
    while name_of(holder) not in _HOLD_COMMENTS:
        field, holder = holder, holder.getparent()
    return field


def _box(placed: PlacedPiece) -> etree._Element | None:
    """The text box, or what of it stands in a paragraph of the running text; None where it stands in none."""
    box = inner = None
    for above in placed.piece.element.iterancestors():
        if name_of(above) in ASIDES or (inner is not None and etree.QName(above).namespace == _DRAW):
            inner = above
        elif name_of(above) in PARAGRAPHS and inner is not None:
            box = inner
    return box


def _made(name: str, identity: str) -> etree._Element:
    return etree.Element(f"{{{_OFFICE}}}{name}", {f"{{{_OFFICE}}}name": identity}, {"office": _OFFICE})


def _comment(remark: Remark, identity: str, at: datetime) -> etree._Element:
    comment = _made("annotation", identity)
    etree.SubElement(comment, f"{{{_CREATOR}}}creator", nsmap={"dc": _CREATOR}).text = AUTHOR
    date = at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    etree.SubElement(comment, f"{{{_CREATOR}}}date", nsmap={"dc": _CREATOR}).text = date
    for paragraph in remark.paragraphs:
        etree.SubElement(comment, f"{{{_TEXT}}}p", nsmap={"text": _TEXT}).text = in_xml(paragraph)
    return comment


def _comments(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter(f"{{{_OFFICE}}}annotation"))


def _ours(root: etree._Element) -> Iterator[str]:
    """What the comments of this program that are there say, as `Remark.text` has it."""
    for comment in _comments(root):
        if any(name_of(child) == "creator" and child.text == AUTHOR for child in comment):
            lines = ("".join(map(str, child.itertext())) for child in comment if name_of(child) in PARAGRAPHS)
            yield "\n".join(" ".join(line.split()) for line in lines)


def _free_names(root: etree._Element) -> Iterator[str]:
    used = {attribute(comment, "name") for comment in _comments(root)}
    return (name for name in (f"{AUTHOR}-{number}" for number in count(1)) if name not in used)

"""Puts comments into a Word document, each on its passage. Nothing else of the document changes.

Of the file only the running text, the comments and what names them are written anew; all other parts are copied as they
are packed. Notes and text boxes take no comments: theirs stand at the mark of the note, or on the box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count

from lxml import etree

from service.documents.docx.comments import Comments, number_of
from service.documents.docx.read import PlacedDocument, main_part, main_root, numbered, read_placed
from service.documents.docx.runs import Runs
from service.documents.remarks import Annotated, Remark, not_there, of_passage
from service.documents.zipped import name_of, opened, written_xml
from service.layout import TextPlace

_OPEN = frozenset({"ins", "moveTo", "hyperlink", "smartTag", "customXml"})
"""A range as long as one of these stands around it, and so outlives a change that is refused, or a link taken out."""


def annotate_docx(content: bytes, remarks: Sequence[Remark], at: datetime) -> Annotated:
    """The document with a comment, of the time `at`, for each remark on its text as `read_docx` gives it.

    Raises UnreadableDocument, and TooCostly when there is not time enough.
    """
    with opened(content) as document:
        main = main_part(document)
        root = main_root(document, main, whole=True)
        placed = read_placed(document, main, root)
        namespace = etree.QName(root).namespace or ""
        comments = Comments(document, main, namespace)
        ids = _free({*_numbers(root, namespace), *comments.ids()})
        runs = Runs(placed.pieces, ids)
        possible, without_place = _possible(remarks, placed, runs)
        new = [*not_there(possible, comments.ours())]
        runs.part_at(offset for remark in new for offset in (remark.start, remark.end))
        marks = _marks(placed)
        for remark in new:
            number = next(ids)
            comments.add(number, remark, at)
            _mark(number, *_range(remark, placed, runs, marks), comments)
        already = len(possible) - len(new)
        parts = {main: written_xml(root), **comments.parts()} if new else {}
        return Annotated(document.with_parts(content, parts), len(new), already, without_place)


def _numbers(root: etree._Element, namespace: str) -> Iterator[int]:
    """The numbers of the tracked changes, bookmarks and ranges of a document."""
    key = f"{{{namespace}}}id"
    return (number_of(element) for element in root.iter(etree.Element) if key in element.attrib)


def _free(used: set[int]) -> Iterator[int]:
    return (number for number in count(1) if number not in used)


def _marks(placed: PlacedDocument) -> dict[str, etree._Element]:
    """The run that has the mark of a note, by what the note is called."""
    return {name: reference.element.getparent() for name, reference in numbered(placed.notes)}


def _possible(
    remarks: Sequence[Remark], placed: PlacedDocument, runs: Runs
) -> tuple[list[Remark], tuple[TextPlace, ...]]:
    """The remarks that can be put in, saying where their passage is if they cannot stand at it; and the places of the
    others."""
    possible, without_place = [], []
    for remark in sorted(remarks, key=lambda remark: remark.start):
        place = placed.document.place(remark.start)
        holders = None if place.part else runs.holders(remark.start, remark.end)
        part = place.part or ("a text box" if holders and holders[0].is_boxed else None)
        if place.part is None and holders is None:
            without_place.append(place)
        else:
            possible.append(of_passage(remark, placed.document, part) if part else remark)
    return possible, tuple(without_place)


def _range(
    remark: Remark, placed: PlacedDocument, runs: Runs, marks: dict[str, etree._Element]
) -> tuple[etree._Element, etree._Element]:
    """The elements that a comment's range begins before and ends behind."""
    part = placed.document.place(remark.start).part
    holders = runs.holders(remark.start, remark.end)
    if part is not None or holders is None:
        return marks[part or ""], marks[part or ""]
    first, last = holders
    if first.is_boxed != last.is_boxed:  # a box is read behind the paragraph that it stands in
        last = first
    return _outermost(first.element, backwards=True), _outermost(last.element, backwards=False)


def _outermost(element: etree._Element, *, backwards: bool) -> etree._Element:
    """What begins, or ends, with `element`: the change or link around it, or itself."""
    sibling = element.getprevious() if backwards else element.getnext()
    parent = element.getparent()
    if sibling is None and name_of(parent) in _OPEN:
        return _outermost(parent, backwards=backwards)
    return element


def _mark(number: int, first: etree._Element, last: etree._Element, comments: Comments) -> None:
    """Put the range of a comment around what is from `first` to `last`."""
    first.addprevious(comments.range_mark("commentRangeStart", number))
    last.addnext(comments.reference(number))
    last.addnext(comments.range_mark("commentRangeEnd", number))

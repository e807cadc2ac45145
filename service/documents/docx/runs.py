"""Parts the runs of a Word document where passages begin and end, without changing how anything looks.

The markup of a range stands between runs, so a passage that begins in the middle of a run needs two in its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from service.documents.docx.read import PlacedPiece
from service.documents.zipped import name_of

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_WRAPPERS = frozenset({"r", "fldSimple", "AlternateContent"})
"""Nothing is parted in them: runs hold ruby and text boxes, Word draws fields anew, alternatives are there twice."""
_FILLED = frozenset({"dataBinding", "text"})
"""Properties of a content control whose content Word fills in anew, or that holds one run."""


@dataclass(frozen=True, slots=True)
class Holder:
    """What of the running text holds a piece: its run, or what is around that and is taken as a whole."""

    element: etree._Element
    is_run: bool
    is_boxed: bool


def holder_of(element: etree._Element) -> Holder:
    """The holder of a `w:t`, which stands in a run."""
    run = holder = around = element.getparent()
    is_boxed = False
    for above in run.iterancestors():
        name = name_of(above)
        if name == "p":
            holder = around
        elif name in _WRAPPERS or (name == "sdt" and _is_filled(above)):
            around = above
        elif name == "txbxContent":
            is_boxed = True
    return Holder(holder, holder is run, is_boxed)


def _is_filled(control: etree._Element) -> bool:
    properties = next((child for child in control if name_of(child) == "sdtPr"), ())
    return any(name_of(child) in _FILLED for child in properties)


class Runs:
    """The runs that show the text of a document. `ids` gives numbers that no tracked change has."""

    def __init__(self, pieces: Iterable[PlacedPiece], ids: Iterator[int]) -> None:
        self._pieces = [(piece.start, piece.piece.element) for piece in pieces if piece.piece.element is not None]
        self._ids = ids

    def part_at(self, offsets: Iterable[int]) -> None:
        """Part the runs at these offsets of the document's text, as far as they can be parted."""
        for offset in sorted(set(offsets), reverse=True):  # so that what stands before keeps its elements
            at = bisect_left(self._pieces, offset, key=_start)
            if at and offset < _end(self._pieces[at - 1]):
                self._cut(at - 1, offset)
                continue
            if at:
                following = self._pieces[at - 1][1].getnext()
                if following is not None and holder_of(self._pieces[at - 1][1]).is_run:
                    self._begin_run(following)
            if at < len(self._pieces) and holder_of(self._pieces[at][1]).is_run:
                self._begin_run(self._pieces[at][1])

    def holders(self, start: int, end: int) -> tuple[Holder, Holder] | None:
        """The first and the last holder of `[start, end)`; None where no run shows any of it."""
        first = bisect_right(self._pieces, start, key=_end)
        last = bisect_left(self._pieces, end, key=_start) - 1
        if first > last:
            return None
        return holder_of(self._pieces[first][1]), holder_of(self._pieces[last][1])

    def _cut(self, at: int, offset: int) -> None:
        """Cut the text of a piece in two at `offset`, and its run with it."""
        start, element = self._pieces[at]
        if not holder_of(element).is_run:
            return
        text, inside = element.text, offset - start
        rest = etree.Element(element.tag, nsmap=element.nsmap)
        element.text, rest.text = text[:inside], text[inside:]
        for part in (element, rest):
            part.set(_PRESERVE, "preserve")
        element.addnext(rest)
        self._pieces.insert(at + 1, (offset, rest))
        self._begin_run(rest)

    def _begin_run(self, element: etree._Element) -> None:
        """Let a run begin with `element`, which stands in one: it and what follows go to a run that looks alike."""
        run = element.getparent()
        before = [child for child in element.itersiblings(preceding=True) if name_of(child) not in {"rPr", ""}]
        if not before:
            return
        new = etree.Element(run.tag, dict(run.attrib), run.nsmap)
        properties = next((child for child in run if name_of(child) == "rPr"), None)
        if properties is not None:
            new.append(self._copied(properties))
        new.extend([element, *element.itersiblings()])
        run.addnext(new)

    def _copied(self, properties: etree._Element) -> etree._Element:
        copied = deepcopy(properties)
        for element in copied.iter(etree.Element):
            for key in element.attrib:
                if etree.QName(key).localname == "id" and name_of(element) != "rPr":
                    element.set(key, str(next(self._ids)))
        return copied


def _start(piece: tuple[int, etree._Element]) -> int:
    return piece[0]


def _end(piece: tuple[int, etree._Element]) -> int:
    return piece[0] + len(piece[1].text)

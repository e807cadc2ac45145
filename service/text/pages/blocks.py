"""Takes a page apart into its blocks, in the order in which it shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from service.text.pages.footnotes import LINKED_MARK
from service.text.pages.markup import BLOCKS, BOLD, CELLS, is_unseen
from service.text.pages.pieces import Piece, PieceKind


@dataclass(frozen=True, slots=True)
class Block:
    """What one element of a page shows between two breaks of its flow; `element` is the innermost block around it."""

    element: HtmlElement
    pieces: tuple[Piece, ...]

    @property
    def is_linked(self) -> bool:
        """Whether all of its words are a link."""
        return all(piece.is_linked for piece in self._words())

    @property
    def is_bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(piece.is_bold for piece in self._words())

    def _words(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.kind is PieceKind.WORDS and not piece.text.isspace())


def blocks(tree: HtmlElement) -> Iterator[Block]:
    """The blocks of the page that hold words. Time is linear in the size of the page."""
    reader = _Reader()
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if is_unseen(element):
                walker.skip_subtree()
                reader.unseen = element
                continue
            yield from reader.start(element)
        else:
            if reader.unseen is element:
                reader.unseen = None
            else:
                yield from reader.end(element)
            reader.write(element.tail)
    yield from reader.flush()


@dataclass(slots=True)
class _Reader:
    """Gathers the pieces of a block until the next block begins or ends."""

    pieces: list[Piece] = field(default_factory=list)
    around: list[HtmlElement] = field(default_factory=list)
    """The block elements that are open, the innermost last."""
    began: list[int] = field(default_factory=list)
    """Where the open `sup` and `a` elements began among the pieces."""
    links: int = 0
    bold: int = 0
    unseen: HtmlElement | None = None

    def start(self, element: HtmlElement) -> Iterator[Block]:
        """Read the start of an element and the text behind it."""
        tag = element.tag
        if tag in BLOCKS:
            yield from self.flush()
            self.around.append(element)
        elif tag == "br":
            self.pieces.append(Piece(PieceKind.BREAK))
        elif tag == "q":
            self.pieces.append(Piece(PieceKind.OPENING))
        elif tag in {"a", "sup"}:
            self.began.append(len(self.pieces))
        self.links += tag == "a"
        self.bold += tag in BOLD
        self.write(element.text)

    def end(self, element: HtmlElement) -> Iterator[Block]:
        """Read the end of an element."""
        tag = element.tag
        if tag in BLOCKS:
            yield from self.flush()
            self.around.pop()
        elif tag in CELLS:
            self.pieces.append(Piece(PieceKind.CELL))
        elif tag == "q":
            self.pieces.append(Piece(PieceKind.CLOSING))
        elif tag in {"a", "sup"}:
            self._end_raised(element, self.began.pop())
        self.links -= tag == "a"
        self.bold -= tag in BOLD

    def write(self, text: str | None) -> None:
        """Add words to the block that is open."""
        if text:
            self.pieces.append(Piece(PieceKind.WORDS, text, self.links > 0, self.bold > 0))

    def _end_raised(self, element: HtmlElement, began: int) -> None:
        """Make one piece of a `sup` element, and of a link within the page that reads like a footnote's mark."""
        inside = self.pieces[began:]
        text = "".join(piece.text for piece in inside)
        is_link = element.tag == "a"
        if not text.strip() or (is_link and not ("#" in element.get("href", "") and LINKED_MARK.fullmatch(text))):
            return
        if is_link and any(piece.kind is PieceKind.RAISED for piece in inside):
            return
        is_linked = self.links > 0 or any(piece.is_linked for piece in inside)
        self.pieces[began:] = [Piece(PieceKind.RAISED, text, is_linked, self.bold > 0)]

    def flush(self) -> Iterator[Block]:
        """The block that is open, if it holds words; the next begins."""
        pieces, self.pieces = self.pieces, []
        self.began = [0] * len(self.began)
        has_words = any(piece.text and not piece.text.isspace() for piece in pieces)
        if self.around and has_words:
            yield Block(self.around[-1], tuple(pieces))

"""What a block of a page is made of, before it is text: words, quotation elements, raised signs and line breaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PieceKind(Enum):
    """What a piece is."""

    WORDS = "words"
    OPENING = "opening"
    """Where a `q` element begins."""
    CLOSING = "closing"
    RAISED = "raised"
    """A `sup` element, or a link that reads like the mark of a footnote."""
    BREAK = "break"
    CELL = "cell"
    """Where a cell of a table ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a block; `text` is as the page has it, white space included."""

    kind: PieceKind
    text: str = ""
    is_linked: bool = False
    is_bold: bool = False

"""Makes lines of text of a block's pieces: marks for `q`, powers for raised digits, line breaks where they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.text.pages.footnotes import is_footnote_mark, raised
from service.text.pages.pieces import Piece, PieceKind

_OPENING = "“„«‹‘‚「『\"'"
_CLOSING = "”“»›’」』\"'"
_SPACES = re.compile(r"\s+")
_BRACKETED_MARK = re.compile(r"(?<=[\w.,;:!?%)\]”’\"'…])\[\d{1,3}(?:[,–-] ?\d{1,3})*\](?!\w)")
"""The mark of a footnote as typed: `closed.[3]`."""
_STOPS = ".!?…:;"


@dataclass(slots=True)
class Lines:
    """The lines of a block, and the marks of footnotes that it had."""

    lines: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def lines_of(pieces: Sequence[Piece], pattern: Sequence[int] = ()) -> Lines:
    """The text that `pieces` show, white space as a browser shows it.

    A line ends at a break behind which something new begins: two breaks in a row, or one behind a full stop outside of
    quotation marks. `pattern` holds the numbers of the page's surest footnote marks.
    """
    writer = _Writer(frozenset(pattern))
    for number, piece in enumerate(pieces):
        writer.write(piece, pieces[number + 1] if number + 1 < len(pieces) else None)
    writer.end_line()
    return writer.result


class _Writer:
    def __init__(self, numbers: frozenset[int]) -> None:
        self._numbers = numbers
        self._text = ""
        self._pieces: list[str] = []
        self._typed: list[bool] = []
        """For each open `q`, whether its marks were typed by hand."""
        self._depth = 0
        self._curly = 0
        """How many typed double marks of the line open, less those that close."""
        self._straight = 0
        self._breaks = 0
        self.result = Lines()

    def write(self, piece: Piece, following: Piece | None) -> None:
        """Add what the piece shows."""
        match piece.kind:
            case PieceKind.WORDS:
                if self._breaks and not piece.text.isspace():
                    self._break(piece.text)
                self._add(piece.text)
            case PieceKind.OPENING:
                self._break("")
                self._open(following)
            case PieceKind.CLOSING:
                self._close()
            case PieceKind.RAISED:
                self._raise(piece)
            case PieceKind.BREAK:
                self._breaks += 1
                self._add(" ")
            case PieceKind.CELL:
                self._add(" | ")

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._curly += text.count("“") - text.count("”")
        self._straight += text.count('"')

    def _tail(self, size: int = 40) -> str:
        """The last code points of the line."""
        tail = ""
        for piece in reversed(self._pieces):
            tail = piece + tail
            if len(tail) >= size:
                break
        return tail

    def _open(self, following: Piece | None) -> None:
        before = self._tail(2).rstrip()[-1:]
        after = following.text.lstrip()[:1] if following is not None else ""
        is_typed = (bool(after) and after in _OPENING) or (bool(before) and before in _OPENING and not self._depth)
        self._typed.append(is_typed)
        if not is_typed:
            self._pieces.append("‘" if self._is_within() else "“")
            self._depth += 1

    def _close(self) -> None:
        if self._typed and not self._typed.pop():
            self._depth -= 1
            self._pieces.append("’" if self._is_within() else "”")

    def _is_within(self) -> bool:
        """Whether a quotation is open around: an odd number of elements, or typed double marks."""
        return bool(self._depth % 2) or (not self._depth and self._curly > 0)

    def _raise(self, piece: Piece) -> None:
        if self._breaks:
            self._break(piece.text)
        if is_footnote_mark(self._tail(), piece.text, is_linked=piece.is_linked, numbers=self._numbers):
            self.result.marks.append(piece.text.strip())
        else:
            self._add(raised(self._tail(), piece.text))

    def _break(self, following: str) -> None:
        """Decide what the breaks that came are, now that words follow."""
        breaks, self._breaks = self._breaks, 0
        if not breaks:
            return
        is_open = self._curly > 0 or bool(self._straight % 2)
        begins_small = following.lstrip()[:1].islower()
        stops = self._tail().rstrip().rstrip("”’\"')]")[-1:] in _STOPS
        if breaks > 1 or (stops and not is_open and not begins_small):
            self.end_line()

    def end_line(self) -> None:
        """Finish the line; the next begins."""
        text = _SPACES.sub(" ", "".join(self._pieces)).strip(" |")
        self._pieces = []
        self._curly = self._straight = 0
        for mark in _BRACKETED_MARK.findall(text):
            self.result.marks.append(mark)
        text = _BRACKETED_MARK.sub("", text)
        if text:
            self.result.lines.append(text)

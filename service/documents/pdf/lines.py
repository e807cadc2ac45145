"""What a page of a PDF shows: pieces of lines, each with its place; and how letters are put together to such pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from service.documents.values import UNREADABLE

_SAME_LINE = 0.5
"""Of the size of a letter: how far the middle of another may be above or below it in one line."""
_SPACE, _GUTTER = 0.14, 1.5
"""Of the size of a letter: a gap that is a space, and one that parts columns. Justified text has gaps up to one."""
_SMALL = 0.8
_RAISED = 0.12
_DROP_CAP = 1.8
_NOTE_MARKS = frozenset("0123456789*†‡ivx")
"""Digits, symbols and the small Roman numbers of endnotes."""
_BULLET = re.compile(rf"^{UNREADABLE} (?=\S)")
"""A list's mark, which fonts of symbols have at places of their own."""
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter (or what stands for several) in its box, in points from the page's lower left corner."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def size(self) -> float:
        """Its height."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """The height at which its middle stands."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that stands in one column; `marks` are the marks of footnotes taken out of it."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    marks: str = ""

    @property
    def middle(self) -> float:
        """The height at which its middle stands."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, from the top, its size in points, and what of its text is struck out."""

    width: float
    height: float
    lines: tuple[Line, ...]
    struck: tuple[str, ...] = ()


def readable(text: str) -> str:
    """`text` with ligatures taken apart, and U+FFFD for what stands for no letter: private use, control characters."""
    return "".join(_readable(sign) for sign in text)


def _readable(sign: str) -> str:
    if sign in "\t\n\r\v\f\u00a0":
        return " "
    if unicodedata.category(sign) in {"Co", "Cc", "Cs", "Cn"}:
        return UNREADABLE
    return _LIGATURES.get(ord(sign), sign)


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines that `letters` make, whatever their order in the file, from the top and from the left."""
    once = _without_doubles(letters)
    if not once:
        return []
    usual = median(letter.size for letter in once)
    rows = _rows(once, usual)
    return [line for row in rows for line in _pieces(sorted(row, key=lambda letter: letter.x0))]


def _without_doubles(letters: Iterable[Letter]) -> list[Letter]:
    """Letters once each: bold print is made by printing twice, a hair beside."""
    seen: set[tuple[str, int, int]] = set()
    once = []
    for letter in letters:
        if not letter.text.strip():
            continue
        x, y = round(letter.x0), round(letter.y0)
        if not any((letter.text, near, y) in seen for near in (x - 1, x, x + 1)) or letter.size <= 2:  # noqa: PLR2004
            once.append(letter)
        seen.add((letter.text, x, y))
    return once


def _rows(letters: Sequence[Letter], usual: float) -> list[list[Letter]]:
    """Letters whose middles stand at one height; a large initial belongs to the first line beside it."""
    rows: list[list[Letter]] = []
    anchor = 0.0
    for letter in sorted(letters, key=lambda letter: -_height(letter, usual)):
        height = _height(letter, usual)
        if not rows or anchor - height > _SAME_LINE * min(letter.size, usual):
            rows.append([])
            anchor = height
        rows[-1].append(letter)
    return rows


def _height(letter: Letter, usual: float) -> float:
    return letter.y1 - usual / 2 if letter.size > _DROP_CAP * usual else letter.middle


def _pieces(row: Sequence[Letter]) -> Iterator[Line]:
    piece: list[Letter] = []
    for letter in row:
        if piece and letter.x0 - piece[-1].x1 > _GUTTER * max(letter.size, piece[-1].size):
            yield _line(piece)
            piece = []
        piece.append(letter)
    if piece:
        yield _line(piece)


def _line(letters: Sequence[Letter]) -> Line:
    size = max(median(letter.size for letter in letters), 0.1)
    bottom = median(letter.y0 for letter in letters)
    text, marks = "", ""
    before: Letter | None = None
    for letter in letters:
        is_raised = letter.size < _SMALL * size and letter.y0 > bottom + _RAISED * size
        if is_raised and _NOTE_MARKS.issuperset(letter.text) and not text[-1:].isdigit():
            marks += letter.text
            before = letter
            continue
        gap = letter.x0 - before.x1 if before is not None else 0.0
        text += (" " if gap > _SPACE * size else "") + letter.text
        before = letter
    return Line(
        _BULLET.sub("• ", text),
        letters[0].x0,
        min(letter.y0 for letter in letters),
        max(letter.x1 for letter in letters),
        max(letter.y1 for letter in letters),
        size,
        marks,
    )

"""A page becomes its text, with the place of each code point in the page's source."""

from __future__ import annotations

import re
from html import unescape

from service.text.drafts.footnotes import without_footnote_marks
from service.text.drafts.mapped import MappedText, Writer
from service.text.drafts.tags import Piece, pieces

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th
thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HIDDEN = frozenset({"nav", "pre", "select", "svg", "math", "object", "canvas"})
"""What is not read as prose: what pages do not show, menus, and blocks of code."""
_CODE = frozenset({"code", "kbd", "samp", "var", "tt"})
_TEXT = re.compile(
    r"(?P<space>[ \t\r\n\f]+)|(?P<entity>&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);?)|[^ \t\r\n\f&]+|&"
)
MARKS = re.compile("[\"'`´\u2018-\u201f\u2039\u203a«»„]")
PARAGRAPH = "\n\n"


def text_of_page(source: str) -> MappedText:
    """The text that a page shows: a blank line between blocks, white space as a browser shows it.

    `q` elements get their marks, marks of footnotes are left out, quotation marks within code become spaces. Time is
    linear in the length of the page.
    """
    out = Writer()
    read_page(source, out)
    return out.written()


def read_page(source: str, out: Writer, base: int = 0) -> None:
    """Write to `out` what `source` shows; it stands at `base` of the file."""
    page = _Page(source, out, base)
    for piece in without_footnote_marks(source, pieces(source)):
        page.read(piece)


class _Page:
    def __init__(self, source: str, out: Writer, base: int) -> None:
        self._source = source
        self._out = out
        self._base = base
        self._hidden: list[str] = []
        self._code = 0
        self._quotes = 0
        self._breaks = 0

    def read(self, piece: Piece) -> None:
        if piece.name:
            self._read_tag(piece)
        elif not self._hidden:
            self._read_text(piece)

    def _read_tag(self, tag: Piece) -> None:
        if tag.name in _BLOCKS:
            self._gap(PARAGRAPH, tag)
        if tag.name in _HIDDEN:
            self._hide(tag)
        elif self._hidden:
            return
        elif tag.name == "br":
            self._breaks += 1
            self._gap(PARAGRAPH if self._breaks > 1 else " ", tag)
        elif tag.name in _CODE:
            self._code = max(0, self._code + (-1 if tag.is_end else 1))
        elif tag.name == "q":
            self._read_q(tag)

    def _hide(self, tag: Piece) -> None:
        """Of what is hidden only the outermost counts: an end tag of another name ends nothing."""
        if not tag.is_end:
            if not self._hidden or self._hidden[0] == tag.name:
                self._hidden.append(tag.name)
        elif self._hidden and self._hidden[0] == tag.name:
            self._hidden.pop()

    def _read_q(self, tag: Piece) -> None:
        if tag.is_end:
            self._quotes = max(0, self._quotes - 1)
        marks = "‘’" if self._quotes % 2 else "“”"
        self._out.instead(marks[tag.is_end], self._base + tag.start, self._base + tag.end)
        self._quotes += not tag.is_end

    def _read_text(self, piece: Piece) -> None:
        if piece.shown is not None:
            self._out.instead(piece.shown, self._base + piece.start, self._base + piece.end)
            return
        for match in _TEXT.finditer(self._source, piece.start, piece.end):
            start, end = self._base + match.start(), self._base + match.end()
            if match["space"]:
                self._out.gap(" ", start, end)
                continue
            self._breaks = 0
            shown = unescape(match[0]) if match["entity"] else match[0]
            shown = MARKS.sub(" ", shown) if self._code else shown
            if match["entity"]:
                self._out.instead(shown, start, end)
            else:
                self._out.verbatim(shown, start)

    def _gap(self, between: str, tag: Piece) -> None:
        self._out.gap(between, self._base + tag.start, self._base + tag.end)

"""Leaves the marks of footnotes out of a page's pieces: “It is late<sup>3</sup>” says nothing of three."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from service.text.drafts.tags import Piece
from service.text.pages.footnotes import LINKED_MARK, is_footnote_mark, raised

_WITHIN_PAGE = re.compile(r"""\bhref\s*=\s*["']?[^"'\s>]*#""", re.IGNORECASE)
_MOST_PIECES = 12
"""Of a mark, with the tags around its number."""
_BEFORE = 40


def without_footnote_marks(source: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of `source` without marks of footnotes; digits that are a power are raised ones ("10⁶")."""
    before, held = "", list[Piece]()
    waiting = iter(pieces)
    again = list[Piece]()
    while (piece := again.pop() if again else next(waiting, None)) is not None:
        if not held and not _may_begin(source, piece):
            before = (before + _text(source, [piece]) if not piece.name else before)[-_BEFORE:]
            yield piece
            continue
        held.append(piece)
        is_whole = piece.is_end and piece.name == held[0].name
        if is_whole:
            shown = _shown(source, held, before)
            if shown is not None:
                before += _text(source, shown)
                yield from shown
                held.clear()
                continue
        if is_whole or len(held) > _MOST_PIECES:
            again.extend(reversed(held[1:]))
            yield held[0]
            held.clear()
    yield from held


def _may_begin(source: str, piece: Piece) -> bool:
    """Whether a mark may begin here: with raised text, or a link within the page."""
    if piece.is_end or piece.name not in {"sup", "a"}:
        return False
    return piece.name == "sup" or _WITHIN_PAGE.search(source, piece.start, piece.end) is not None


def _text(source: str, pieces: Iterable[Piece]) -> str:
    return "".join(
        (piece.shown if piece.shown is not None else unescape(source[piece.start : piece.end]))
        for piece in pieces
        if not piece.name
    )


def _shown(source: str, held: list[Piece], before: str) -> list[Piece] | None:
    """What is shown of raised text, or of a link, that is whole; None where it is read as all else is."""
    text = _text(source, held)
    is_link = held[0].name == "a"
    if is_link and not LINKED_MARK.fullmatch(text):
        return None
    if is_footnote_mark(before, text, is_linked=is_link or any(piece.name == "a" for piece in held)):
        return []
    power = raised(before, text)
    return None if is_link or power == text else [Piece(held[0].start, held[-1].end, shown=power)]

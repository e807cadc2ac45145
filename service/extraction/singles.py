"""Quotes between single marks, which need stricter evidence than double ones: the same signs are apostrophes.

Both marks must stand as quotation marks stand, in one paragraph, and on the same side of every double mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.domain import Span
from service.extraction.apostrophes import Faith, closes, opens
from service.extraction.marks import Mark
from service.extraction.readings import Quote


@dataclass(slots=True)
class _Opener:
    mark: Mark
    faith: Faith
    weak_closer: Mark | None = None
    """The first mark since that may close it, or be a possessive's."""
    holds: bool = False
    """Whether a quote has been found inside."""


def pair_singles(text: str, paragraphs: Sequence[Span], doubles: Sequence[Quote], marks: Sequence[Mark]) -> list[Quote]:
    """The quotes between single marks, outside and inside the quotes between double ones."""
    quotes: list[Quote] = []
    for region in _regions(paragraphs, doubles, marks):
        quotes += _pair_region(text, region)
    return quotes


def _regions(paragraphs: Sequence[Span], doubles: Sequence[Quote], marks: Sequence[Mark]) -> Iterable[list[Mark]]:
    """The marks that may pair with each other: those of one paragraph within the same double marks."""
    shares = [(part.start, part.end) for quote in doubles for part in quote.parts]
    bounds = [(paragraph.start, paragraph.end) for paragraph in paragraphs]
    pieces = sorted({*shares, *bounds}, key=lambda piece: (piece[0], -piece[1]))
    regions: dict[tuple[int, int], list[Mark]] = {}
    around: list[tuple[int, int]] = []
    at = 0
    for mark in marks:
        while at < len(pieces) and pieces[at][0] <= mark.start:
            while around and around[-1][1] <= pieces[at][0]:
                around.pop()
            around.append(pieces[at])
            at += 1
        while around and around[-1][1] <= mark.start:
            around.pop()
        if around:
            regions.setdefault(around[-1], []).append(mark)
    return regions.values()


def _pair_region(text: str, marks: Sequence[Mark]) -> list[Quote]:
    opened: list[_Opener] = []
    quotes: list[Quote] = []
    for mark in marks:
        opening = opens(text, mark)
        if opening and not (mark.sign == "’" and opened):
            _open(opened, _Opener(mark, opening), quotes)
            continue
        closing = closes(text, mark)
        if closing and opened:
            _close(opened, mark, closing, quotes)
    for opener in opened:
        _settle(opener, quotes)
    return quotes


def _open(opened: list[_Opener], opener: _Opener, quotes: list[Quote]) -> None:
    """Push `opener`; one before it that may have been closed by a weak mark is settled, a weak one is dropped."""
    if opened:
        last = opened[-1]
        if last.weak_closer is not None or last.faith is Faith.WEAK:
            opened.pop()
            _settle(last, quotes)
        elif opener.faith is Faith.WEAK:
            return
    opened.append(opener)


def _close(opened: list[_Opener], mark: Mark, closing: Faith, quotes: list[Quote]) -> None:
    opener = opened[-1]
    if closing is Faith.WEAK:
        if opener.weak_closer is None and not opener.holds:
            opener.weak_closer = mark
        return
    opened.pop()
    quotes.append(Quote.within(opener.mark, mark))
    if opened:
        opened[-1].holds = True


def _settle(opener: _Opener, quotes: list[Quote]) -> None:
    if opener.faith is Faith.STRONG and opener.weak_closer is not None:
        quotes.append(Quote.within(opener.mark, opener.weak_closer))

"""Quotes between single marks, which need stricter evidence than double ones: the same signs are apostrophes.

Both marks must stand as quotation marks stand, and on the same side of every double mark. They stand in one paragraph,
or each paragraph of the quote begins with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.domain import Span
from service.extraction.apostrophes import Faith, closes, opens
from service.extraction.marks import Mark
from service.extraction.readings import Quote
from service.language.quotation import Quotation


@dataclass(slots=True)
class _Opener:
    mark: Mark
    faith: Faith
    weak_closer: Mark | None = None
    """The first mark since that may close it, or be a possessive's."""
    holds: bool = False
    """Whether a quote has been found inside."""


def pair_singles(
    text: str, paragraphs: Sequence[Span], doubles: Sequence[Quote], marks: Sequence[Mark], quotation: Quotation
) -> list[Quote]:
    """The quotes between single marks, outside and inside the quotes between double ones."""
    quotes: list[Quote] = []
    unclosed: dict[int, Mark] = {}
    for region in _regions(paragraphs, doubles, marks):
        paired, left = _pair_region(text, region, quotation)
        quotes += paired
        unclosed.update((mark.start, mark) for mark in left)
    return _join_paragraphs(paragraphs, quotes, unclosed)


def _join_paragraphs(paragraphs: Sequence[Span], quotes: list[Quote], unclosed: dict[int, Mark]) -> list[Quote]:
    """`quotes`, with the paragraphs put before them that begin with the same mark and never close it."""
    by_start = {quote.parts[0].start - len(quote.open): quote for quote in quotes}
    following: Quote | None = None
    for paragraph in reversed(paragraphs):
        mark = unclosed.get(paragraph.start)
        if mark is None or following is None or following.open != mark.sign:
            following = by_start.get(paragraph.start)
        else:
            following.parts.insert(0, Span(mark.end, paragraph.end))
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


def _pair_region(text: str, marks: Sequence[Mark], quotation: Quotation) -> tuple[list[Quote], list[Mark]]:
    """The quotes that the marks of one region make, and the sure opening marks that nothing closes."""
    opened: list[_Opener] = []
    quotes: list[Quote] = []
    for mark in marks:
        opening = opens(text, mark, quotation)
        if opening and not (mark.sign == "’" and opened):
            _open(opened, _Opener(mark, opening), quotes)
            continue
        closing = closes(text, mark, quotation)
        if closing and opened:
            _close(opened, mark, closing, quotes)
    unclosed = [opener.mark for opener in opened if opener.faith is Faith.STRONG and opener.weak_closer is None]
    for opener in opened:
        _settle(opener, quotes)
    return quotes, unclosed


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

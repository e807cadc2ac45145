"""Quotes that open with a double mark and close, by a slip, with a single one."""

from __future__ import annotations

from collections.abc import Sequence

from service.domain import Span
from service.extraction.apostrophes import Faith, closes, opens
from service.extraction.marks import Mark
from service.extraction.readings import Quote
from service.language.quotation import Quotation


def mend(text: str, quotes: Sequence[Quote], singles: Sequence[Mark], quotation: Quotation) -> list[Mark]:
    """Close each quote that no double mark closes at the first single mark that stands as a closing one does.

    It must be no possessive's, and no single quote may open before it. Returns the single marks that are left. Changes
    `quotes`.
    """
    unclosed = sorted((quote for quote in quotes if quote.close is None), key=lambda quote: quote.parts[-1].start)
    used: set[int] = set()
    marks = iter(singles)
    mark = next(marks, None)
    for quote in unclosed:
        start, end = quote.parts[-1].start, quote.parts[-1].end
        while mark is not None and mark.start < start:
            mark = next(marks, None)
        while mark is not None and mark.end <= end and not opens(text, mark, quotation):
            if closes(text, mark, quotation) is Faith.STRONG:
                quote.close = mark.sign
                quote.parts[-1] = Span(start, mark.start)
                used.add(mark.start)
                break
            mark = next(marks, None)
    return [mark for mark in singles if mark.start not in used]

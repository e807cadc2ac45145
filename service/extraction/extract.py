"""From a text to its quoted spans."""

from __future__ import annotations

from service.domain import QuotedSpan, Span
from service.extraction.apostrophes import measures
from service.extraction.marks import count_doubles, count_signs, find_marks
from service.extraction.mending import mend
from service.extraction.nesting import nest
from service.extraction.pairing import CROWD, pair
from service.extraction.singles import pair_singles
from service.language.language import Language
from service.text.paragraphs import paragraphs

_MARKS_IN_PROSE = 1 / 8
"""A long text with more marks to a character than this is no prose, and has no quotes. News has one in 100."""
_SIGNS_IN_PROSE = 1 / 4
"""The same for characters that are marks, halves of them, or apostrophes, which are counted before anything is read."""
_LONGEST_LABEL = 80
"""Code points of a line that only says that an advertisement stands there."""


def extract(text: str, language: Language) -> tuple[QuotedSpan, ...]:
    """The quotes of `text`, laid out as in `language`: every span between quotation marks, outer ones in order of
    start, inner ones within them.

    A span is what stands between the marks, in code points of `text`, marks left out. A quote over several
    paragraphs is one span with a part for each, and a line that only says "Advertisement" is no part; a mark that never
    closes ends with its paragraph (`close` is None). Apostrophes, feet, inches and quotes of nothing or of white space
    are not reported. Time is linear in the length of the text.
    """
    if not marks_in(text):
        return ()
    quotation = language.quotation
    shares = _without_advertisements(text, language)
    not_marks = measures(text)
    doubles, singles = find_marks(text, quotation, not_marks)
    count = len(doubles) + len(singles)
    if count > CROWD and count > len(text) * _MARKS_IN_PROSE:
        return ()
    quotes = pair(text, shares, doubles, language)
    left = mend(text, quotes, singles, quotation)
    every = quotes + pair_singles(text, shares, quotes, left, quotation)
    return nest([quote for quote in every if any(text[part.start : part.end].strip() for part in quote.parts)])


def marks_in(text: str) -> int:
    """How many characters of `text` are marks, halves of them, or apostrophes; 0 when it is no prose. Takes
    milliseconds."""
    signs = count_signs(text)
    return signs if signs <= 2 * CROWD or signs <= len(text) * _SIGNS_IN_PROSE else 0


def marks_to_read(text: str) -> int:
    """How many double marks of `text` have to be read, at most: what most of the time goes to. Takes milliseconds."""
    count = count_doubles(text)
    return count if count <= CROWD or count <= len(text) * _MARKS_IN_PROSE else 0


def _without_advertisements(text: str, language: Language) -> tuple[Span, ...]:
    """The paragraphs of `text` but for labels of advertisements, over which a quote goes on."""
    label = language.pages.advertisement
    return tuple(
        paragraph
        for paragraph in paragraphs(text)
        if paragraph.end - paragraph.start > _LONGEST_LABEL or not label.fullmatch(text, paragraph.start, paragraph.end)
    )

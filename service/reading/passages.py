"""Cuts what a text says outside its quotation marks into passages, so that they can be compared with as quotes are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from service.domain import OUTSIDE_QUOTES, AttributedSpan, Attribution, QuotedSpan, QuoteKind, Span
from service.text.paragraphs import paragraphs

_LONGEST = 20_000
"""Code points of a passage: comparing costs its length times that of the candidate quote."""


def passages(text: str, quotes: Sequence[AttributedSpan]) -> tuple[AttributedSpan, ...]:
    """What stands between the marks of `quotes` and the ends of paragraphs, in order, without spaces around it.

    Nobody is quoted with a passage: its attribution has no speaker, and the rule OUTSIDE_QUOTES.
    """
    marked = [
        Span(quote.span.start - len(quote.span.open), quote.span.end + len(quote.span.close or "")) for quote in quotes
    ]
    pieces = (piece for paragraph in paragraphs(text) for piece in _between(paragraph, marked))
    return tuple(_passage(piece) for long in pieces for part in _cut(text, long) for piece in _trimmed(text, part))


def _between(paragraph: Span, marked: Iterable[Span]) -> Iterator[Span]:
    at = paragraph.start
    for quote in marked:
        if quote.end <= at:
            continue
        if quote.start >= paragraph.end:
            break
        if quote.start > at:
            yield Span(at, quote.start)
        at = max(at, quote.end)
    if at < paragraph.end:
        yield Span(at, paragraph.end)


def _cut(text: str, piece: Span) -> Iterator[Span]:
    """The piece in parts that are not too long, cut at spaces where there are any."""
    at = piece.start
    while piece.end - at > _LONGEST:
        space = text.rfind(" ", at, at + _LONGEST)
        end = space if space > at else at + _LONGEST
        yield Span(at, end)
        at = end
    yield Span(at, piece.end)


def _trimmed(text: str, piece: Span) -> Iterator[Span]:
    """The piece from its first letter or digit on; nothing where it holds none."""
    first = next((at for at in range(piece.start, piece.end) if text[at].isalnum()), None)
    if first is not None:
        yield Span(first, first + len(text[first : piece.end].rstrip()))


def _passage(piece: Span) -> AttributedSpan:
    span = QuotedSpan(piece.start, piece.end, open="", close="", parts=(piece,))
    attribution = Attribution(speaker=None, mention=None, cue=None, rule=OUTSIDE_QUOTES, confidence=1.0)
    return AttributedSpan(span, QuoteKind.UNSPOKEN, attribution)

"""Stretches of a text: half-open `[start, end)`, in Unicode code points of the text that they are said to count in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NO_LINE_BREAK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A piece of a text and where it stands: `source[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """What stands between a pair of quotation marks: `text[start:end]`, the marks left out. `parts` holds the span
    of each paragraph's share; a quote within one paragraph has one, equal to `[start, end)`. `inner` holds the
    quotes nested in this one. `close` is None when the mark never closes: the quote then ends with its paragraph,
    or where the next quote of that paragraph opens."""

    start: int
    end: int
    open: str
    close: str | None
    parts: tuple[Span, ...] = ()
    inner: tuple[QuotedSpan, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether a closing mark was found."""
        return self.close is not None


def words_of_parts(text: str, parts: Sequence[Span]) -> str:
    """`text` from the first of `parts` to the last, with as many spaces as code points for what stands in none of
    them; line breaks stay."""
    pieces: list[str] = []
    at = parts[0].start
    for part in parts:
        pieces += [_NO_LINE_BREAK.sub(" ", text[at : part.start]), text[part.start : part.end]]
        at = part.end
    return "".join(pieces)

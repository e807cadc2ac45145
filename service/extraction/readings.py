"""A reading of the double marks, told as quotes: what was done with each mark, replayed from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from service.domain import Span
from service.extraction.marks import Mark


class Act(Enum):
    """What a reading does with a mark, or at the end of a paragraph."""

    OPEN = "open"
    CLOSE = "close"
    STRAY = "stray"
    REPLACE = "replace"
    """Opens; the quote that was open is given up: its closing mark was forgotten."""
    RESUME = "resume"
    """Opens a further paragraph of the quote that is open."""
    GIVE_UP = "give up"
    """The paragraph ends and what is open never closes."""
    GO_ON = "go on"
    """The paragraph ends and the quote goes on in the next one, which its mark resumes."""
    GO_ON_UNMARKED = "go on unmarked"
    """The quote goes on in a paragraph that opens with another mark: an inner quote's."""


Path = tuple["Path | None", Act]
"""What was done, the last act first."""


@dataclass(slots=True)
class Quote:
    """A quote: its marks as printed (`close` None where it never closes) and its share of each paragraph."""

    open: str
    close: str | None = None
    parts: list[Span] = field(default_factory=list)
    since: int = 0
    """Where the part begins that is being read."""

    @classmethod
    def within(cls, opening: Mark, closing: Mark) -> Quote:
        """The quote between two marks of one paragraph."""
        return cls(opening.sign, closing.sign, [Span(opening.end, closing.start)], opening.end)

    def end_part(self, end: int) -> None:
        """The part that is being read ends at `end`."""
        self.parts.append(Span(min(self.since, end), end))


def replay(
    text: str,
    path: Path | None,
    paragraphs: Sequence[Span],
    shares: Sequence[tuple[int, int]],
    marks: Sequence[Mark],
) -> list[Quote]:
    """The quotes of the reading that `path` tells of these paragraphs, whose marks are `marks[begin:end]` each."""
    acts = iter(_in_order(path))
    opened: list[Quote] = []
    quotes: list[Quote] = []
    for paragraph, (begin, end) in zip(paragraphs, shares, strict=True):
        for quote in opened:
            quote.since = paragraph.start
        for mark, act in zip(marks[begin:end], acts, strict=False):
            _follow(text, mark, act, opened, quotes)
        _follow_end(paragraph, next(acts), opened, quotes)
    return quotes


def _in_order(path: Path | None) -> Iterator[Act]:
    acts = []
    while path is not None:
        path, act = path
        acts.append(act)
    return reversed(acts)


def _follow(text: str, mark: Mark, act: Act, opened: list[Quote], quotes: list[Quote]) -> None:
    if act is Act.CLOSE:
        quote = opened.pop()
        quote.close = mark.sign
        quote.end_part(mark.start)
        quotes.append(quote)
    elif act is Act.RESUME:
        opened[-1].since = mark.end
    elif act in (Act.OPEN, Act.REPLACE):
        if act is Act.REPLACE:
            given_up = opened.pop()
            given_up.end_part(given_up.since + len(text[given_up.since : mark.start].rstrip()))
            quotes.append(given_up)
        opened.append(Quote(mark.sign, since=mark.end))


def _follow_end(paragraph: Span, act: Act, opened: list[Quote], quotes: list[Quote]) -> None:
    for quote in opened:
        quote.end_part(paragraph.end)
    if act is Act.GIVE_UP:
        quotes += opened
        opened.clear()

"""How many quotes one article may hold, how long each may be, and how sure a speaker must be to be given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.attribution import LEAST_CONFIDENCE
from service.domain import QuotedSpan, Span
from service.errors import InvalidText, TooManyQuotes


@dataclass(frozen=True, slots=True)
class Limits:
    """What an article is refused for when it holds more (None for no limit), and what is left out of what is read."""

    most_quotes: int | None = 5_000
    """In one article. None comes near it; a text of two megabytes could hold 125,000 and keep a worker for a minute."""
    longest_quote: int | None = 50_000
    """In code points: a long speech in whole. Comparing a candidate quote costs its length times that of the recorded
    one, so a quote of two megabytes would make every question that comes near it take seconds."""
    longest_turn: int | None = 1_000_000
    """In code points: a day of speech. Turns are compared by passages, so that their length costs nothing."""
    least_confidence: float = LEAST_CONFIDENCE
    """How likely a speaker must be right, 0..1, to be given; see `Confidences.least_given` of attribution."""

    def check(self, spans: Sequence[QuotedSpan]) -> None:
        """Raise TooManyQuotes, or InvalidText for the longest of `spans`, when they go beyond the limits."""
        if self.most_quotes is not None and len(spans) > self.most_quotes:
            raise TooManyQuotes(f"holds {len(spans):,} quotes; give at most {self.most_quotes:,}")
        longest = max(spans, key=_length, default=None)
        if self.longest_quote is not None and longest is not None and _length(longest) > self.longest_quote:
            raise InvalidText(
                f"the quote at {longest.start:,} has {_length(longest):,} code points; give at most "
                f"{self.longest_quote:,}, or close its mark"
            )

    def check_turns(self, turns: Sequence[Span]) -> None:
        """The same for the turns of a primary source."""
        if self.most_quotes is not None and len(turns) > self.most_quotes:
            raise TooManyQuotes(f"holds {len(turns):,} turns; give at most {self.most_quotes:,}")
        longest = max(turns, key=_length, default=None)
        if self.longest_turn is not None and longest is not None and _length(longest) > self.longest_turn:
            raise InvalidText(
                f"the turn at {longest.start:,} has {_length(longest):,} code points; give at most "
                f"{self.longest_turn:,}"
            )


def _length(span: QuotedSpan | Span) -> int:
    return span.end - span.start

"""Says what it is to join words of different recorded quotes: whose they are, how bad it is, and what nobody said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.domain import Match, Severity, Speaker, TextSpan

_REST_ELSEWHERE = "The recorded quote has a part of these words; the others stand in other recorded quotes."


@dataclass(frozen=True, slots=True)
class Joined:
    """A part of the candidate that stands, unbroken, in a recorded quote; `speakers` are those named for it."""

    quote_id: int
    candidate: TextSpan
    quote: TextSpan
    speakers: tuple[Speaker, ...]


def join_in_words(joined: Sequence[Joined]) -> str:
    """One sentence for a reader: of how many quotes the words are, and of whom."""
    quotes = len({part.quote_id for part in joined})
    names = list(dict.fromkeys(part.speakers[0].name for part in joined if part.speakers))
    whose = f", of {len(names)} speakers ({', '.join(names)})" if len(names) > 1 else ""
    return f"This joins the words of {quotes} different recorded quotes{whose} as if they had been said at once."


def severity_of_joining(joined: Sequence[Joined]) -> Severity:
    """Words of one person that were said apart are other words; those of several make somebody say another's."""
    speakers = [frozenset(part.speakers) for part in joined]
    is_of_one = bool(frozenset.intersection(*speakers))
    return Severity.WORDING if is_of_one or not all(speakers) else Severity.SENSE


def without_said_elsewhere(match: Match, joined: Sequence[Joined]) -> Match:
    """The match of a joined quote without the changes that only say that it lacks what another recorded quote has."""
    others = [part.candidate for part in joined if part.quote_id != match.quote.id]
    if len(others) == len(joined):
        return match
    kept = tuple(change for change in match.comparison.changes if not _overlaps(change.candidate, others))
    if len(kept) == len(match.comparison.changes):
        return match
    return replace(match, comparison=replace(match.comparison, changes=kept, explanation=_REST_ELSEWHERE))


def _overlaps(words: TextSpan, parts: Sequence[TextSpan]) -> bool:
    return any(part.start < words.end and words.start < part.end for part in parts)

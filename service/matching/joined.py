"""Says what it is to join words of different recorded quotes: whose they are, how bad it is, and what nobody said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.domain import Match, Occurrence, Severity, Speaker, TextSpan

_REST_ELSEWHERE = "The recorded quote has a part of these words; the others stand in other recorded quotes."

_BETWEEN = 120
"""Code points between two quotes of one speaker that an article prints one after the other: who said it, and how."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A part of the candidate that stands, unbroken, in a recorded quote; `speakers` are those named for it.

    `is_next` is as in JoinedPart; `places` are where the quote stands.
    """

    quote_id: int
    candidate: TextSpan
    quote: TextSpan
    speakers: tuple[Speaker, ...]
    is_next: bool = False
    places: tuple[Occurrence, ...] = ()


def outlet_in_a_row(joined: Sequence[Joined]) -> str | None:
    """The outlet of an article that prints the parts one after the other, as one speaker's, with no more between them
    than who said it: “We may go,” Berg said. “We may stay.” None where words of theirs are left out
    between."""
    first, *rest = joined
    if not all(part.is_next for part in rest):
        return None
    for start in first.places:
        last: Occurrence | None = start
        for part in rest:
            last = next((place for place in part.places if last and _follows(place, last)), None)
        if last:
            return start.article.outlet
    return None


def _follows(place: Occurrence, last: Occurrence) -> bool:
    is_near = place.article.id == last.article.id and 0 <= place.start - last.end <= _BETWEEN
    return is_near and place.speakers == last.speakers != ()


def join_in_words(joined: Sequence[Joined]) -> str:
    """One sentence for a reader: of how many quotes the words are, and of whom."""
    quotes = len({part.quote_id for part in joined})
    if outlet := outlet_in_a_row(joined):
        return f"These are {quotes} recorded quotes of one speaker, which {outlet} prints one after the other."
    names = list(dict.fromkeys(part.speakers[0].name for part in joined if part.speakers))
    whose = f", of {len(names)} speakers ({', '.join(names)})" if len(names) > 1 else ""
    return f"This joins the words of {quotes} different recorded quotes{whose} as if they had been said at once."


def severity_of_joining(joined: Sequence[Joined]) -> Severity:
    """Words of one person that were said apart are other words; those of several make somebody say another's. What an
    article prints in a row, broken off only to say who speaks, is a matter of style."""
    if outlet_in_a_row(joined):
        return Severity.STYLE
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

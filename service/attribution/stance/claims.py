"""What others claim of somebody: "rejected claims that she had called it “…”", "faced accusations that he “…”"."""

from __future__ import annotations

from service.attribution.choice.quote_view import QuoteView
from service.attribution.narration.narration import Narration
from service.attribution.stance.verbs import is_of_saying
from service.language.word_classes import Sort

_LONGEST = 14  # tokens from "that" to the quote
_LONGEST_NOUN = 3  # words from the verb to the noun: "faced new accusations"


def claimed_by_others(view: QuoteView) -> int | None:
    """The "that" of a clause which holds the quote and is what others claim of him or her who rejects it, or faces
    it; None where there is none."""
    narration = view.article.narration
    language = narration.language
    for at in range(view.token - 1, max(view.first + 1, view.token - _LONGEST) - 1, -1):
        if narration.quotes[at] is not None:
            return None
        if narration.lowers[at] in language.grammar.complementisers:
            is_hearsay = narration.lowers[at - 1] in language.stance_words.hearsay
            is_same = narration.lower_at(at + 1) in language.pronouns.person_subjects
            return at if is_hearsay and is_same and _is_rejected(narration, at - 1, view.first) else None
    return None


def says_in_claim(view: QuoteView, that: int) -> bool:
    """Whether a verb of saying stands in the clause: "that she had called it “…”", and not "that she “…”"."""
    sorts = view.article.narration.sorts
    return any(sorts[at] & Sort.CUE and is_of_saying(view, at) for at in range(that + 1, view.token))


def _is_rejected(narration: Narration, noun: int, first: int) -> bool:
    """Whether the noun is what somebody rejects or faces."""
    before = narration.lowers[max(first, noun - _LONGEST_NOUN) : noun]
    return not narration.language.stance_words.rejecting.isdisjoint(before)

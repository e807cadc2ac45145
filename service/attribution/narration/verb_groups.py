"""Steps over what belongs to a verb in front of it: auxiliaries, adverbs and times."""

from __future__ import annotations

import re
from collections.abc import Container

from service.attribution.narration.narration import Narration
from service.language.word_classes import PREDICATE, Sort

_SKIPPED = Sort.ADVERB | Sort.AUXILIARY | Sort.MODAL
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


def past_adverbs(narration: Narration, ends: Container[int], at: int, first: int) -> int:
    """The last token in front of the verb at `at` that is no adverb, no auxiliary and no time of it.

    `ends` holds the tokens right behind mentions, `first` is the sentence's first token; less than `first` when nothing
    is left.
    """
    grammar = narration.language.grammar
    before = at - 1
    while before >= first and (
        (narration.sorts[before] & _SKIPPED and before + 1 not in ends)
        or narration.lowers[before].endswith(grammar.adverb_endings)
        or (narration.lowers[before] in grammar.together and before in ends)
    ):
        before -= 1
    return _past_time(narration, before, first)


def _past_time(narration: Narration, before: int, first: int) -> int:
    """Past "in 2010" or "on Monday" in front of the verb; `before` is the last token not yet passed."""
    lowers, language = narration.lowers, narration.language
    day = before if before >= first and _YEAR.fullmatch(lowers[before]) else before + 1
    if day - 1 <= first or lowers[day - 1] not in language.grammar.time_prepositions:
        return before
    if day == before or lowers[day] in language.word_classes.lists.days:
        return day - 2
    return before


def may_be_verb(narration: Narration, at: int) -> bool:
    """Whether the word at `at`, behind a noun, has the form of its verb, or belongs to it: "rose", "has", "slowly"."""
    lower, grammar = narration.lowers[at], narration.language.grammar
    is_past = lower.endswith(grammar.past_endings) if grammar.past_endings else False
    return bool(narration.sorts[at] & PREDICATE) or is_past or lower in grammar.irregular_pasts


def has_auxiliary(narration: Narration, at: int, first: int) -> bool:
    """Whether an auxiliary stands in front of the verb at `at`, with at most adverbs between."""
    before = at - 1
    while before >= first and narration.sorts[before] & Sort.ADVERB:
        before -= 1
    return before >= first and bool(narration.sorts[before] & Sort.AUXILIARY)

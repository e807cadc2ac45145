"""Sees through what an adjective or a participle hangs on a noun: "a source familiar with the talks"."""

from __future__ import annotations

from collections.abc import Mapping

from service.attribution.ids import MentionId
from service.attribution.narration.narration import Narration
from service.language.word_classes import Sort

_LONGEST = 4  # tokens between the noun and the mention in the phrase that qualifies it
_VERBS = Sort.CUE | Sort.AUXILIARY | Sort.MODAL
_NO_QUALIFIER = _VERBS | Sort.RELATIVE | Sort.CONJUNCTION | Sort.PRONOUN | Sort.DETERMINER


def qualified(narration: Narration, ending: Mapping[int, MentionId], at: int, first: int) -> MentionId | None:
    """The mention that the words up to token `at` qualify: an adjective or participle and a preposition ("familiar
    with"), or a participle that has an object ("representing"); None where no mention stands before such words.

    `ending` has the mentions by the token behind them; `first` is the sentence's first token.
    """
    at -= at > first and bool(narration.sorts[at] & Sort.DETERMINER)
    is_participle = at > first and narration.lowers[at].endswith(narration.language.grammar.participle_endings)
    if at <= first or not (narration.sorts[at] & Sort.PREPOSITION or is_participle):
        return None
    for start in range(at, max(first, at - _LONGEST), -1):
        if not _qualifies(narration, start):
            return None
        if start in ending:
            return ending[start]
    return None


def _qualifies(narration: Narration, at: int) -> bool:
    """Whether the token is a plain word in lower case, or a preposition that opens no clause."""
    word, sort, grammar = narration.words[at], narration.sorts[at], narration.language.grammar
    opens_clause = word in grammar.clause_openers or word in grammar.clause_prepositions
    is_plain = not sort & _NO_QUALIFIER or bool(sort & Sort.PREPOSITION)
    return word[0].isalpha() and word.islower() and is_plain and not opens_clause

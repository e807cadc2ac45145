"""Sees past the relative clause between a noun behind a quote and its verb: "“…,” a keeper who asked not to be named
said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.attribution.ids import MentionId
from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import Narration
from service.attribution.narration.verb_groups import may_be_verb
from service.language.word_classes import Sort

_LONGEST = 24  # tokens from the noun to its verb
_SETTING_OFF = frozenset(",—–")
_ANOTHERS = Sort.PRONOUN | Sort.RELATIVE | Sort.AUXILIARY | Sort.CONJUNCTION | Sort.PREPOSITION


def noun_past_relative(
    narration: Narration, mentions: Sequence[Mention], starting: Mapping[int, MentionId], at: int, first: int
) -> MentionId | None:
    """The noun right behind a quote that is the subject of the verb at `at`, past a clause with "who" and a verb of its
    own; `starting` has the mentions by their first token, `first` is the sentence's first token."""
    lower, language = narration.lowers[at], narration.language
    if language.word_classes.lemmas.get(lower) not in language.cues.strong or not _may_close(narration, at):
        return None
    for relative in range(at - 2, max(first, at - _LONGEST), -1):
        if not narration.sorts[relative] & Sort.RELATIVE:
            continue
        noun = _noun_behind_quote(narration, mentions, starting, relative)
        if noun is not None:
            has_own_verb = any(_may_be_own_verb(narration, verb) for verb in range(relative + 1, at))
            return noun if has_own_verb else None
    return None


def _may_close(narration: Narration, at: int) -> bool:
    """Whether nobody else stands in front of the verb, and nothing is reported behind it: a mark, a day, a preposition,
    or who was told follows."""
    if narration.sorts[at - 1] & _ANOTHERS or narration.words[at - 1][0].isupper():
        return False  # "who knew what Lee said"
    after = at + 1
    if after >= len(narration) or not narration.words[after][0].isalnum():
        return True
    is_telling = narration.lowers[at] in narration.language.cues.telling
    return is_telling or bool(narration.sorts[after] & (Sort.PREPOSITION | Sort.ADVERB))


def _noun_behind_quote(
    narration: Narration, mentions: Sequence[Mention], starting: Mapping[int, MentionId], relative: int
) -> MentionId | None:
    """The noun that ends in front of the token `relative`, and begins right behind a quote."""
    for start in range(relative - 1, max(0, relative - _LONGEST), -1):
        quote = start - (narration.words[start - 1] in _SETTING_OFF)
        if start > 0 and narration.follows_quote(quote):
            noun = starting.get(start)
            return noun if noun is not None and mentions[noun].type is MentionType.NOUN else None
        if not narration.words[start][0].isalnum():
            return None
    return None


def _may_be_own_verb(narration: Narration, at: int) -> bool:
    """Whether the word can be the relative clause's verb; in the present right behind "who": "who works here"."""
    is_behind = narration.sorts[at - 1] & Sort.RELATIVE
    is_present = is_behind and narration.lowers[at].endswith(narration.language.grammar.present_endings)
    return bool(is_present) or may_be_verb(narration, at)

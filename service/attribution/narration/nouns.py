"""Finds nouns that name a speaker by what they are: "a senior adviser", "the court", "her statement"."""

from __future__ import annotations

from service.attribution.narration.mention import Mention, MentionType
from service.attribution.narration.narration import QUOTE, Narration
from service.attribution.narration.noun_phrases import NOUNS, phrase_start
from service.attribution.narration.unlisted_nouns import unlisted_noun_at
from service.attribution.narration.verb_groups import may_be_verb
from service.language.word_classes import Sort

_VERBS = Sort.CUE | Sort.AUXILIARY
_FOLLOWS_COUNT = Sort.PREPOSITION | Sort.CUE | Sort.AUXILIARY | Sort.MODAL | Sort.ADVERB | Sort.RELATIVE


def noun_at(narration: Narration, at: int, sentence: int) -> Mention | None:
    """The mention whose head noun is the word at `at`, or None when the word names nobody here."""
    first, last = narration.sentence_range(sentence)
    sort = narration.sorts[at]
    following = narration.sorts[at + 1] if at + 1 < last else 0
    if _is_nominalised(narration, at, (first, last)):
        return Mention.of(MentionType.NOUN, (at - 1, at, at + 1), sentence, Sort.PERSON)
    if sort & NOUNS:
        return _listed_noun(narration, at, sentence, following)
    if narration.language.grammar.is_age(narration.lowers[at]):
        is_head = not following & NOUNS
        return (
            Mention.of(MentionType.NOUN, (phrase_start(narration, at, first), at, at + 1), sentence, 0)
            if is_head
            else None
        )
    return unlisted_noun_at(narration, at, sentence)


def _is_nominalised(narration: Narration, at: int, extent: tuple[int, int]) -> bool:
    """Whether "the" and such an adjective are all of a noun phrase: "the accused rose", not "the accused man"."""
    first, last = extent
    language, after = narration.language, at + 1
    is_named = narration.lowers[at] in language.person_nouns.nominalised and at > first
    if not is_named or narration.lowers[at - 1] not in language.grammar.definite_article:
        return False
    return after >= last or not narration.words[after][0].isalnum() or may_be_verb(narration, after)


def _listed_noun(narration: Narration, at: int, sentence: int, following: int) -> Mention | None:
    first, last = narration.sentence_range(sentence)
    sort = narration.sorts[at]
    if at + 1 < last and _is_qualifier(narration, at, following):
        return None
    if sort & Sort.CUE and at > first and _is_capital(narration, at - 1) and not following & _VERBS:
        return None  # a verb: "the Post reports"
    start = phrase_start(narration, at, first)
    possessives = narration.language.grammar.possessives
    is_determined = narration.sorts[start] & Sort.DETERMINER or not possessives.isdisjoint(narration.words[start:at])
    if sort & Sort.DETERMINER and not following & _FOLLOWS_COUNT:
        return None  # "a few days", not "a few said"
    if at > first and narration.lowers[at] in narration.language.grammar.together and _is_capital(narration, at - 1):
        return None  # "Lee and Roe both said"
    if is_determined:
        return Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, sort)
    is_verb = sort & Sort.CUE and start == at
    is_bare = not sort & (Sort.PLURAL | Sort.DETERMINER) and start > first and sort & NOUNS != Sort.PERSON
    return None if is_verb or is_bare else Mention.of(MentionType.NOUN, (start, at, at + 1), sentence, sort)


def _is_capital(narration: Narration, at: int) -> bool:
    """Whether the word is a name's, and no article that opens its sentence: "A report on …"."""
    return narration.words[at][0].isupper() and not narration.sorts[at] & Sort.DETERMINER


def _is_qualifier(narration: Narration, at: int, following: int) -> bool:
    """Whether the noun only qualifies what follows: the role in front of a name, or a noun in front of a noun."""
    word = narration.words[at + 1]
    if word[0].isupper():
        is_role = narration.sorts[at] & (Sort.PERSON | Sort.TITLE)
        return bool(is_role) and word != QUOTE and not following & Sort.UNNAMED
    return bool(following & NOUNS) and not following & (Sort.CUE | Sort.DETERMINER) and word.islower()

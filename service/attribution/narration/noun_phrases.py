"""Finds where a noun phrase begins: "the" of "the lanky, bearded professor"."""

from __future__ import annotations

from service.attribution.narration.narration import QUOTE, Narration
from service.language.word_classes import Sort

NOUNS = Sort.PERSON | Sort.BODY | Sort.DOCUMENT
_OUTSIDE = (
    Sort.PREPOSITION | Sort.AUXILIARY | Sort.MODAL | Sort.PRONOUN | Sort.CONJUNCTION | Sort.ADVERB | Sort.RELATIVE
)
FOLLOWS_NOUN = _OUTSIDE | Sort.DETERMINER
"""What the word behind a noun phrase can be."""
_LONGEST_PHRASE = 7


def phrase_start(narration: Narration, noun: int, sentence_first: int) -> int:
    """Where the noun phrase starts whose head noun is token `noun`."""
    first = noun
    is_owned = False
    possessives = narration.language.grammar.possessives
    while first > sentence_first and noun - first < _LONGEST_PHRASE:
        sort, word = narration.sorts[first - 1], narration.words[first - 1]
        if is_owned and word.islower() and not sort & Sort.DETERMINER and narration.words[first][0].isupper():
            break  # the owner's name ends the phrase: "met Lee's lawyer"
        is_owned = is_owned or word in possessives
        if sort & Sort.DETERMINER:
            return first - 1
        if word == QUOTE and first - 1 > sentence_first and narration.sorts[first - 2] & Sort.DETERMINER:
            return first - 2
        if word == "," and _joins_adjectives(narration, first - 1, sentence_first):
            return first - 3
        if word not in possessives and _ends_phrase(narration, first - 1, sentence_first):
            break
        first -= 1
    return first


def _joins_adjectives(narration: Narration, comma: int, sentence_first: int) -> bool:
    """Whether the comma joins two adjectives behind an article: "the lanky, bearded professor"."""
    if comma - 2 < sentence_first or not narration.words[comma - 1].islower() or narration.sorts[comma - 1]:
        return False
    return bool(narration.sorts[comma - 2] & Sort.DETERMINER) and is_plain(narration, comma + 1)


def is_plain(narration: Narration, at: int) -> bool:
    """Whether the word at `at` is a small one on no list, as adjectives are."""
    word = narration.words[at] if at < len(narration) else ""
    return word.islower() and word.replace("-", "").isalpha() and not narration.sorts[at]


def _ends_phrase(narration: Narration, at: int, sentence_first: int) -> bool:
    """Whether the word at `at` cannot stand within a noun phrase: a mark, a verb, a preposition."""
    word, lower, sort = narration.words[at], narration.lowers[at], narration.sorts[at]
    language = narration.language
    if not word[0].isalnum() or sort & _OUTSIDE or lower in language.grammar.clause_openers:
        return True
    if lower in language.cues.perceiving and sort & Sort.CUE:
        return True  # "could hear someone whisper"
    if at > sentence_first and _is_verb_between(narration, at):
        return True
    is_verb = sort & Sort.CUE and not sort & (NOUNS | Sort.PARTICIPLE)
    has_ending = lower.endswith(language.grammar.reporting_endings)
    return bool(is_verb and (has_ending or lower in language.cues.without_ending))


def _is_verb_between(narration: Narration, at: int) -> bool:
    """Whether the word at `at` is a verb between two nouns: "the piece used one", "the ad uses footage"."""
    word = narration.words[at]
    endings = narration.language.grammar.finite_endings
    if not word.islower() or not word.endswith(endings) or narration.sorts[at] & NOUNS:
        return False
    if narration.sorts[at - 1] & Sort.DETERMINER and narration.sorts[at - 1] & Sort.PERSON:
        return False  # "one exhausted guard"
    return bool(narration.sorts[at - 1] & NOUNS) or narration.words[at - 1][0].isupper()

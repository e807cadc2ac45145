"""Short codes for words and distances, from which the model's features are made: few features for many sentences."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.narration.narration import Narration
from service.language.lexicon import Sort

_DISTANCES = (0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50)
_LEAST_STEM = 3
_KEPT = frozenset(["that", "to", "by", "of", "who", "told", "and", "as", "with", "the", "a"])
_CODES = (
    (Sort.CUE, "V"),
    (Sort.AUXILIARY, "x"),
    (Sort.MODAL, "x"),
    (Sort.PREPOSITION, "p"),
    (Sort.RELATIVE, "r"),
    (Sort.CONJUNCTION, "c"),
    (Sort.ADVERB, "d"),
    (Sort.DETERMINER, "D"),
    (Sort.PRONOUN, "n"),
)
_ENDING_CODES = (("ed", "e"), ("ing", "g"), ("ly", "d"), ("s", "s"))


def stem(word: str) -> str:
    """A verb without its ending, roughly, so that all its forms make one feature."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def distance_code(distance: int) -> str:
    """A code for a distance in tokens, in coarse steps."""
    return str(bisect_left(_DISTANCES, distance))


def word_code(word: str, sort: int) -> str:
    """A code for what the lower-case word does: V for a reporting verb, p for a preposition; a mark, or a small closed
    word, is its own code."""
    if not word[0].isalnum() or word in _KEPT:
        return word
    for flag, code in _CODES:
        if sort & flag:
            return code
    for ending, code in _ENDING_CODES:
        if word.endswith(ending):
            return code
    return "w"


def plain_word(narration: Narration, at: int) -> str:
    """A token in lower case; a name is N and a number 0, so that the model learns nobody's name."""
    word, sort = narration.words[at], narration.sorts[at]
    if word[0].isdigit():
        return "0"
    is_closed = any(sort & flag for flag, _ in _CODES)
    return "N" if word[0].isupper() and not is_closed else narration.lowers[at]


def token_code(narration: Narration, at: int) -> str:
    """The code of a token: as `word_code`, but a name is N."""
    word = narration.words[at]
    if word[0].isupper() and not narration.sorts[at] & Sort.PRONOUN:
        return "N"
    return "w" if word.isdigit() else word_code(narration.lowers[at], narration.sorts[at])

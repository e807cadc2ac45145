"""Short codes for words and distances, from which the model's features are made: few features for many sentences."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from service.attribution.narration.narration import Narration
from service.language.language import Language
from service.language.word_classes import Sort

_DISTANCES = (0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50)
_LEAST_STEM = 3
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
_CLOSED = sum({flag for flag, _ in _CODES})
"""A word of these classes is no name, though it has a capital."""


def distance_code(distance: int) -> str:
    """A code for a distance in tokens, in coarse steps."""
    return str(bisect_left(_DISTANCES, distance))


def plain_word(narration: Narration, at: int) -> str:
    """A token in lower case; a name is N and a number 0, so that the model learns nobody's name."""
    word = narration.words[at]
    if word[0].isdigit():
        return "0"
    return "N" if word[0].isupper() and not narration.sorts[at] & _CLOSED else narration.lowers[at]


class WordCodes:
    """The codes of the words of one language."""

    def __init__(self, language: Language) -> None:
        self._kept = language.feature_words.kept
        self._ending_codes = tuple(language.feature_words.ending_codes.items())
        self._stem_endings = language.feature_words.stem_endings

    def stem(self, word: str) -> str:
        """A verb without its ending, roughly, so that all its forms make one feature."""
        for ending in self._stem_endings:
            if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
                return word[: -len(ending)]
        return word

    def of_word(self, word: str, sort: int) -> str:
        """A code for what the lower-case word does: V for a reporting verb, p for a preposition; a mark, or a small
        closed word, is its own code."""
        if not word[0].isalnum() or word in self._kept:
            return word
        for flag, code in _CODES:
            if sort & flag:
                return code
        for ending, code in self._ending_codes:
            if word.endswith(ending):
                return code
        return "w"

    def of_token(self, narration: Narration, at: int) -> str:
        """The code of a token: as `of_word`, but a name is N."""
        word = narration.words[at]
        if word[0].isupper() and not narration.sorts[at] & Sort.PRONOUN:
            return "N"
        return "w" if word.isdigit() else self.of_word(narration.lowers[at], narration.sorts[at])


@cache
def word_codes(language: Language) -> WordCodes:
    """The codes of a language's words, made once."""
    return WordCodes(language)

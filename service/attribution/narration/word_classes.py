"""Words reduced to what they do in a sentence, so that few features speak for many sentences."""

from __future__ import annotations

from bisect import bisect_left

from service.attribution.narration.narration import Narration
from service.language.lexicon import Sort

_STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50)
_LEAST_STEM = 3
_KEPT = frozenset(["that", "to", "by", "of", "who", "told", "and", "as", "with", "the", "a"])
_SIGNS = (
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
_ENDINGS = (("ed", "e"), ("ing", "g"), ("ly", "d"), ("s", "s"))


def stem(word: str) -> str:
    """A verb without its ending, roughly: one feature for all its forms."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def step(distance: int) -> str:
    """A distance in tokens, in coarse steps."""
    return str(bisect_left(_STEPS, distance))


def sign(word: str, sort: int) -> str:
    """A lower-case word by what it does, or itself when it is a mark or a small closed word."""
    if not word[0].isalnum() or word in _KEPT:
        return word
    for flag, short in _SIGNS:
        if sort & flag:
            return short
    for ending, short in _ENDINGS:
        if word.endswith(ending):
            return short
    return "w"


def plain_word(narration: Narration, at: int) -> str:
    """A token in lower case; a name is N and a number 0, so that nobody's name is ever learned."""
    word, sort = narration.words[at], narration.sorts[at]
    if word[0].isdigit():
        return "0"
    is_closed = any(sort & flag for flag, _ in _SIGNS)
    return "N" if word[0].isupper() and not is_closed else narration.lowers[at]


def token_sign(narration: Narration, at: int) -> str:
    """A token by what it does: a reporting verb is V, a name N, a plain word w."""
    word = narration.words[at]
    if word[0].isupper() and not narration.sorts[at] & Sort.PRONOUN:
        return "N"
    return "w" if word.isdigit() else sign(narration.lowers[at], narration.sorts[at])

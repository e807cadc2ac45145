"""Tells a misspelling from another word: what nearly looks alike may be a word of the language, or another name."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from service.language.frequencies import LEAST_ZIPF, zipf
from service.language.language import Language
from service.people.slips import differ_in_doubling, is_known_name, sounds_alike

_LONG_WORD = 5
"""Letters. A misspelling of a word this long may be two letters off, of a shorter one only one."""
_SHORTEST_TYPO = 3
_SHORTEST_MISSPELT_NAME, _LONG_NAME = 5, 6
_RARER = 3.5
"""How much rarer than its word, in powers of ten, a misspelling is that is frequent enough to be in a list of words:
"teh" is 4.7."""


def is_typo(candidate: str, quote: str, language: Language, *, is_name: bool = False) -> bool:
    """Whether one word is the other misspelt: one letter off, or two in a word of five or more, and no other word.

    A name must not become another one: see `_may_be_another_name`.
    """
    bare = candidate.replace("'", "")
    if bare == quote.replace("'", ""):
        return True
    if min(len(candidate), len(quote)) < _SHORTEST_TYPO or any(map(str.isdigit, candidate + quote)):
        return False
    most = 2 if max(len(candidate), len(quote)) >= (_LONG_NAME + 2 if is_name else _LONG_WORD) else 1
    if OSA.distance(candidate, quote, score_cutoff=most) > most:
        return False
    if is_name and _may_be_another_name(candidate, quote, language):
        return False
    if language.vocabulary.is_common_word(candidate):
        is_corrected = not language.vocabulary.is_common_word(quote) and not zipf(quote, language.code)
        return not is_name and is_corrected
    return is_name or not is_another_word(candidate, quote, language.code)


def is_another_word(candidate: str, quote: str, code: str) -> bool:
    """Whether the candidate's word is one of the language of `code`, and no misspelling that is met as often as words
    are."""
    frequency = zipf(candidate, code)
    return frequency >= LEAST_ZIPF and zipf(quote, code) - frequency < _RARER


def _may_be_another_name(candidate: str, quote: str, language: Language) -> bool:
    """Whether a name became one that is known as somebody else's, or a short one that may be.

    A letter left out or put in, and what misspelling does to names (vowels, letters swapped), leave a short one the
    same; another consonant does not. A common word with a capital ("the House") is no name.
    """
    confusable = language.vocabulary.confusable_places
    if candidate in confusable or (is_known_name(candidate, language) and not differ_in_doubling(candidate, quote)):
        return True
    is_easily_another = len(quote) < _LONG_NAME or quote in confusable
    if not is_easily_another or language.vocabulary.is_common_word(quote):
        return False
    if len(quote) < _SHORTEST_MISSPELT_NAME:
        return True
    return len(candidate) == len(quote) and not sounds_alike(candidate, quote, language)

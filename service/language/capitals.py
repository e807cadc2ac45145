"""Tells names from nouns in languages that write both with a capital."""

from __future__ import annotations

import re
from functools import lru_cache

from service.language.frequencies import LEAST_ZIPF, zipf
from service.language.language import DEFAULT, language
from service.language.recognition import recognise

WRITE_NOUNS_WITH_CAPITALS = frozenset({"de", "lb"})
_ELSEWHERE = ("en", "fr", "es", "it", "nl")
_LEAST_ELSEWHERE = 2
"""Languages in whose lists such a name stands, too: Merkel in those of all five, Monat in none."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST_COMMON, _FEWEST = 0.5, 3
"""Of the words of a text that begin small, so few are common ones of the default language when it may be in another."""
_LONG, _MOST_LONG = 1_000, 4
"""Code points of a quote that is one of so few whose language is kept: a thousand long ones would be 200 MB."""


def language_of_quote(text: str) -> str:
    """The code of the language that a quote is in; the default's unless it is plain that it is not."""
    return _of_short(text) if len(text) <= _LONG else _of_long(text)


def _language_of(text: str) -> str:
    """Asks the detector, which takes milliseconds, only where few words are common ones of the default language."""
    small = [word.replace("’", "'") for word in _WORD.findall(text) if word[0].islower()]
    is_common = language(DEFAULT).vocabulary.is_common_word
    if len(small) < _FEWEST or sum(map(is_common, small)) >= _MOST_COMMON * len(small):
        return DEFAULT
    return recognise(text)


_of_short, _of_long = lru_cache(maxsize=1 << 10)(_language_of), lru_cache(maxsize=_MOST_LONG)(_language_of)


def may_be_name(written: str, text: str) -> bool:
    """Whether a word with a capital inside a sentence of `text` may be a name: not where nouns have one, unless it is
    known as a name, or other languages have it, too, as they have names."""
    if language_of_quote(text) not in WRITE_NOUNS_WITH_CAPITALS:
        return True
    default, small = language(DEFAULT), written.lower()
    if small in default.names.known_surnames or small in default.given_names.genders:
        return True
    if default.vocabulary.is_common_word(small):
        return False
    return sum(zipf(written, code) >= LEAST_ZIPF for code in _ELSEWHERE) >= _LEAST_ELSEWHERE

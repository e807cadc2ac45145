"""Tells a misspelt name from another name, with lists of names that are known to be names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from service.language.frequencies import LEAST_ZIPF, stands_in_text, zipf
from service.language.language import Language

_DOUBLED = re.compile(r"(.)\1+")
_SHORT = 6
"""Letters. A surname that is longer and a letter off another behind the same given name is mostly that with a slip."""


def is_slip(one: str, other: str, most: int, language: Language) -> bool:
    """Whether two folded names begin alike and are at most `most` letters off: left out, put in, changed or swapped."""
    for prefix in language.names.surname_prefixes:
        if one.startswith(prefix) and other.startswith(prefix):  # McCaul, McFaul: what follows begins alike or not
            one, other = one.removeprefix(prefix), other.removeprefix(prefix)
    return one[:1] == other[:1] and OSA.distance(one, other, score_cutoff=most) <= most


def sounds_alike(one: str, other: str, language: Language) -> bool:
    """Whether two folded names differ only in what misspelling changes: vowels, doubled letters, two letters swapped.

    Another consonant is another name (Kaufman, Kauffman are one; Larson, Lawson are two).
    """
    if len(one) == len(other) and sorted(one) == sorted(other) and OSA.distance(one, other, score_cutoff=1) == 1:
        return True
    return _sounds(one, language) == _sounds(other, language)


def differ_in_doubling(one: str, other: str) -> bool:
    """Whether two folded names are one but for a doubled letter: Hilary, Hillary."""
    return _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other)


def are_frequent_names(one: str, other: str, language: Language) -> bool:
    """Whether two different folded names are both frequent in running text and no common words, so that each is a name
    of its own: Berg, Borg; not where only a letter is doubled. By ready-made lists, which no article changes."""
    is_word = language.vocabulary.is_common_word
    return not differ_in_doubling(one, other) and all(
        zipf(name, language.code) >= LEAST_ZIPF and not is_word(name) for name in (one, other)
    )


def are_short_names(one: str, other: str, language: Language) -> bool:
    """Whether two different folded names are so short that a letter makes another name, and both stand in running text
    (Lind, Lund), so that neither need be the other with a slip. By ready-made lists, which no article changes."""
    is_short = sorted(one) != sorted(other) and min(len(one), len(other)) <= _SHORT  # Feild is Field, letters swapped
    return is_short and all(stands_in_text(name, language.code) for name in (one, other))


def are_read_alike(one: str, other: str, language: Language) -> bool:
    """Whether two folded names a letter off are read the same: Falk, Falck; Krog, Krogh; Price, Pryce."""
    return is_a_letter_off(one, other) and are_heard_alike(one, other, language)


def are_heard_alike(one: str, other: str, language: Language) -> bool:
    """Whether two folded names are read the same, vowels and all, however they are spelt: Sofie, Sophie; Karl, Carl."""
    names = language.names
    left, right = (_respelt(_respelt(name, names.spelt_alike), names.read_alike) for name in (one, other))
    return _DOUBLED.sub(r"\1", left) == _DOUBLED.sub(r"\1", right)


def is_a_letter_off(one: str, other: str) -> bool:
    """Whether two different folded names are a letter apart, wherever and however short they are."""
    return one != other and OSA.distance(one, other, score_cutoff=1) == 1


def are_known_surnames(one: str, other: str, language: Language) -> bool:
    """Whether two different folded surnames are both known, so that neither is the other misspelt (Brown, Browne)."""
    return one != other and language.names.known_surnames >= {one, other}


def is_known_name(name: str, language: Language) -> bool:
    """Whether a folded name is a surname or a given name that is known."""
    return name in language.names.known_surnames or name in language.given_names.genders


def is_common_surname(surname: str, language: Language) -> bool:
    """Whether so many people share a folded surname that "Mike" and "Michael" of that name need not be one."""
    return surname in language.names.common_surnames


@lru_cache(maxsize=1 << 12)
def _sounds(name: str, language: Language) -> str:
    """The consonants in order, those that are spelt in more than one way written in one."""
    return _DOUBLED.sub(r"\1", _unheard(language).sub("", _respelt(name, language.names.spelt_alike)))


def _respelt(name: str, spellings: Mapping[str, str]) -> str:
    for spelt, written in spellings.items():
        name = name.replace(spelt, written)
    return name


@lru_cache(maxsize=16)
def _unheard(language: Language) -> re.Pattern[str]:
    """What of a name is not heard: letters behind the first one that are written or left out, marks between words."""
    return re.compile(rf"(?<!^)[{re.escape(language.names.unheard)}'\- ]")

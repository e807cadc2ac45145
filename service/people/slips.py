"""Tells a misspelt name from another name, with lists of names that are known to be names.

`surnames.txt`: surnames of English-language news, the first line those so common that many people share them together
with a given name. `given_names.txt`: a line of women's and one of men's, marked by the first word; a name on both lines
tells no gender.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA

_DOUBLED = re.compile(r"(.)\1+")
_UNSOUNDED = re.compile(r"(?<!^)[aeiouyhw'\- ]")
_SPELT_ALIKE = (("ph", "f"), ("ck", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("x", "ks"), ("v", "w"))


def is_slip(one: str, other: str, most: int) -> bool:
    """Whether two folded names begin alike and are at most `most` letters off: left out, put in, changed or swapped."""
    if one.startswith("mc") and other.startswith("mc"):
        one, other = one[2:], other[2:]  # McCaul, McFaul: it is what follows that begins alike or not
    return one[:1] == other[:1] and OSA.distance(one, other, score_cutoff=most) <= most


def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded names differ only in what misspelling changes: vowels, doubled letters, two letters swapped.

    Another consonant is another name (Kaufman, Kauffman are one; Larson, Lawson are two).
    """
    if len(one) == len(other) and sorted(one) == sorted(other) and OSA.distance(one, other, score_cutoff=1) == 1:
        return True
    return _sounds(one) == _sounds(other)


def differ_in_doubling(one: str, other: str) -> bool:
    """Whether two folded names are one but for a doubled letter: Hilary, Hillary."""
    return _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other)


def are_known_surnames(one: str, other: str) -> bool:
    """Whether two different folded surnames are both known, so that neither is the other misspelt (Brown, Browne)."""
    return one != other and _surnames().keys() >= {one, other}


def is_known_name(name: str) -> bool:
    """Whether a folded name is a surname or a given name that is known."""
    return name in _surnames() or name in given_names()


def is_common_surname(surname: str) -> bool:
    """Whether so many people share a folded surname that "Mike" and "Michael" of that name need not be one."""
    return _surnames().get(surname, False)


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Every known given name, folded, with "f", "m", or "" when both have it."""
    genders: dict[str, str] = {}
    for line in _read("given_names.txt"):
        gender, *names = line.split()
        for name in names:
            genders[name] = "" if genders.get(name, gender) != gender else gender
    return genders


@lru_cache(maxsize=1)
def _surnames() -> dict[str, bool]:
    """Every known surname, folded, and whether it is among the most common."""
    common, *known = _read("surnames.txt")
    return dict.fromkeys(" ".join(known).split(), False) | dict.fromkeys(common.split(), True)


def _read(name: str) -> list[str]:
    return (files("service.language") / "en" / name).read_text(encoding="ascii").splitlines()


def _sounds(name: str) -> str:
    """The consonants in order, those that are spelt in more than one way written in one."""
    for spelt, written in _SPELT_ALIKE:
        name = name.replace(spelt, written)
    return _DOUBLED.sub(r"\1", _UNSOUNDED.sub("", name))

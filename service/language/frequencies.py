"""How frequent a word is in a language, by ready-made lists that no recorded article changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from math import log10

LEAST_ZIPF = 3.0
"""One in a million words. The lists end here: what is rarer is not in them."""
_LEAST_ZIPF_OF_NAMES = 1.5
"""Three in a hundred million words. Of names a letter off each other that are both somebody's (Lind, Lund) 45 of 47 are
as frequent; of surnames of four to six letters with a letter put in, left out or changed at random 19%."""
_LIST, _LONGEST_LIST = "small", "best"
_BILLION, _PER_DIGIT = 9, 100


def zipf(written: str, code: str) -> float:
    """How frequent the word `written` is in the language of `code` (ISO 639-1): the common logarithm of how often it
    stands in a billion words, at least LEAST_ZIPF.

    It is looked up as it is written, accents and all, but for its capitals. 0 for what is rarer, and in a language that
    has no list. The first word of a language loads its list: some 30 ms and 3 MB.
    """
    frequency = _frequencies(code).get(written.replace("’", "'").casefold())
    return 0.0 if frequency is None else round(log10(frequency) + _BILLION, 2)


@cache
def languages() -> frozenset[str]:
    """The codes of the languages that have a list."""
    from wordfreq import available_languages  # noqa: PLC0415  # 0.2 s, for what few questions need

    return frozenset(available_languages(_LIST))


@cache
def _frequencies(code: str) -> Mapping[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    return get_frequency_dict(code, _LIST) if code in languages() else {}


@lru_cache(maxsize=1 << 12)
def stands_in_text(written: str, code: str) -> bool:
    """Whether `written`, in small letters, is a word or a name that stands in running text of the language of `code`
    now and then, and is not only somebody's slip. The first word of a language loads a list of 1 MB: some 0.3 s."""
    return f"\n{written}\n" in _standing_in_text(code)


@cache
def _standing_in_text(code: str) -> str:
    """The words on lines of their own: a twentieth of what a set of them takes."""
    from wordfreq import available_languages, read_cBpack  # noqa: PLC0415

    lists = available_languages(_LONGEST_LIST)
    if code not in lists:
        return ""
    frequent = read_cBpack(lists[code])[: round((_BILLION - _LEAST_ZIPF_OF_NAMES) * _PER_DIGIT) + 1]
    return "".join(f"\n{word}\n" for words in frequent for word in words if word.isalpha())

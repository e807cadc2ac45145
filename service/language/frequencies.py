"""How frequent a word is in a language, by ready-made lists that no recorded article changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log10

LEAST_ZIPF = 3.0
"""One in a million words. The lists end here: what is rarer is not in them."""
_LIST = "small"
_BILLION = 9


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

"""Reads numbers written in digits or in English words, so that "5m" and "five million" are one value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

_ONES_IN_ORDER = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_TENS_IN_ORDER = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS_IN_ORDER = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
_QUANTITIES = """
half third quarter thirds quarters dozen dozens hundreds thousands millions billions trillions twice thrice double
triple single couple percent percentage
"""
_ONES = {word: value for value, word in enumerate(_ONES_IN_ORDER.split())}
_TENS = {word: 10 * value for value, word in enumerate(_TENS_IN_ORDER.split(), start=2)}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12}
_SCALE_WORDS = _SCALES | {short: value for short, value in _SHORT_SCALES.items() if len(short) > 1}
_WHOLES, _PLURAL_WHOLES = {"half": 2, "third": 3, "quarter": 4}, {"halves": 2, "thirds": 3, "quarters": 4}
_WRITTEN_PARTS = {f"{part}/{whole}": Fraction(part, whole) for part, whole in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))}
_ONE, _AND_A_HALF = "a", ("and", "a", "half")
OF_ONE = frozenset(_SCALES) | frozenset(_WHOLES)
"""Words before which "a" is "one": a million, a third."""
_ORDINALS = {word: value for value, word in enumerate(_ORDINALS_IN_ORDER.split(), start=1)}
_VAGUE = frozenset(_QUANTITIES.split())
_SIGNS = frozenset("%‰$£€¥₹½¼¾+<>=°").union({"-$", "-£", "-€", "-¥"})
_DIGITS = re.compile(r"(-?\d+(?:\.\d+)?)([a-z]*)\Z", re.ASCII)
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)\Z", re.ASCII)
_LONGEST = 24
_HUNDRED = 100


@lru_cache(maxsize=1 << 14)
def is_number(norm: str) -> bool:
    """Whether a word says how many or how much: a numeral, a number word, an ordinal, a sign such as `%` or `$`."""
    if norm in _ONES or norm in _TENS or norm in _SCALE_WORDS or norm in _ORDINALS or norm in _VAGUE or norm in _SIGNS:
        return True
    return any(map(str.isdigit, norm))


def read_number(norms: Sequence[str], start: int) -> tuple[str, int]:
    """The number that begins at word `start`, canonically written, and how many words it takes; ("", 0) for none.

    "twenty", "five" gives ("#25", 2), "5", "million" and "5m" both "#5000000", "first" and "1st" both "#1st", "a",
    "third" and "1/3" both "#1/3", "two", "and", "a", "half" and "2.5" both "#5/2".
    """
    norm = norms[start]
    if norm in _WRITTEN_PARTS:
        return f"#{_WRITTEN_PARTS[norm]}", 1
    if norm == _ONE:
        return _read_cardinal(norms, start) if _at(norms, start + 1) in OF_ONE else ("", 0)
    if norm in _ORDINALS:
        return f"#{_ORDINALS[norm]}st", 1
    if not (norm in _ONES or norm in _TENS or (norm[-1].isalnum() and norm.lstrip("-")[:1].isdigit())):
        return "", 0
    if len(norm) <= _LONGEST and (ordinal := _ORDINAL_DIGITS.match(norm)):
        return f"#{int(ordinal[1])}st", 1
    return _read_cardinal(norms, start)


def _read_cardinal(norms: Sequence[str], start: int) -> tuple[str, int]:
    part, taken = (Fraction(1), 1) if norms[start] == _ONE else _small(norms, start)
    if part is None:
        return "", 0
    is_in_words = norms[start].isalpha()
    if is_in_words and (whole := (_WHOLES if part == 1 else _PLURAL_WHOLES).get(_at(norms, start + taken))):
        return f"#{part / whole}", taken + 1
    beside, used = _part_beside(norms, start + taken)
    value, part, taken = Fraction(0), part + beside, taken + used
    while scale := _SCALE_WORDS.get(_at(norms, start + taken)):
        taken += 1
        part *= scale
        more, used = _below(scale, norms, start + taken) if is_in_words else (None, 0)
        if more is not None:
            if scale == _HUNDRED:
                part += more
            else:
                value, part = value + part, more
            taken += used
    value += part
    return f"#{value}", taken


def _at(norms: Sequence[str], at: int) -> str:
    return norms[at] if at < len(norms) else ""


def _part_beside(norms: Sequence[str], at: int) -> tuple[Fraction, int]:
    """What of a whole is written behind a number: "and a half", "1/2", which is also how a sign such as `½` is read."""
    if tuple(norms[at : at + 3]) == _AND_A_HALF:
        return Fraction(1, 2), 3
    part = _WRITTEN_PARTS.get(_at(norms, at))
    return (part, 1) if part else (Fraction(0), 0)


def _below(scale: int, norms: Sequence[str], at: int) -> tuple[Fraction | None, int]:
    """The number that is said behind a scale: "two thousand six", "a hundred and five"."""
    joined = int(scale <= _SCALES["thousand"] and _at(norms, at) == "and" and _at(norms, at + 1) not in _SCALES)
    more, used = _small(norms, at + joined)
    return (more, joined + used) if more is not None and more < scale else (None, 0)


def _small(norms: Sequence[str], at: int) -> tuple[Fraction | None, int]:
    """A number in one word, or a ten and a one in two: "25", "5m", "twenty", "twenty five"."""
    if at >= len(norms):
        return None, 0
    norm = norms[at]
    if norm in _ONES:
        return Fraction(_ONES[norm]), 1
    if norm in _TENS:
        if at + 1 < len(norms) and 0 < _ONES.get(norms[at + 1], 0) < len(_TENS) + 2:
            return Fraction(_TENS[norm] + _ONES[norms[at + 1]]), 2
        return Fraction(_TENS[norm]), 1
    digits = _DIGITS.match(norm) if len(norm) <= _LONGEST else None
    if digits is None or (digits[2] and digits[2] not in _SHORT_SCALES):
        return None, 0
    return Fraction(digits[1]) * _SHORT_SCALES.get(digits[2], 1), 1

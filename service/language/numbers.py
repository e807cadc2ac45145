"""Reads numbers written in digits or in words, so that "5m" and "five million" are one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import ClassVar

from service.text.kept import KeptByWord

_WRITTEN_PARTS = {f"{part}/{whole}": Fraction(part, whole) for part, whole in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))}
_SIGNS = frozenset("%‰$£€¥₹½¼¾+<>=°").union({"-$", "-£", "-€", "-¥"})
_DIGITS = re.compile(r"(-?\d+(?:\.\d+)?)([a-z]*)\Z", re.ASCII)
_ORDINAL_DIGITS = re.compile(r"(\d+)([a-z]+)\Z", re.ASCII)
_LONGEST = 24
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000


@dataclass(frozen=True, eq=False)
class Numbers:
    """The number words of a language: `ones` in order from zero, `tens` from twenty, `ordinals` from the first.

    `quantities` say how many without naming a number that can be read. `scales` multiply what stands before them, and
    so do `short_scales` right behind digits ("5m"). `parts` divide one ("a third"), `plural_parts` more ("two thirds").
    `article` is the word that means one before a scale or a part, `joiner` the "and" of "a hundred and five".
    `pronoun_number` is no number behind one of `before_pronoun_number`: "no one".
    """

    FILE: ClassVar[str] = "numbers.toml"

    ones: tuple[str, ...] = ()
    tens: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    quantities: frozenset[str] = frozenset()
    scales: dict[str, int] = field(default_factory=dict)
    short_scales: dict[str, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    plural_parts: dict[str, int] = field(default_factory=dict)
    article: str = ""
    joiner: str = ""
    and_a_half: tuple[str, ...] = ()
    ordinal_endings: frozenset[str] = frozenset()
    pronoun_number: str = ""
    before_pronoun_number: tuple[str, ...] = ()

    @cached_property
    def of_one(self) -> frozenset[str]:
        """Words before which the article is one: a million, a third."""
        return frozenset(self.scales) | frozenset(self.parts)

    @cached_property
    def is_number(self) -> Callable[[str], bool]:
        """Whether a word says how many or how much: a numeral, a number word, an ordinal, a sign such as `%` or `$`."""
        return KeptByWord(self._is_number, 1 << 14).of

    def is_pronoun(self, norm: str, text: str, start: int) -> bool:
        """Whether the word at `start` of `text`, compared as `norm`, counts nothing: the "one" of "no one"."""
        return norm == self.pronoun_number and self._before_pronoun.search(text, 0, start) is not None

    def read_number(self, norms: Sequence[str], start: int) -> tuple[str, int]:
        """The number that begins at word `start`, canonically written, and how many words it takes; ("", 0) for none.

        "twenty", "five" gives ("#25", 2), "5", "million" and "5m" both "#5000000", "first" and "1st" both "#1st", "a",
        "third" and "1/3" both "#1/3", "two", "and", "a", "half" and "2.5" both "#5/2".
        """
        norm = norms[start]
        if norm in _WRITTEN_PARTS:
            return f"#{_WRITTEN_PARTS[norm]}", 1
        if norm == self.article:
            return self._read_cardinal(norms, start) if _at(norms, start + 1) in self.of_one else ("", 0)
        if norm in self._ordinals:
            return f"#{self._ordinals[norm]}st", 1
        if not (norm in self._ones or norm in self._tens or (norm[-1].isalnum() and norm.lstrip("-")[:1].isdigit())):
            return "", 0
        ordinal = _ORDINAL_DIGITS.match(norm) if len(norm) <= _LONGEST else None
        if ordinal and ordinal[2] in self.ordinal_endings:
            return f"#{int(ordinal[1])}st", 1
        return self._read_cardinal(norms, start)

    @cached_property
    def _ones(self) -> dict[str, int]:
        return {word: value for value, word in enumerate(self.ones)}

    @cached_property
    def _tens(self) -> dict[str, int]:
        return {word: _TEN * value for value, word in enumerate(self.tens, start=2)}

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        return {word: value for value, word in enumerate(self.ordinals, start=1)}

    @cached_property
    def _scale_words(self) -> dict[str, int]:
        return self.scales | {short: value for short, value in self.short_scales.items() if len(short) > 1}

    @cached_property
    def _number_words(self) -> frozenset[str]:
        return frozenset((*self.ones, *self.tens, *self._scale_words, *self.ordinals, *self.quantities, *_SIGNS))

    @cached_property
    def _before_pronoun(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, self.before_pronoun_number))})[\s-]+\Z", re.IGNORECASE)

    def _is_number(self, norm: str) -> bool:
        return norm in self._number_words or any(map(str.isdigit, norm))

    def _read_cardinal(self, norms: Sequence[str], start: int) -> tuple[str, int]:
        part, taken = (Fraction(1), 1) if norms[start] == self.article else self._small(norms, start)
        if part is None:
            return "", 0
        is_in_words = norms[start].isalpha()
        wholes = self.parts if part == 1 else self.plural_parts
        if is_in_words and (whole := wholes.get(_at(norms, start + taken))):
            return f"#{part / whole}", taken + 1
        beside, used = self._part_beside(norms, start + taken)
        value, part, taken = Fraction(0), part + beside, taken + used
        while scale := self._scale_words.get(_at(norms, start + taken)):
            taken += 1
            part *= scale
            more, used = self._below(scale, norms, start + taken) if is_in_words else (None, 0)
            if more is not None:
                if scale == _HUNDRED:
                    part += more
                else:
                    value, part = value + part, more
                taken += used
        value += part
        return f"#{value}", taken

    def _part_beside(self, norms: Sequence[str], at: int) -> tuple[Fraction, int]:
        """What of a whole stands behind a number: "and a half", "1/2", which is also how a sign such as `½` is read."""
        if self.and_a_half and tuple(norms[at : at + len(self.and_a_half)]) == self.and_a_half:
            return Fraction(1, 2), len(self.and_a_half)
        part = _WRITTEN_PARTS.get(_at(norms, at))
        return (part, 1) if part else (Fraction(0), 0)

    def _below(self, scale: int, norms: Sequence[str], at: int) -> tuple[Fraction | None, int]:
        """The number that is said behind a scale: "two thousand six", "a hundred and five"."""
        is_joined = scale <= _THOUSAND and _at(norms, at) == self.joiner and _at(norms, at + 1) not in self.scales
        more, used = self._small(norms, at + is_joined)
        return (more, is_joined + used) if more is not None and more < scale else (None, 0)

    def _small(self, norms: Sequence[str], at: int) -> tuple[Fraction | None, int]:
        """A number in one word, or a ten and a one in two: "25", "5m", "twenty", "twenty five"."""
        if at >= len(norms):
            return None, 0
        norm = norms[at]
        if norm in self._ones:
            return Fraction(self._ones[norm]), 1
        if norm in self._tens:
            if 0 < self._ones.get(_at(norms, at + 1), 0) < _TEN:
                return Fraction(self._tens[norm] + self._ones[norms[at + 1]]), 2
            return Fraction(self._tens[norm]), 1
        digits = _DIGITS.match(norm) if len(norm) <= _LONGEST else None
        if digits is None or (digits[2] and digits[2] not in self.short_scales):
            return None, 0
        return Fraction(digits[1]) * self.short_scales.get(digits[2], 1), 1


def _at(norms: Sequence[str], at: int) -> str:
    return norms[at] if at < len(norms) else ""

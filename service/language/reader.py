"""Reads the words of a wording aloud: which written words are one and the same, numbers and contractions included.

A wording keeps the words as they were written; a Reader says how they are read in its language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from service.language.numbers import Numbers
from service.language.spelling import Spelling
from service.text.kept import KeptByWord
from service.text.normalise import Word

_FIRST_GROUP, _GROUP = re.compile("[1-9][0-9]{0,2}"), re.compile("[0-9]{3}")
"""Of a number whose thousands are parted by spaces: 1 000, 12 500."""
_LAST_DAY = 31


class Reading(NamedTuple):
    """A word as it is read, and the words `[first, last)` of the wording that are written for it."""

    read: str
    first: int
    last: int


class Readings(NamedTuple):
    """Words as they are read, one after the other, and for each the words `[first, last)` that are written for it."""

    read: Sequence[str]
    first: Sequence[int]
    last: Sequence[int]


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads words by the spelling and the numbers of a language."""

    spelling: Spelling
    numbers: Numbers

    def readings(self, words: Sequence[Word], original: str) -> Readings:
        """How `words` are read: each word once or more ("we've" as "we", "have"), several once ("twenty five")."""
        norms = [word.norm for word in words]
        spoken = [*map(self._read_alone, norms)]
        if None in spoken or not self.numbers.of_one.isdisjoint(norms):
            return self._readings_in_turn(words, original, norms, spoken)
        read = [part for alone in spoken if alone for part in alone]
        first: Sequence[int] = range(len(norms))
        if len(read) > len(norms):
            first = [at for at, alone in enumerate(spoken) if alone for _ in alone]
        return Readings(read, first, [at + 1 for at in first])

    def _readings_in_turn(
        self, words: Sequence[Word], original: str, norms: Sequence[str], spoken: Sequence[tuple[str, ...] | None]
    ) -> Readings:
        """The same where how a word is read depends on the words beside it or on its capitals."""
        article, of_one = self.numbers.article, self.numbers.of_one
        readings: list[Reading] = []
        done = 0
        for at, alone in enumerate(spoken):
            if at < done:  # read with the words before it
                continue
            if alone is None or (norms[at] == article and at + 1 < len(norms) and norms[at + 1] in of_one):
                readings += self._read_here(words, original, norms, at)
                done = readings[-1].last
            else:
                readings += [Reading(part, at, at + 1) for part in alone]
        return Readings(*map(list, zip(*readings, strict=True)))

    @cached_property
    def _read_alone(self) -> Callable[[str], tuple[str, ...] | None]:
        """How a word is read whatever stands beside it, in capitals or not; None when those count."""
        return KeptByWord(self._read_uncached, 1 << 15).of

    def _read_uncached(self, norm: str) -> tuple[str, ...] | None:
        spelling = self.spelling
        depends = norm in spelling.phrases_by_first_word or norm in spelling.capital_abbreviations
        if depends or norm in spelling.currencies or self.numbers.read_number([norm], 0)[1]:
            return None
        return spelling.read_word(norm)

    def _read_here(self, words: Sequence[Word], original: str, norms: Sequence[str], at: int) -> list[Reading]:
        """How what begins at word `at` is read: a number a sum, a date, a phrase, an abbreviation.

        "$5 million" is read as "five million dollars", "March 4th" and "4 March" as "March 4".
        """
        spelling = self.spelling
        sign = int(norms[at] in spelling.currencies and at + 1 < len(norms))
        number, taken = self._read_number(words, original, norms, at + sign)
        if taken:
            end = at + sign + taken
            if sign:
                return [Reading(number, at, end), Reading(spelling.currencies[norms[at]], at, end)]
            return self._read_date(norms, at, number, end)
        for phrase, spoken in spelling.phrases_by_first_word.get(norms[at], ()):
            if norms[at : at + len(phrase)] == phrase:
                firsts, end = range(at, at + len(spoken)), at + len(phrase)
                return [Reading(part, *place) for part, *place in zip(spoken, firsts, [*firsts[1:], end], strict=True)]
        written = original[words[at].start : words[at].end]
        is_capital = written[:2].isupper() and not original.isupper()
        alone = spelling.capital_abbreviations.get(norms[at]) if is_capital else None
        return [Reading(part, at, at + 1) for part in alone or spelling.read_word(norms[at])]

    def _read_date(self, norms: Sequence[str], at: int, number: str, end: int) -> list[Reading]:
        """The number at words `[at, end)`, as a day where a month stands beside it."""
        spelling = self.spelling
        day = number.removesuffix("st")
        if at and day != number and spelling.read_word(norms[at - 1])[0] in spelling.months:
            return [Reading(day, at, end)]
        behind = end + (end < len(norms) and day != number and norms[end] == spelling.date_joiner)
        month = spelling.read_word(norms[behind])[0] if behind < len(norms) else ""
        if month not in spelling.months or not 0 < _whole(day) <= _LAST_DAY:
            return [Reading(number, at, end)]
        return [Reading(month, at, behind + 1), Reading(day, at, behind + 1)]

    def _read_number(self, words: Sequence[Word], original: str, norms: Sequence[str], at: int) -> tuple[str, int]:
        """The number that begins at word `at` and how many words it takes; its thousands may be parted by spaces."""
        end = at + 1
        if _FIRST_GROUP.fullmatch(norms[at]):
            while (
                end < len(norms) and _GROUP.fullmatch(norms[end]) and _are_parted(words[end - 1], words[end], original)
            ):
                end += 1
        if end == at + 1:
            return self.numbers.read_number(norms, at)
        number, taken = self.numbers.read_number(["".join(norms[at:end]), *norms[end:]], 0)
        return number, taken + end - at - 1


def _are_parted(left: Word, right: Word, original: str) -> bool:
    """Whether a single space and nothing else stands between two words."""
    return right.start - left.end == 1 and original[left.end].isspace()


def _whole(number: str) -> int:
    """The whole number that is written so ("#25"), 0 for another one."""
    digits = number.removeprefix("#")
    return int(digits) if digits.isdecimal() else 0

"""Reads the words of a wording aloud: which written words are one and the same, numbers and contractions included.

A wording keeps the words as they were written; a Reader says how they are read in its language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from service.language.numbers import Numbers
from service.language.spelling import Spelling
from service.text.normalise import Word


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
                written = original[words[at].start : words[at].end]
                readings += self._read_here(norms, at, is_capital=written[:2].isupper() and not original.isupper())
                done = readings[-1].last
            else:
                readings += [Reading(part, at, at + 1) for part in alone]
        return Readings(*map(list, zip(*readings, strict=True)))

    @cached_property
    def _read_alone(self) -> Callable[[str], tuple[str, ...] | None]:
        """How a word is read whatever stands beside it, in capitals or not; None when those count."""
        return lru_cache(maxsize=1 << 15)(self._read_uncached)

    def _read_uncached(self, norm: str) -> tuple[str, ...] | None:
        spelling = self.spelling
        depends = norm in spelling.phrases_by_first_word or norm in spelling.capital_abbreviations
        if depends or norm in spelling.currencies or self.numbers.read_number([norm], 0)[1]:
            return None
        return spelling.read_word(norm)

    def _read_here(self, norms: Sequence[str], at: int, *, is_capital: bool) -> list[Reading]:
        """How what begins at word `at` is read: a number of one or more words, a sum, a phrase, an abbreviation.

        "$5 million" is read as "five million dollars", "March 4th" as "March 4".
        """
        spelling = self.spelling
        sign = int(norms[at] in spelling.currencies and at + 1 < len(norms))
        number, taken = self.numbers.read_number(norms, at + sign)
        if taken:
            if at and number.endswith("st") and spelling.read_word(norms[at - 1])[0] in spelling.months:
                number = number.removesuffix("st")
            currency = [Reading(spelling.currencies[norms[at]], at, at + sign + taken)] if sign else []
            return [Reading(number, at, at + sign + taken), *currency]
        for words, phrase in spelling.phrases_by_first_word.get(norms[at], ()):
            if norms[at : at + len(words)] == words:
                firsts, end = range(at, at + len(phrase)), at + len(words)
                return [Reading(part, *place) for part, *place in zip(phrase, firsts, [*firsts[1:], end], strict=True)]
        spoken = spelling.capital_abbreviations.get(norms[at]) if is_capital else None
        return [Reading(part, at, at + 1) for part in spoken or spelling.read_word(norms[at])]

"""Whether a change turns the sense: negating words put in or taken out, and pairs such as possible and impossible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from service.language.phrases import PhrasesByFirst, phrases_by_first

_SHORTEST = 4
_LEAST_PREFIX = 2


@dataclass(frozen=True, eq=False)
class Negation:
    """What negates in a language: `words` turn the sense of what they stand by, `prefixes` make a word's opposite.

    So do `suffixes`, put for another one (careful, careless). Words that are `not_turned` are another word with a
    prefix (form, inform); of fewer than four letters only those that are `short_turned` have an opposite. Of the
    phrases in `unturning` the negating word turns nothing ("not only", "no doubt"), nor does one of `interjections`
    that a comma follows ("No, we have paid").
    """

    FILE: ClassVar[str] = "negation.toml"

    words: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    not_turned: frozenset[str] = frozenset()
    short_turned: frozenset[str] = frozenset()
    suffixes: dict[str, str] = field(default_factory=dict)
    unturning: tuple[str, ...] = ()
    interjections: frozenset[str] = frozenset()

    def turns_sense(self, candidate: Iterable[str], quote: Iterable[str]) -> bool:
        """Whether words of the candidate negate what those in the same place of the quote affirm, or the reverse."""
        left, right = list(candidate), list(quote)
        if (len(self.negating(left)) - len(self.negating(right))) % 2:
            return True
        return len(left) == len(right) == 1 and self.is_opposite(left[0], right[0])

    def is_opposite(self, one: str, other: str) -> bool:
        """Whether one word is the other with a negating prefix (possible, impossible) or suffix (careful, careless)."""
        short, long = sorted((one, other), key=len)
        for affirming, negating in self.suffixes.items():
            is_pair = short.endswith(affirming) and long.endswith(negating)
            if is_pair and short.removesuffix(affirming) == long.removesuffix(negating):
                return True
        is_short = len(short) < _SHORTEST and short not in self.short_turned
        if is_short or short in self.not_turned or not long.endswith(short):
            return False
        return long.removesuffix(short) in self.prefixes

    def is_plain_opposite(self, one: str, other: str) -> bool:
        """The same where it is no slip: a prefix of two letters or more, which nobody types or leaves out unawares."""
        return abs(len(one) - len(other)) >= _LEAST_PREFIX and self.is_opposite(one, other)

    def negating(self, words: Sequence[str]) -> list[int]:
        """The numbers of those of `words`, as they are read, that turn the sense of what they stand by."""
        if self.words.isdisjoint(words):
            return []
        unturning = self.unturned(words)
        return [at for at, word in enumerate(words) if word in self.words and at not in unturning]

    def unturned(self, words: Sequence[str]) -> frozenset[int]:
        """The numbers of those of `words` that are part of a phrase in which nothing is turned ("no doubt")."""
        return frozenset(at for start in range(len(words)) for at in self._unturning_at(words, start))

    def _unturning_at(self, words: Sequence[str], start: int) -> range:
        phrases = self._phrases.get(words[start], ())
        longest = max(
            (len(phrase) for phrase in phrases if tuple(words[start : start + len(phrase)]) == phrase), default=0
        )
        return range(start, start + longest)

    @cached_property
    def _phrases(self) -> PhrasesByFirst:
        return phrases_by_first(self.unturning)

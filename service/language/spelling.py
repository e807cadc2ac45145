"""Ways to write one word: abbreviations, contractions, other spellings, phrases that are read as fewer words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from service.text.kept import KeptByWord

_LONGEST = 40


@dataclass(frozen=True, eq=False)
class Spelling:
    """How single words are read aloud; keys are compared forms of words, values the words that are read.

    `contracted_endings` are put to any word, "'s" as `read_is` only to one of `before_is`. `capital_abbreviations`
    count only where the text writes capitals. Of a phrase the last word read stands for all the rest of it. A sign of
    `currencies` before a number is read behind it. `variants` and `variant_patterns` give the one spelling that all
    words are compared in. Behind one of `months` an ordinal is read as a cardinal, and so is one before it, which
    `date_joiner` may stand behind: "the 4th of March", "March 4".
    """

    FILE: ClassVar[str] = "spelling.toml"

    contractions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contracted_endings: dict[str, str] = field(default_factory=dict)
    read_is: str = ""
    before_is: frozenset[str] = frozenset()
    abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    capital_abbreviations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    currencies: dict[str, str] = field(default_factory=dict)
    months: frozenset[str] = frozenset()
    date_joiner: str = ""
    variants: dict[str, str] = field(default_factory=dict)
    variant_patterns: dict[str, str] = field(default_factory=dict)

    @cached_property
    def read_word(self) -> Callable[[str], tuple[str, ...]]:
        """The words that are spoken for one written word: "we've" as "we", "have", "defence" as "defense"."""
        return KeptByWord(self._read_word, 1 << 15).of

    @cached_property
    def phrases_by_first_word(self) -> dict[str, list[tuple[list[str], tuple[str, ...]]]]:
        """The words of each phrase and how it is read, by its first word."""
        phrases: dict[str, list[tuple[list[str], tuple[str, ...]]]] = {}
        for phrase, spoken in self.phrases.items():
            words = phrase.split()
            phrases.setdefault(words[0], []).append((words, spoken))
        return phrases

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(pattern), spelling) for pattern, spelling in self.variant_patterns.items()]

    def _read_word(self, norm: str) -> tuple[str, ...]:
        if norm in self.contractions:
            return self.contractions[norm]
        if norm in self.abbreviations:
            return self.abbreviations[norm]
        if "'" in norm:
            return self._read_contraction(norm)
        return (self._one_spelling(norm),)

    def _read_contraction(self, norm: str) -> tuple[str, ...]:
        for ending, spoken in self.contracted_endings.items():
            if norm.endswith(ending) and len(norm) > len(ending):
                return (norm.removesuffix(ending), spoken)
        stem, _, ending = norm.partition("'")
        if ending == "s" and stem in self.before_is:
            return (stem, self.read_is)
        return (f"{self._one_spelling(stem)}'{ending}",) if ending else (norm,)

    def _one_spelling(self, norm: str) -> str:
        if norm in self.variants:
            return self.variants[norm]
        if len(norm) > _LONGEST:
            return norm
        for pattern, spelling in self._patterns:
            norm = pattern.sub(spelling, norm)
        return norm

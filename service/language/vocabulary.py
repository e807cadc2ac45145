"""Which words carry content, and which are so common that they are no misspelling of another word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from service.text.kept import KeptByWord


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The words of a language. `function_words` stand in any sentence: a match of these alone says nothing.

    `function_words_and_names` are names where they have a capital inside of a sentence. Of a `common_words` entry other
    forms are made: `inflections` gives for an ending what stands in its place in the common word, `possessives` are put
    to any. `not_just_put_to` has for an ending the pattern of stems that it is not put to as it is. `confusable_places`
    are so much like another place's name that one letter makes another place.
    """

    FILE: ClassVar[str] = "vocabulary.toml"

    function_words: frozenset[str] = frozenset()
    function_words_and_names: frozenset[str] = frozenset()
    common_words: frozenset[str] = frozenset()
    confusable_places: frozenset[str] = frozenset()
    possessives: tuple[str, ...] = ()
    inflections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_just_put_to: dict[str, str] = field(default_factory=dict)

    @cached_property
    def never_names(self) -> frozenset[str]:
        """Words that are no name, whatever capitals they have."""
        return self.function_words - self.function_words_and_names

    def content_words(self, norms: Iterable[str]) -> list[str]:
        """The words that carry content, in order: no function words, no signs."""
        function_words = self.function_words
        return [
            norm for norm in norms if norm not in function_words and (norm[:1].isalnum() or any(map(str.isalnum, norm)))
        ]

    @cached_property
    def is_common_word(self) -> Callable[[str], bool]:
        """Whether a compared form is a common word of the language or an inflection of one."""
        return KeptByWord(self._is_common_word, 1 << 14).of

    def _is_common_word(self, norm: str) -> bool:
        if norm in self.function_words or norm in self.common_words:
            return True
        stem = norm
        for ending in self.possessives:
            stem = stem.removesuffix(ending)
        if stem in self.common_words:
            return True
        return any(
            stem.endswith(ending)
            and stem.removesuffix(ending) + base in self.common_words
            and not self._is_put_otherwise(stem.removesuffix(ending), ending, base)
            for ending, bases in self.inflections.items()
            for base in bases
            if len(stem) > len(ending) + 2
        )

    def _is_put_otherwise(self, stem: str, ending: str, base: str) -> bool:
        """Whether the ending is not put to the stem so: "geting" is "getting" misspelt, "rulees" is "rules"."""
        pattern = self.not_just_put_to.get(ending)
        return pattern is not None and not base and re.search(pattern, stem) is not None

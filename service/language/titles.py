"""Titles of a language: words that stand before a name and are no part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from service.text.kept import KeptByWord
from service.text.name_folding import fold_name


@dataclass(frozen=True, eq=False)
class Titles:
    """Folded words, without dots. `prefixes` and `suffixes` are put to a title with their hyphen: "President-elect"."""

    FILE: ClassVar[str] = "titles.toml"

    abbreviated: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    of_men: frozenset[str] = frozenset()
    """Those of the titles that only men have; `of_women` those that only women have."""
    of_women: frozenset[str] = frozenset()

    def gender(self, folded: str) -> str:
        """ "m" or "f" for a folded title that tells, else ""."""
        return "m" if folded in self.of_men else "f" if folded in self.of_women else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Every title."""
        return frozenset((*self.abbreviated, *self.styles, *self.offices, *self.roles))

    @cached_property
    def is_title(self) -> Callable[[str], bool]:
        """Whether a word ("Sen.", "Secretary", "President-elect") stands before names as a title."""
        return KeptByWord(self._is_title, 1 << 13).of

    def _is_title(self, word: str) -> bool:
        folded = fold_name(word)
        if "-" not in folded:
            return folded in self.words
        bare = folded
        for prefix in self.prefixes:
            bare = bare.removeprefix(prefix)
        for suffix in self.suffixes:
            bare = bare.removesuffix(suffix)
        return folded in self.words or bare in self.words

"""The given names of a language, each once, with whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class GivenNames:
    """Folded given names. `either` both have; `mostly_women` and `mostly_men` too, but a name alone is taken for one's.

    Those that are `spelt_otherwise` a text gives to somebody, but where two names are compared one may be another name
    misspelt. Those `not_in_text` are surnames, places or words as well, and so no sign of a person in a text.
    """

    FILE: ClassVar[str] = "given_names.toml"

    women: tuple[str, ...] = ()
    men: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    mostly_women: tuple[str, ...] = ()
    mostly_men: tuple[str, ...] = ()
    women_spelt_otherwise: tuple[str, ...] = ()
    men_spelt_otherwise: tuple[str, ...] = ()
    either_spelt_otherwise: tuple[str, ...] = ()
    women_not_in_text: tuple[str, ...] = ()
    men_not_in_text: tuple[str, ...] = ()

    @cached_property
    def genders(self) -> dict[str, str]:
        """Every name that is another one than all others here, with "f", "m", or "" when both have it."""
        women = (*self.women, *self.mostly_women, *self.women_not_in_text)
        men = (*self.men, *self.mostly_men, *self.men_not_in_text)
        return dict.fromkeys(women, "f") | dict.fromkeys(men, "m") | dict.fromkeys(self.either, "")

    @cached_property
    def of_women_in_text(self) -> frozenset[str]:
        """Names by which a text may call a woman."""
        return frozenset((*self.women, *self.women_spelt_otherwise)).union(self._of_both_in_text)

    @cached_property
    def of_men_in_text(self) -> frozenset[str]:
        """Names by which a text may call a man."""
        return frozenset((*self.men, *self.men_spelt_otherwise)).union(self._of_both_in_text)

    @property
    def _of_both_in_text(self) -> tuple[str, ...]:
        return (*self.either, *self.either_spelt_otherwise, *self.mostly_women, *self.mostly_men)

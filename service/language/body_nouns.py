"""Which bodies a noun can mean: "the hospital" is no ministry."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class BodyNouns:
    """Lower-case nouns for bodies, and the words that stand in the names of what they mean.

    That they are nouns for bodies is said in WordLists. A noun that is in none of these may mean any body.
    """

    FILE: ClassVar[str] = "body_nouns.toml"

    companies: frozenset[str] = frozenset()
    """Nouns for whatever does business."""
    never_companies: frozenset[str] = frozenset()
    """Words in the names of bodies that are no business."""
    kinds: tuple[str, ...] = ()
    """A string for each kind of body of words that stand for one another: "the hospital" is an infirmary by name."""
    words_in_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For a noun the words of which one stands in the name; the noun itself need not be listed."""

    def can_mean(self, noun: str, name: str) -> bool:
        """Whether a body of that name can be called by the noun."""
        words = set(name.lower().replace(".", "").split())
        if noun in words:
            return True
        if noun in self.companies:
            return words.isdisjoint(self.never_companies)
        wanted = self.words_in_names.get(noun)
        alike = self._alike.get(noun, frozenset())
        return wanted is None or not words.isdisjoint(alike | set(wanted or ()))

    def is_of_kind(self, noun: str) -> bool:
        """Whether the noun is one for a body, by what it is to be called: "the club"."""
        return noun in self.words_in_names or noun in self._alike

    @cached_property
    def _alike(self) -> dict[str, frozenset[str]]:
        """For each word of a kind all words of that kind."""
        return {word: frozenset(kind.split()) for kind in self.kinds for word in kind.split()}

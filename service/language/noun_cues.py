"""Nouns of a language that report what somebody said, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class NounCues:
    """Lower-case words of "“…” was the verdict of Lee", "Lee's advice: “…”" and "in Lee's words"."""

    FILE: ClassVar[str] = "noun_cues.toml"

    nouns: frozenset[str] = frozenset()
    """Nouns for what somebody says; not those for works, which have authors and are not said."""
    verbs: frozenset[str] = frozenset()
    """What joins the quote to such a noun."""
    owning: frozenset[str] = frozenset()
    """What joins the noun to the person."""
    manner: frozenset[str] = frozenset()
    """What joins the quote to a clause: "was how Lee described it", "is what Lee calls it"."""
    sum: frozenset[str] = frozenset()
    """What joins it to a clause without a verb of speech: "was all Lee would say"."""
    from_whom: frozenset[str] = frozenset()
    """Nouns that report only where whom they come from is said: "one word from Lee: “…”"."""
    within: frozenset[str] = frozenset()
    """What stands before "Lee's words"."""
    words: frozenset[str] = frozenset()

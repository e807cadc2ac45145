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
    """What joins the quote to a clause: "was how Lee described it"."""
    within: frozenset[str] = frozenset()
    """What stands before "Lee's words"."""
    words: frozenset[str] = frozenset()

"""Pronouns of a language, by whom they can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class Pronouns:
    """Lower-case pronouns. Which words are pronouns or relatives in a sentence is said in WordLists."""

    FILE: ClassVar[str] = "pronouns.toml"

    mentions: frozenset[str] = frozenset()
    """Those that can stand for a speaker, possessives among them: "her statement said"."""
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    neuter: frozenset[str] = frozenset()
    """Stand for one body ("it")."""
    group: frozenset[str] = frozenset()
    """Stand for several persons, or for a body ("they")."""
    relative: frozenset[str] = frozenset()
    """Stand for what is named right before them ("who")."""
    relative_of_persons: frozenset[str] = frozenset()
    """Those of them that stand for persons only."""
    standing_for_persons: frozenset[str] = frozenset()
    """What opens a clause on the person in front of it: "who", "whose"."""
    writer: frozenset[str] = frozenset()
    """Outside quotes, the writer of the article ("I")."""
    person_subjects: frozenset[str] = frozenset()
    """The subject forms for one other person ("he", "she")."""
    objects: frozenset[str] = frozenset()
    """The forms behind "told"."""
    first_person: frozenset[str] = frozenset()
    third_person: frozenset[str] = frozenset()

    def gender(self, word: str) -> str:
        """ "m" or "f" for a pronoun that tells, else ""."""
        return "m" if word in self.masculine else "f" if word in self.feminine else ""

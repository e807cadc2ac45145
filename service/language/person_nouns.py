"""Nouns for persons: which tell a gender, which mean the same office, and which a writer uses in place of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class PersonNouns:
    """Lower-case nouns. That they are nouns for persons is said in WordLists."""

    FILE: ClassVar[str] = "person_nouns.toml"

    nominalised: frozenset[str] = frozenset()
    """Adjectives and participles that name somebody behind "the": "the accused rose"."""
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    synonyms: tuple[str, ...] = ()
    """A string of nouns that can mean the same person, with their short forms: "senator sen lawmaker"."""
    in_place_of_name: frozenset[str] = frozenset()
    """What a writer calls the person spoken of, for variety; not "spokesman" or "wife", who are somebody else's."""
    former: frozenset[str] = frozenset()
    """Words that say that somebody was so once: "Lee's former lawyer" may be the one spoken of."""
    not_describing: frozenset[str] = frozenset()
    """What stands with such a noun and tells nothing of who is meant."""

    distinguishing: frozenset[str] = frozenset()
    """Words that make an office another one: "vice" of "vice president"."""

    rival_parties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each country a string for each party, of the words for it: who is of one is of none of the others."""

    def parties_differ(self, words: Iterable[str], others: Iterable[str]) -> bool:
        """Whether the words name a party, and the others only rivals of it."""
        rivals = self._rivals_of.keys()
        one, other = rivals & set(words), rivals & set(others)
        return bool(one and other) and all(right in self._rivals_of[left] for left in one for right in other)

    @cached_property
    def _rivals_of(self) -> dict[str, frozenset[str]]:
        """For each word for a party those for its rivals."""
        rivals: dict[str, frozenset[str]] = {}
        for parties in self.rival_parties.values():
            for party in map(str.split, parties):
                others = frozenset(word for other in parties for word in other.split()) - set(party)
                rivals |= dict.fromkeys(party, others)
        return rivals

    def gender(self, noun: str) -> str:
        """ "m" or "f" for a noun that tells, else ""."""
        return "m" if noun in self.masculine else "f" if noun in self.feminine else ""

    @cached_property
    def synonyms_of(self) -> dict[str, frozenset[str]]:
        """The nouns that can mean the same person as each noun, itself among them."""
        synonyms: dict[str, frozenset[str]] = defaultdict(frozenset)
        for nouns in map(str.split, self.synonyms):
            for noun in nouns:
                synonyms[noun] |= frozenset(nouns)
        return dict(synonyms)

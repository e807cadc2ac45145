"""The word lists of a language that say what single words can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class WordLists:
    """Lower-case words by what they do. Lists too long for word_classes.toml are files of their own (people.txt)."""

    FILE: ClassVar[str] = "word_classes.toml"

    people: tuple[str, ...] = ()
    """Nouns for a person by what they are or do, singular; as are `bodies` and `documents`."""
    irregular_people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    reporting_verbs: tuple[tuple[str, ...], ...] = ()
    """A line: regular verbs; or a lemma with a colon behind it, and its forms."""
    prepositions: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """Of the week; they stand like adverbs: "Lee Monday said"."""
    pronouns: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    participle_ending: str = ""
    plural_endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    verb_endings: dict[str, tuple[str, ...]] = field(default_factory=dict)

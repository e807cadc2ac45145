"""Small words and endings by which the parts of a sentence are told from each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class Grammar:
    """Lower-case words and endings of words."""

    FILE: ClassVar[str] = "grammar.toml"

    clitics: tuple[str, ...] = ()
    """What is written to the word before it with an apostrophe, and is a token of its own: "she'd"."""
    possessives: frozenset[str] = frozenset()
    """Tokens that make the name before them an owner: "Lee's"."""
    doubtful_possessives: frozenset[str] = frozenset()
    """The same, or a mark of quotation."""
    definite_article: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    """What stands before a noun for something that the text has named before, the article among them."""
    indefinite: frozenset[str] = frozenset()
    """What stands before a noun for something new."""
    introducing: frozenset[str] = frozenset()
    """What stands before a noun for somebody whom the article need not name: "a neighbor", "my mother"."""
    owning: frozenset[str] = frozenset()
    """Pronouns that say whose something is."""
    name_conjunctions: frozenset[str] = frozenset()
    """What joins two names: "Lee and Roe"."""
    together: frozenset[str] = frozenset()
    """What stands behind several subjects of one verb: "Lee and Roe both said"."""
    complementisers: frozenset[str] = frozenset()
    """What stands before what is reported: "said that"."""
    infinitive_marks: frozenset[str] = frozenset()
    habitual: frozenset[str] = frozenset()
    """What stands before an infinitive and makes it a habit: "used to say"."""
    clause_openers: frozenset[str] = frozenset()
    """Words that open a clause, and so end a noun phrase."""
    clause_prepositions: frozenset[str] = frozenset()
    """Prepositions that open a clause, too, or hang on a verb more often than on an adjective behind a noun."""
    time_prepositions: frozenset[str] = frozenset()
    """What stands before a year or a day."""
    where_prepositions: frozenset[str] = frozenset()
    """What stands before a place or a body where something is or happens."""
    participle_openers: frozenset[str] = frozenset()
    """What stands before a participle's own subject: "with Lee saying"."""
    author_prepositions: frozenset[str] = frozenset()
    """What stands before who made a document: "a report by Lee"."""
    comparing: frozenset[str] = frozenset()
    """What stands before somebody with whom another is compared: "Unlike Lee, she"."""
    copulas: frozenset[str] = frozenset()
    """What stands in a note on an author: "Ann Lee is a columnist."."""
    being: frozenset[str] = frozenset()
    """What says what somebody is or was: "Ann Lee was a lawyer"."""
    past_endings: tuple[str, ...] = ()
    irregular_pasts: frozenset[str] = frozenset()
    """Past forms of verbs that do not take such an ending."""
    present_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    reporting_endings: tuple[str, ...] = ()
    """Of the finite forms of reporting verbs, irregular ones ("said") included."""
    officer_endings: tuple[str, ...] = ()
    """Of nouns for what somebody does, surely: "helmsman", "headmistress"."""
    person_endings: tuple[str, ...] = ()
    """Of nouns for a person by what they do: "dissident"."""
    age: str = ""
    """A regular expression for a noun that gives an age ("34-year-old")."""
    age_ending: str = ""
    """How every such noun ends."""
    painting_endings: tuple[str, ...] = ()
    """How adjectives end that say how somebody looks or is, not which one is meant: "grey-haired"."""

    @cached_property
    def verb_endings(self) -> tuple[str, ...]:
        """The endings of a verb's forms."""
        return (*self.past_endings, *self.present_endings, *self.participle_endings)

    @cached_property
    def past_and_participle_endings(self) -> tuple[str, ...]:
        """The endings that nearly only verbs have."""
        return (*self.past_endings, *self.participle_endings)

    @cached_property
    def finite_endings(self) -> tuple[str, ...]:
        """The endings of a regular verb behind its subject."""
        return (*self.past_endings, *self.present_endings)

    @cached_property
    def unlike_name_endings(self) -> tuple[str, ...]:
        """The endings of words that open a sentence, and are hardly names."""
        return (*self.past_and_participle_endings, *self.adverb_endings)

    @cached_property
    def _age(self) -> re.Pattern[str]:
        return re.compile(self.age)

    def is_age(self, word: str) -> bool:
        """Whether the word is a noun that gives an age."""
        return self.ends_like_age(word) and self._age.fullmatch(word) is not None

    def paints_person(self, word: str) -> bool:
        """Whether the word says how somebody looks or is: "soft-spoken"."""
        return bool(self.painting_endings) and word.endswith(self.painting_endings)

    def ends_like_age(self, word: str) -> bool:
        """Whether the word ends as a noun that gives an age."""
        return bool(self.age_ending) and word.endswith(self.age_ending)

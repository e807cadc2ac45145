"""Words that stand in and around names in running text, by which a name's extent and kind are told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class Naming:
    """Words in lower case, but where a field says otherwise."""

    FILE: ClassVar[str] = "naming.toml"

    courtesies: frozenset[str] = frozenset()
    """Titles that no office follows: "Mr" is of nothing."""
    office_joints: frozenset[str] = frozenset()
    """What joins an office or a body to what it is for: "Department of Justice"."""
    name_joints: frozenset[str] = frozenset()
    """Those of them that may stand between the title and the name: "Secretary of State Ann Lee"."""
    body_joints: frozenset[str] = frozenset()
    """Those of them behind which an article may stand within a name: "Bank of the West"."""
    field_joints: frozenset[str] = frozenset()
    """What joins the last field of such an office or body to the others: "Food and Rural Affairs"."""
    forces: frozenset[str] = frozenset()
    """Nouns that make a body's name of the place in front of them, written small: "Richmond police"."""
    place_openers: frozenset[str] = frozenset()
    """What makes a place's name of the given name behind it: "Santa Clara"."""
    partnership: frozenset[str] = frozenset()
    """What stands between the names of a firm: "Roe & Sons"."""
    saints: frozenset[str] = frozenset()
    """What makes the name behind it a saint's."""
    office_words: frozenset[str] = frozenset()
    """What an office is of: "Secretary of Health and Human Services Ann Lee"."""
    countries: frozenset[str] = frozenset()
    """Places of several words whose last word is no place by itself."""
    places_in_capitals: frozenset[str] = frozenset()
    """Places that are other words in lower case, in capitals: "US"."""
    place_qualifiers: frozenset[str] = frozenset()
    """What stands before a place's name and leaves it one: "South Korea"; another word makes a body of it: "Air
    Malta"."""
    never_surnames: frozenset[str] = frozenset()
    """Words with a capital that are no surname, whatever stands before them."""
    networks: frozenset[str] = frozenset()
    """Where people post: a body's name only where it speaks itself ("Facebook said"), not in "wrote on Facebook"."""
    seats: tuple[str, ...] = ()
    """How a legislator's party and state begin, in capitals: "Lee (D-Ohio)"."""
    before_titles: frozenset[str] = frozenset()
    """What may stand before a title and is none: "state Rep. Ann Lee"."""
    interview_labels: frozenset[str] = frozenset()
    """Labels of question and answer, in capitals: nobody's name."""
    byline_openers: frozenset[str] = frozenset()
    """What stands before the name in a byline: "By Ann Lee"."""
    byline_conjunctions: frozenset[str] = frozenset()
    """What parts the names of a byline."""

    @cached_property
    def byline_opener(self) -> re.Pattern[str]:
        """What stands at the start of a byline, before the name."""
        return re.compile(rf"^\s*(?:{_any_of(self.byline_openers)})\s+", re.IGNORECASE)

    @cached_property
    def byline_divider(self) -> re.Pattern[str]:
        """What parts the names of a byline, marks included."""
        return re.compile(rf"[,;/|&]|\b(?:{_any_of(self.byline_conjunctions)})\b", re.IGNORECASE)

    @cached_property
    def before_name_itself(self) -> frozenset[str]:
        """What may stand between the titles and the name itself."""
        return self.name_joints | {".", "&"}


def _any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, and for nothing when there are none."""
    return "|".join(map(re.escape, sorted(words))) or "(?!)"

"""How quotations are laid out in a language, and which of its words have apostrophes that look like quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class Quotation:
    """`elided` words begin with an apostrophe ('tis), `clipped` ones end with one (ol'), as do those of four letters or
    more that end with `clipped_ending` (talkin').

    A word that ends with one of `possessive_ends` may be a plural possessive unless one of `not_possessed` stands
    behind it. `possessive_letter` is put to a name with an apostrophe, `decade_ending` to the digits of a decade.
    `pronouns` and names, with or without one of the `articles`, stand beside words of reporting, besides those
    of the sentences `more_reporting_words`; `labels` begin the turns of an interview. `remarks` are an editor's words
    on the speaker's, in brackets.
    """

    FILE: ClassVar[str] = "quotation.toml"

    elided: frozenset[str] = frozenset()
    clipped: frozenset[str] = frozenset()
    clipped_ending: str = ""
    possessive_ends: frozenset[str] = frozenset()
    not_possessed: frozenset[str] = frozenset()
    possessive_letter: str = ""
    decade_ending: str = ""
    pronouns: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    more_reporting_words: tuple[str, ...] = ()
    remarks: frozenset[str] = frozenset()

    @cached_property
    def decade(self) -> re.Pattern[str]:
        """The digits of a decade with their ending: 90s, 60."""
        return re.compile(rf"\d\d?(?:{re.escape(self.decade_ending)})?\b")

    @cached_property
    def clipped_form(self) -> re.Pattern[str]:
        """The end of a word that ends with the clipped ending, and has two letters before it."""
        return re.compile(rf"\w\w{re.escape(self.clipped_ending)}$" if self.clipped_ending else "(?!)")

    @cached_property
    def possessive_slip(self) -> re.Pattern[str]:
        """A double mark printed for the apostrophe of a possessive."""
        return re.compile(rf"\"{re.escape(self.possessive_letter)}(?!\w)" if self.possessive_letter else "(?!)")

"""What of a language tells an article's text from what stands around it on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class PageWords:
    """Words and phrases in lower case."""

    FILE: ClassVar[str] = "pages.toml"

    advertisement_labels: tuple[str, ...] = ()
    """What a paragraph begins with that only says that an advertisement stands there, or that the article goes on."""
    promotion_openers: tuple[str, ...] = ()
    """What stands before a colon, or a link, in a line that leads to another article."""
    credit_openers: tuple[str, ...] = ()
    """What stands before a colon, or a name, in a line that says who took a picture."""
    byline_openers: tuple[str, ...] = ()
    """What stands before the names in a byline."""
    byline_conjunctions: tuple[str, ...] = ()
    """What parts the names of a byline."""
    no_persons: frozenset[str] = frozenset()
    """Words of a byline that names no person: a desk, an agency, the staff."""
    roles: frozenset[str] = frozenset()
    """Words of which a byline may be made that names no person, and which may be a person's name beside others."""
    question_labels: tuple[str, ...] = ()
    """What opens an interviewer's question, before a colon or a full stop."""

    @cached_property
    def advertisement(self) -> re.Pattern[str]:
        """A line that is an advertisement's label."""
        return re.compile(rf"\W*(?:{_any_of(self.advertisement_labels)})\b(?:\W+\w+){{0,6}}\W*", re.IGNORECASE)

    @cached_property
    def promotion(self) -> re.Pattern[str]:
        """The beginning of a line that leads to another article."""
        return re.compile(rf"\W{{0,4}}(?:{_any_of(self.promotion_openers)})\s*[:|»>–—]", re.IGNORECASE)

    @cached_property
    def linked_promotion(self) -> re.Pattern[str]:
        """The same where the rest is a link."""
        return re.compile(rf"\W{{0,4}}(?:{_any_of(self.promotion_openers)})\b", re.IGNORECASE)

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """A line of credit, or one at the end of a caption."""
        return re.compile(
            rf"[(\[]?\b(?:{_any_of(self.credit_openers)})\s*(?:[:/|]|by\b)\s*[^:]{{1,80}}$|©\s*[^.]{{1,80}}$",
            re.IGNORECASE,
        )

    @cached_property
    def byline_opener(self) -> re.Pattern[str]:
        """What stands at the start of a byline, before the name."""
        return re.compile(rf"^\s*(?:{_any_of(self.byline_openers)})\b:?\s*", re.IGNORECASE)

    @cached_property
    def byline_divider(self) -> re.Pattern[str]:
        """What parts the names of a byline, marks included."""
        return re.compile(rf"\s*[,;/|&•·]\s*|\s+(?:{_any_of(self.byline_conjunctions)})\s+", re.IGNORECASE)

    @cached_property
    def question(self) -> re.Pattern[str]:
        """The label of a question."""
        return re.compile(rf"\s*(?:{_any_of(self.question_labels)})\s*[:.]\s", re.IGNORECASE)


NO_WORDS = PageWords()
"""Those of a language that is not known."""


def _any_of(words: Iterable[str]) -> str:
    """The alternatives of a pattern, the longest first; one that never fits where there is none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"

"""What of a language is written around speech, and said in it: labels of nobody, notes of those who wrote it down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class Speech:
    """Words in lower case."""

    FILE: ClassVar[str] = "speech.toml"

    nobody: frozenset[str] = frozenset()
    """Words of which one is enough in a label to say that nobody by name speaks: "unidentified", "audience"."""
    nobody_alone: frozenset[str] = frozenset()
    """Labels that as a whole name nobody: "q"."""
    headers: frozenset[str] = frozenset()
    """Labels at the head of a text that say who was there, where and when."""
    offices: frozenset[str] = frozenset()
    """Labels that name somebody by an office alone, the article left out: "president"."""
    notes: frozenset[str] = frozenset()
    """Words that show, within brackets, that those who wrote the speech down say what was heard besides."""
    cuts: frozenset[str] = frozenset()
    """First words of a note behind which somebody else may speak, though no label says so: "end video clip"."""
    translated: tuple[str, ...] = ()
    """What a note on a label says where the words are a translator's."""
    authorship: tuple[str, ...] = ()
    """What stands in a title before the name of who speaks: "statement by"."""

    @cached_property
    def author_in_title(self) -> re.Pattern[str]:
        """The words of a title behind which the name of the speaker stands; none where the language has none."""
        openers = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in self.authorship) or "(?!)"
        return re.compile(rf"\b(?:{openers})\s+", re.IGNORECASE)

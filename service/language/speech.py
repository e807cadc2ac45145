"""What of a language is written around speech, and said in it: labels of nobody, notes of those who wrote it down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from service.language.phrases import PhrasesByFirst, phrases_by_first


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

    sounds: frozenset[str] = frozenset()
    """What is no word, wherever it is said: "uh"."""
    fillers: tuple[str, ...] = ()
    """Words that say nothing where they are set off from those beside them: "you know"."""
    openers: frozenset[str] = frozenset()
    """Words that say nothing where they open a sentence, set off or not: "and"."""
    starters: frozenset[str] = frozenset()
    """Words that mean nothing by themselves in a start that is broken off, as they are read: "we", "are"."""
    doubled: frozenset[str] = frozenset()
    """Words that grammar may put twice: "had had"."""

    @cached_property
    def fillers_by_first(self) -> PhrasesByFirst:
        """The words of each filler, by the first; of those with one first word the longer are first."""
        return phrases_by_first(sorted(self.fillers, key=len, reverse=True))

    @cached_property
    def author_in_title(self) -> re.Pattern[str]:
        """The words of a title behind which the name of the speaker stands; none where the language has none."""
        openers = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in self.authorship) or "(?!)"
        return re.compile(rf"\b(?:{openers})\s+", re.IGNORECASE)

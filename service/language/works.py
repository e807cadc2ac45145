"""Words by which the title of a work is told from what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class Works:
    """Lower-case words, most of which stand right in front of the quotation mark."""

    FILE: ClassVar[str] = "works.toml"

    nouns: frozenset[str] = frozenset()
    """Behind these, a first capital is enough for a title: "the film", "titled"."""
    words: frozenset[str] = frozenset()
    """Nouns for a word: what is listed behind one is a word, and nobody's: "the terms"."""
    called: frozenset[str] = frozenset()
    """What may stand between such a noun and the title: "a film called"."""
    performing: frozenset[str] = frozenset()
    """Behind these, what has the capitals of a title is one: "she sang"."""
    before_titles: frozenset[str] = frozenset()
    """The same for other words, as codes of attribution's features (service/attribution/choice/word_codes.py)."""
    before_topics: frozenset[str] = frozenset()
    """Those of them behind which it is no sign: what somebody talks about may be called in their own words."""

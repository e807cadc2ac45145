"""How the words of a language become codes of attribution's features; the weights were trained with these."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, eq=False)
class FeatureWords:
    """What service/attribution/choice/word_codes.py goes by. A change makes the weights worse until they are trained
    anew (`make train`)."""

    FILE: ClassVar[str] = "feature_words.toml"

    kept: frozenset[str] = frozenset()
    """Small words that are their own code."""
    ending_codes: dict[str, str] = field(default_factory=dict)
    """Codes of words in no class, by their ending; the first that fits counts."""
    stem_endings: tuple[str, ...] = ()
    """Endings that are cut off a verb; the first that fits counts."""

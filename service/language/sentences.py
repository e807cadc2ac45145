"""The rules of a language for the ends of its sentences, read from its folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from service.text.sentences import SentenceRules


@dataclass(frozen=True, eq=False)
class Sentences(SentenceRules):
    """The section that fills the rules."""

    FILE: ClassVar[str] = "sentences.toml"

"""The trained weights by which attribution chooses a speaker in a language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Weights:
    """`weights.json` of a language's folder, read when first needed. `how` in the file says how they were made."""

    path: Path

    @classmethod
    def of(cls, by_feature: Mapping[str, float]) -> Weights:
        """These weights, for which there is no file."""
        weights = cls(Path())
        weights.__dict__["by_feature"] = by_feature
        return weights

    @cached_property
    def by_feature(self) -> Mapping[str, float] | None:
        """What each feature adds to the score of an answer; None when the language has no weights."""
        if not self.path.exists():
            return None
        weights: dict[str, float] = json.loads(self.path.read_text(encoding="utf-8"))["weights"]
        return weights

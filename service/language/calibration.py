"""The weights by which a choice and a name become a confidence in a language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Calibration:
    """`confidence.json` of a language's folder, read when first needed. `how` in the file says how it was made."""

    path: Path

    @cached_property
    def of_mention(self) -> Mapping[str, float] | None:
        """What each fact about the choice of a mention adds to the log-odds that it is right; None without the file."""
        return self._weights("mention")

    @cached_property
    def of_name(self) -> Mapping[str, float] | None:
        """The same for the name that the mention was resolved to."""
        return self._weights("name")

    def _weights(self, part: str) -> Mapping[str, float] | None:
        if not self.path.is_file():
            return None
        weights: dict[str, float] = json.loads(self.path.read_text(encoding="utf-8"))[part]
        return weights

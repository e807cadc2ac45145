"""Which engine keeps the index, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class IndexAddress:
    """The place of an index: a folder, for engines that keep files; `engine` is a name of `open.ENGINES`."""

    folder: Path
    engine: str = "tantivy"

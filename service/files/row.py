"""One row of a file, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """What a row gives, by the names of its columns. `number` counts lines or records from 1, as people find them."""

    number: int
    values: Mapping[str, Any] = field(default_factory=dict)
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows, and the names of their columns."""

    columns: tuple[str, ...]
    rows: Iterator[Row]

"""The figures of the tantivy engine: memory, and how long it waits and between which looks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TantivyTuning:
    """All that can be tuned of a tantivy index; seconds and bytes."""

    writer_bytes: int = 64_000_000
    """Memory of a writer, while it applies a piece."""
    patience_seconds: float = 10.0
    """How long to wait for another writer: a piece and a merge take a few, and an HTTP client waits no longer."""
    pause_seconds: float = 0.01
    """Between two looks whether another writer has ended."""
    check_seconds: float = 5.0
    """How often the files are looked at while nothing seems wrong: a damage is found, and mending begins, within
    that."""
    examine_seconds: float = 60.0
    """How often, at most, they are read from end to end; whoever cannot write (a full disk) is in doubt all the
    time."""


TUNING = TantivyTuning()

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
    least_scattered: int = 20_000
    """Documents below which many files cost a question next to nothing, and are left."""
    scattered: float = 2.5
    """How many files, times the share of documents outside the largest: from there an index is worth being made anew
    (ten files with a quarter outside, or fifteen with a sixth). The files say what each question costs more, the share
    how much was written since the last time: making it anew costs four times what that did at most, or six."""
    room: float = 2.0
    """How many times its size an index needs of free disk to be made anew: both are there for a moment."""


TUNING = TantivyTuning()

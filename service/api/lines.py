"""Cuts a stream of bytes into lines (NDJSON) and gathers lines in batches, as they come in."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

BLOCK = 8 * 1024
"""Bytes read from the network at a time: gunicorn waits until so many are there, and a slow sender with it."""


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """What is stored by one transaction and indexed by one commit: whichever limit is reached first.

    A transaction takes a few hundredths of a second whatever it holds; the bytes bound the memory, the seconds the wait
    of a slow sender.
    """

    lines: int = 256
    bytes: int = 1024 * 1024
    seconds: float = 1.0


DEFAULT_BATCH_LIMITS = BatchLimits()


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its number, from 1; `content` is None when it is longer than a line may be."""

    number: int
    content: bytes | None


def split_lines(read: Callable[[int], bytes], longest: int) -> Iterator[Line]:
    """The lines of what `read` gives, but for blank ones; of a line above `longest` bytes nothing is kept.

    Holds one block and one line in memory, whatever comes.
    """
    number, size = 1, 0
    begun: list[bytes] = []
    while block := read(BLOCK):
        *endings, rest = block.split(b"\n")
        for ending in endings:
            yield from _line(number, begun, size, ending, longest)
            number, size = number + 1, 0
            begun.clear()
        size += len(rest)
        begun.append(rest)
        if size > longest:
            begun.clear()
    yield from _line(number, begun, size, b"", longest)


def batches(lines: Iterable[Line], limits: BatchLimits) -> Iterator[list[Line]]:
    """`lines` in order, those together that are stored together."""
    batch: list[Line] = []
    size, begun = 0, 0.0
    for line in lines:
        begun = begun if batch else time.monotonic()
        batch.append(line)
        size += len(line.content or b"")
        if len(batch) >= limits.lines or size >= limits.bytes or time.monotonic() - begun >= limits.seconds:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _line(number: int, begun: list[bytes], size: int, ending: bytes, longest: int) -> Iterator[Line]:
    """The line that the pieces `begun`, of `size` bytes together, and `ending` make, unless it is blank."""
    if size + len(ending) > longest:
        yield Line(number, None)
    elif content := b"".join((*begun, ending)).strip():
        yield Line(number, content)

"""Cuts a stream of bytes into lines (NDJSON), in memory for one line however long the stream is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

BLOCK = 8 * 1024
"""Bytes read from the network at a time: gunicorn waits until so many are there, and a slow sender with it."""


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
    held: list[bytes] = []
    while block := read(BLOCK):
        *ended, rest = block.split(b"\n")
        for piece in ended:
            yield from _line(number, held, size, piece, longest)
            number, size = number + 1, 0
            held.clear()
        size += len(rest)
        held.append(rest)
        if size > longest:
            held.clear()
    yield from _line(number, held, size, b"", longest)


def _line(number: int, held: list[bytes], size: int, piece: bytes, longest: int) -> Iterator[Line]:
    if size + len(piece) > longest:
        yield Line(number, None)
    elif content := b"".join((*held, piece)).strip():
        yield Line(number, content)

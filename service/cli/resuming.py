"""Lets `quoteverify ingest` go on where a run of it was stopped, within files of many articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from service.cli.pieces import Instructions, Piece
from service.cli.pipeline import Reading
from service.storage.store import Store
from service.storage.upkeep.reading_marks import ReadingMark

_SAMPLE_BYTES = 65_536
_IDENTITY_DIGITS = 40


class Resuming:
    """Leaves out what an earlier run stored of the same file, and remembers what this one has.

    The marks are in the database, written behind the articles: what a crash between the two leaves unmarked is read
    again and found to be there. A file that was read to its end has no mark, so that the same command looks at
    everything again.
    """

    def __init__(self, store: Store, instructions: Instructions, *, is_from_start: bool) -> None:
        self._store, self._instructions, self._is_from_start = store, instructions, is_from_start
        self._identities: dict[Path, str] = {}
        self._failed: dict[Path, int] = {}
        self._marked: set[str] = set()
        self.failed_before = 0
        """Documents that failed in the runs that this one goes on from, and are not read again."""

    def begin(self, path: Path) -> ReadingMark | None:
        """How far an earlier run came with a file that is about to be read; None when there was none."""
        identity = _identity(path, self._instructions)
        if identity is None:
            return None
        self._identities[path] = identity
        mark = None if self._is_from_start else self._store.reading_marks.of(identity)
        self._failed[path] = mark.failed if mark else 0
        if mark:
            self.failed_before += mark.failed
            self._marked.add(identity)
        return mark

    def remember(self, readings: list[Reading]) -> None:
        """Everything up to these is stored or was reported."""
        last: dict[Path, int] = {}
        for reading in readings:
            path, number = reading.piece.path, reading.piece.number
            if number is not None and path in self._identities:
                last[path] = number
                self._failed[path] += reading.fault is not None
        marks = {self._identities[path]: ReadingMark(number, self._failed[path]) for path, number in last.items()}
        if marks:
            self._store.reading_marks.put(marks)
            self._marked |= marks.keys()

    def end(self) -> None:
        """All files were read to their ends."""
        if self._marked:
            self._store.reading_marks.drop(self._marked)


def behind(pieces: Iterator[Piece], mark: ReadingMark | None) -> Iterator[Piece]:
    """The pieces behind a mark; faults of the file as a whole, which have no number, are among them."""
    return (piece for piece in pieces if mark is None or piece.number is None or piece.number > mark.number)


def _identity(path: Path, instructions: Instructions) -> str | None:
    """What tells this file, read by these instructions, from every other; None for what is no file.

    Its name is no part of it. Size, time of change, head and end are: a file that grew is another one.
    """
    try:
        if not path.is_file():
            return None
        status = path.stat()
        with path.open("rb") as file:
            head = file.read(_SAMPLE_BYTES)
            file.seek(max(0, status.st_size - _SAMPLE_BYTES))
            end = file.read(_SAMPLE_BYTES)
    except OSError:
        return None
    said = repr(replace(instructions, longest=0)).encode()
    seal = hashlib.sha256(b"\0".join((str((status.st_size, status.st_mtime_ns)).encode(), said, head, end)))
    return seal.hexdigest()[:_IDENTITY_DIGITS]

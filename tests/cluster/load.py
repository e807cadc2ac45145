"""Writes and asks an index on a cluster all the time, and keeps count: what was acknowledged, and what was answered.

Piece n holds the same quotes whoever writes it, so that any process may write what comes next.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from service.errors import IndexUnavailable
from service.index.address import ClusterAddress
from service.index.kept import EngineIndex
from service.index.opensearch.engine import OpenSearchEngine
from service.index.protocol import CandidateIndex
from service.text.normalise import normalise

PIECE = 20
STORE = "faults"
ASKERS = 2
WORDS = tuple(
    first + middle + last for first in "bdfgklmp" for middle in ("a", "ei", "o") for last in ("n", "rst", "lt")
)


def piece(number: int) -> list[tuple[int, str]]:
    """The quotes of a piece, the first of which is 1; each wording is its own."""
    draw = random.Random(number)  # noqa: S311
    first = number * PIECE
    return [(id, f"{' '.join(draw.choices(WORDS, k=12))} and number {id}") for id in range(first, first + PIECE)]


def opened(address: ClusterAddress) -> EngineIndex:
    """The index, as another process would open it."""
    return EngineIndex(OpenSearchEngine(address, lambda: STORE))


def write_next(index: CandidateIndex) -> int:
    """Write the piece that comes next; its number once it is acknowledged."""
    with index.writing():
        number = index.position() + 1
        index.apply(piece(number), (), number)
    return number


@dataclass(slots=True)
class Course:
    """How one kind of request did: how many were answered and how many not, and the longest time without an answer."""

    answered: int = 0
    unanswered: int = 0
    silence: float = 0.0
    _last: float = field(default_factory=time.monotonic)

    def begin(self) -> None:
        """From now on."""
        self._last = time.monotonic()

    def note(self, is_answered: bool) -> None:
        """One more."""
        now = time.monotonic()
        if is_answered:
            self.silence = max(self.silence, now - self._last)
            self._last = now
            self.answered += 1
        else:
            self.unanswered += 1

    def end(self) -> None:
        """No more: a silence that lasts is one, too."""
        self.silence = max(self.silence, time.monotonic() - self._last)


class Load:
    """One writer and some askers, each with an index of its own."""

    def __init__(self, address: ClusterAddress) -> None:
        self.address = address
        self.asking, self.writing = Course(), Course()
        self.acknowledged = opened(address).position()
        self.wrong: list[str] = []
        """Answers that lacked what was acknowledged: never, whatever fails."""
        self._ended = threading.Event()
        self._mutex = threading.Lock()

    @contextmanager
    def running(self) -> Iterator[None]:
        """A block during which all of them are at work."""
        threads = [threading.Thread(target=self._repeat, args=(self._write, self.writing))]
        threads += [threading.Thread(target=self._repeat, args=(self._ask, self.asking)) for _ in range(ASKERS)]
        self.asking.begin()
        self.writing.begin()
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()
            self.asking.end()
            self.writing.end()

    def missing(self) -> list[int]:
        """The acknowledged quotes that are not found now."""
        index = opened(self.address)
        lost = []
        for number in range(1, self.acknowledged + 1):
            quotes = piece(number)
            found = index.candidates_all([normalise(text) for _, text in quotes], 5)
            lost += [id for (id, _), ids in zip(quotes, found, strict=True) if id not in ids]
        return lost

    def _repeat(self, once: Callable[[EngineIndex], None], course: Course) -> None:
        index = opened(self.address)
        while not self._ended.is_set():
            try:
                once(index)
            except IndexUnavailable:
                is_answered = False
                time.sleep(0.05)
            else:
                is_answered = True
            with self._mutex:
                course.note(is_answered)

    def _write(self, index: EngineIndex) -> None:
        number = write_next(index)
        self.acknowledged = max(self.acknowledged, number)

    def _ask(self, index: EngineIndex) -> None:
        number = random.randint(1, max(1, self.acknowledged))  # noqa: S311
        if number > self.acknowledged:
            return
        id, text = random.choice(piece(number))  # noqa: S311
        if id not in index.candidates(normalise(text), 5):
            self.wrong.append(f"{id} of piece {number}, {self.acknowledged} acknowledged")

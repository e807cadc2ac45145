"""Bounds how many threads of a process work at once, while many more may wait for their clients.

Threads that compute only wait for each other, so few may; threads that wait for a slow client cost next to nothing, and
if those were few, as many slow clients would keep everybody else out.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

_HELD = threading.local()


class Turns:
    """So many turns to work; a thread takes one for as long as it answers, but for where it waits for its client.

    `streams` are the turns of those who make long answers piece by piece: fewer, and other ones, so that a crowd of
    them keeps no short answer waiting.
    """

    def __init__(self, most: int, streams: int | None = None) -> None:
        self._free = threading.BoundedSemaphore(most)
        self.streams = self if streams is None else Turns(streams)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Work, once a turn is free."""
        self._free.acquire()
        _HELD.turns = self
        try:
            yield
        finally:
            _HELD.turns = None
            self._free.release()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Let another thread work within this block, and go on behind it once a turn is free again."""
        _HELD.turns = None
        self._free.release()
        try:
            yield
        finally:
            self._free.acquire()
            _HELD.turns = self


def held() -> Turns | None:
    """The turns of which this thread has one; None in a thread that takes none, as under other servers than ours."""
    turns: Turns | None = getattr(_HELD, "turns", None)
    return turns


@contextmanager
def streaming() -> Iterator[None]:
    """Make a long answer within this block: in a turn of those instead of this thread's own."""
    turns = held()
    if turns is None or turns.streams is turns:
        yield
    else:
        with turns.lent(), turns.streams.taken():
            yield


def let_others() -> AbstractContextManager[None]:
    """A block in which this thread waits for its client: whoever has work to do may have its turn meanwhile."""
    turns = held()
    return turns.lent() if turns is not None else nullcontext()

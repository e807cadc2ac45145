"""Bounds how many threads of a process work at once, while many more may wait for their clients.

Threads that compute only wait for each other, so few may; threads that wait for a slow client cost next to nothing, and
if those were few, as many slow clients would keep everybody else out.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from service.errors import TooManyLongAnswers

LONGEST_SECONDS = 0.25
"""For so long a thread that makes a long answer keeps its turn while others wait for one."""
MOST_LONG_ANSWERS = 64
"""So many long answers are made and sent at once: each keeps a thread until its client has it, and threads must be left
for short ones."""

_HELD = threading.local()


class Turns:
    """So many turns to work; a thread takes one for as long as it answers, but for where it waits for its client.

    Who has waited longest is next. `streams` are the turns of those who make long answers piece by piece: fewer, and
    other ones, so that a crowd of them keeps no short answer waiting.
    """

    def __init__(self, most: int, streams: int | None = None) -> None:
        self._lock = threading.Lock()
        self._free = most
        self._waiting: deque[threading.Lock] = deque()
        self.streams = self if streams is None else Turns(streams)
        self._long_answers = threading.BoundedSemaphore(MOST_LONG_ANSWERS)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Work, once a turn is free."""
        self._take()
        try:
            yield
        finally:
            self._give()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Let another thread work within this block, and go on behind it once a turn is free again."""
        self._give()
        try:
            yield
        finally:
            self._take()

    def begin_long_answer(self) -> Callable[[], None]:
        """Count one more long answer until what is returned is called; raises TooManyLongAnswers."""
        if not self._long_answers.acquire(blocking=False):
            raise TooManyLongAnswers(
                "Too many long answers are being sent now: ask again in a few seconds, or for one page instead of all."
            )
        return self._long_answers.release

    def share(self) -> None:
        """Let those who wait go first, where this thread has had its turn for long."""
        if self._waiting and time.monotonic() - _HELD.since > LONGEST_SECONDS:
            with self.lent():
                pass

    def _take(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                gate = None
            else:
                gate = threading.Lock()
                gate.acquire()
                self._waiting.append(gate)
        if gate is not None:
            gate.acquire()  # until it is handed on
        _HELD.turns, _HELD.since = self, time.monotonic()

    def _give(self) -> None:
        _HELD.turns = None
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


def held() -> Turns | None:
    """The turns of which this thread has one; None in a thread that takes none, as under other servers than ours."""
    turns: Turns | None = getattr(_HELD, "turns", None)
    return turns


def begin_long_answer() -> Callable[[], None]:
    """Count the answer that this thread begins to make as a long one, until what is returned is called.

    Raises TooManyLongAnswers where as many as may are being sent.
    """
    turns = held()
    return turns.begin_long_answer() if turns is not None else lambda: None


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


def share() -> None:
    """Called between the pieces of a long answer: others who make one have their turn before this thread goes on."""
    turns = held()
    if turns is not None:
        turns.share()

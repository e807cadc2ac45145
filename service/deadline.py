"""Refuses work that would take too long, and ends what does: how much processor time a question may take is set at the
edge, held against an estimate before the work, and looked at in the loops that grow with what strangers send.

A thread cannot be ended from outside, so whoever loops over marks, words, quotes or candidates calls `check`. It counts
the thread's own time, not the clock's: on a busy machine an honest question only waits longer.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from service.errors import TooCostly, TooCostlyTogether, TookTooLong

_OF_THREAD = threading.local()
_OF_FIRST = 4


@dataclass(frozen=True, slots=True)
class Allowance:
    """Seconds of one processor that a request may take: for an article, a draft (or a batch), a candidate quote."""

    article: float = 5.0
    draft: float = 5.0
    verification: float = 5.0


DEFAULT_ALLOWANCE = Allowance()


class _Limit(NamedTuple):
    """When this thread's work ends, by its own time, how long it had in all, and what to send instead."""

    end: float
    seconds: float
    hint: str


@contextmanager
def limited(seconds: float | None, hint: str) -> Iterator[None]:
    """Let this thread work for `seconds` of a processor within this block; None for no limit of its own.

    A block within another ends with the earlier of both. `hint` says what to send instead.
    """
    before: _Limit | None = getattr(_OF_THREAD, "limit", None)
    if seconds is not None:
        limit = _Limit(time.thread_time() + seconds, seconds, hint)
        _OF_THREAD.limit = limit if before is None or limit.end < before.end else before
    try:
        yield
    finally:
        _OF_THREAD.limit = before


def expect(seconds: float, refusal: type[TooCostly] = TooCostly) -> None:
    """Raise `refusal` when work that will take about so many seconds is more than this thread may still do.

    Called before the work is begun. Does nothing where no limit is set, as on the command line.
    """
    limit: _Limit | None = getattr(_OF_THREAD, "limit", None)
    if limit is None:
        return
    left = limit.end - time.thread_time()
    if 0 < left < seconds:
        parts = math.ceil((limit.seconds - left + seconds) / limit.seconds)  # what is done already is done again
        raise refusal(
            f"this would take about {seconds:,.1f} seconds of processor time, and one request has {left:,.1f} left; "
            f"{limit.hint} (in {parts:,} parts or more)"
        )


def left() -> float | None:
    """The seconds that this thread may still work; None where no limit is set."""
    limit: _Limit | None = getattr(_OF_THREAD, "limit", None)
    return None if limit is None else limit.end - time.thread_time()


def spend(seconds: float) -> None:
    """Count `seconds` that another process has worked for this thread as its own."""
    limit: _Limit | None = getattr(_OF_THREAD, "limit", None)
    if limit is not None:
        _OF_THREAD.limit = limit._replace(end=limit.end - seconds)


class Pace:
    """How long each of many questions takes, which says before the next ones whether there is time for all of them."""

    def __init__(self) -> None:
        self._begun = time.thread_time()
        self._each: list[float] = []

    def expect(self, answered: int, waiting: int) -> float:
        """After `answered` questions, the seconds that the `waiting` ones will take. Raises TooCostlyTogether.

        Nobody is refused for one slow answer: of the last two groups that were answered the quicker one counts, and the
        first alone, in which things are done once, for a quarter of its time.
        """
        now = time.thread_time()
        self._each.append((now - self._begun) / answered)
        self._begun = now
        seconds = (min(self._each[-2:]) if len(self._each) > 1 else self._each[0] / _OF_FIRST) * waiting
        expect(seconds, TooCostlyTogether)
        return seconds


def check() -> None:
    """Raise TookTooLong when this thread has worked for longer than it may. Takes less than a microsecond."""
    limit: _Limit | None = getattr(_OF_THREAD, "limit", None)
    if limit is not None and time.thread_time() > limit.end:
        raise TookTooLong(f"this takes more processor time than one request may have; {limit.hint}")

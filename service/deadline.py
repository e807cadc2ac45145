"""Ends work that takes too long: how much processor time a question may take is set at the edge, and looked at in the
loops that grow with what strangers send.

A thread cannot be ended from outside, so whoever loops over marks, words, quotes or candidates calls `check`. It counts
the thread's own time, not the clock's: on a busy machine an honest question only waits longer.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from service.errors import TookTooLong

_OF_THREAD = threading.local()


@dataclass(frozen=True, slots=True)
class Allowance:
    """Seconds of one processor that a request may take: for an article, a draft (or a batch), a candidate quote."""

    article: float = 5.0
    draft: float = 5.0
    verification: float = 5.0


DEFAULT_ALLOWANCE = Allowance()


@contextmanager
def limited(seconds: float | None, hint: str) -> Iterator[None]:
    """Let this thread work for `seconds` of a processor within this block; None for no limit of its own.

    A block within another ends with the earlier of both. `hint` says what to send instead.
    """
    before: tuple[float, str] | None = getattr(_OF_THREAD, "end", None)
    if seconds is not None:
        end = time.thread_time() + seconds
        _OF_THREAD.end = (end, hint) if before is None or end < before[0] else before
    try:
        yield
    finally:
        _OF_THREAD.end = before


def check() -> None:
    """Raise TookTooLong when this thread has worked for longer than it may. Takes less than a microsecond."""
    end: tuple[float, str] | None = getattr(_OF_THREAD, "end", None)
    if end is not None and time.thread_time() > end[0]:
        raise TookTooLong(f"this takes more processor time than one request may have; {end[1]}")

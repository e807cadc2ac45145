"""How long a question may wait for the cluster in all, and whether it is worth waiting at all just now.

A cluster whose nodes all hang would else hold every thread for as long as all repetitions take, one question after the
other. Writers do not hurry: each of their requests has the whole time, and their leases go on being renewed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from service.errors import IndexUnavailable

_LEAST_SECONDS = 0.05
"""Nothing is asked for less."""


class Patience:
    """Each question has `seconds`, of `hosts` nodes; after one without an answer another waits after `rest_seconds`."""

    def __init__(self, seconds: float, hosts: int, rest_seconds: float) -> None:
        self._seconds = seconds
        self._hosts = hosts
        self._rest_seconds = rest_seconds
        self._of_thread = threading.local()
        self._mutex = threading.Lock()
        self._is_silent = False
        self._ask_again = 0.0

    @contextmanager
    def question(self) -> Iterator[None]:
        """Whatever this thread asks in the block is asked in `seconds` together; a block within a block is one.

        Raises IndexUnavailable at once while the cluster is silent and somebody else tries whether it still is.
        """
        if self._end is not None:
            yield
            return
        self._enter()
        self._of_thread.end = time.monotonic() + self._seconds
        try:
            yield
        finally:
            self._of_thread.end = None

    def share(self, attempt: int) -> float:
        """Seconds for an attempt, the first being 0: half of what is left while there is another node to ask."""
        if self._end is None:
            return self._seconds
        left = max(_LEAST_SECONDS, self._end - time.monotonic())
        return left / 2 if attempt + 1 < self._hosts else left

    def is_over(self) -> bool:
        """Whether this thread's question has had its time."""
        return self._end is not None and self._end - time.monotonic() <= _LEAST_SECONDS

    def heard(self) -> None:
        """The cluster has said something, be it that it refuses."""
        self._is_silent = False

    def unheard(self) -> None:
        """Nobody has answered a request. Of one that was no question that says little: it may have asked for much."""
        if self._end is not None:
            with self._mutex:
                self._is_silent, self._ask_again = True, time.monotonic() + self._rest_seconds

    @property
    def _end(self) -> float | None:
        return getattr(self._of_thread, "end", None)

    def _enter(self) -> None:
        if not self._is_silent:
            return
        with self._mutex:
            now = time.monotonic()
            if self._is_silent and now < self._ask_again:
                raise IndexUnavailable("the index cluster does not answer; it is asked again in a moment")
            self._ask_again = now + self._seconds  # this one tries; it has so long

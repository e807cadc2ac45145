"""Use case: an index that came to lie in many files is made anew beside itself, by a process of its own.

A process and not a thread: reading a million quotes takes a minute of the processor, and a thread would take it from
the answers of the process that it is in. This one gets what all others leave.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess

from service.child_process import end_with_parent
from service.errors import QuoteVerifyError
from service.index.protocol import KeptIndex
from service.indexing import rebuild
from service.storage.store import Store

_LOG = logging.getLogger(__name__)
_LEAST_NICE = 19

Opened = tuple[Store, KeptIndex]


@dataclass(frozen=True, slots=True)
class RenewalPace:
    """Seconds between two looks whether the index lies in many files, between two renewals, and until one has ended."""

    look_seconds: float = 60.0
    rest_seconds: float = 600.0
    """What makes one fail (a full disk) mostly lasts."""
    stop_seconds: float = 5.0


class Renewal:
    """Has `index` made anew when that is worth it; `open_both` opens database and index in the other process."""

    def __init__(self, index: KeptIndex, open_both: Callable[[], Opened], pace: RenewalPace | None = None) -> None:
        """`open_both` is sent to the other process: a function of a module, or a partial of one."""
        self._index = index
        self._open_both = open_both
        self._pace = pace or RenewalPace()
        self._process: SpawnProcess | None = None
        self._next_look = 0.0
        self._begun = 0.0

    def look(self) -> None:
        """Begin a renewal where it is worth it, or see to the one that was begun. Waits for nothing."""
        if self._process is not None:
            self._see_to(self._process)
        elif time.monotonic() >= self._next_look:
            self._next_look = time.monotonic() + self._pace.look_seconds
            if self._index.is_scattered():
                self._begin()

    def stop(self) -> None:
        """End a renewal that is under way; the index stays as it is."""
        if self._process is not None:
            self._process.terminate()
            self._process.join(self._pace.stop_seconds)
            self._process = None

    def _begin(self) -> None:
        _LOG.info("the index lies in many files and is made anew beside itself; it is asked and written meanwhile")
        self._begun = time.monotonic()
        # Not forked: this process has threads, an open database and sockets.
        self._process = multiprocessing.get_context("spawn").Process(
            target=_renew, args=(self._open_both,), name="renewal", daemon=True
        )
        self._process.start()

    def _see_to(self, process: SpawnProcess) -> None:
        if process.is_alive():
            return
        seconds = time.monotonic() - self._begun
        if process.exitcode == 0:
            _LOG.info("the index was made anew in %.0f s", seconds)
        else:
            _LOG.warning("the index could not be made anew, and stays as it is; it is tried again later")
        process.close()
        self._process = None
        self._next_look = time.monotonic() + self._pace.rest_seconds


def _renew(open_both: Callable[[], Opened]) -> None:
    """In the other process: make the index anew, in the time that nobody else wants."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this ends it
    end_with_parent()
    os.nice(_LEAST_NICE)
    store, index = open_both()
    try:
        rebuild(store, index)
    except QuoteVerifyError as error:
        _LOG.warning("%s", error)
        sys.exit(1)
    finally:
        store.close()

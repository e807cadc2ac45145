"""Use case: a thread that keeps the index up with its database for as long as the process serves.

It has the index read what others wrote, fills one that was lost, and repairs one that could not be written before.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from service.errors import QuoteVerifyError
from service.index.protocol import KeptIndex
from service.indexing import PIECES, Pieces, begin_anew_if_lost, catch_up, missing
from service.renewing import Renewal
from service.storage.store import Store

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a follower looks, and how long its end may take; seconds."""

    pause_seconds: float = 0.5
    """Between two looks at the database: each costs one short reading, and what another instance wrote is found
    soon."""
    stop_seconds: float = 10.0
    """A piece takes two or three seconds."""
    note_seconds: float = 300.0
    """Between two notes in the database how far the index has read: rows of the log that all have read can leave."""


class Follower:
    """Keeps `index` up with `store` once started. Several processes may follow: one of them leads and does the work."""

    def __init__(
        self,
        store: Store,
        index: KeptIndex,
        pace: Pace | None = None,
        pieces: Pieces = PIECES,
        renewal: Renewal | None = None,
    ) -> None:
        """With a `renewal`, the one who leads also sees to it."""
        self._store = store
        self._pieces = pieces
        self._renewal = renewal
        self._index = index
        self._pace = pace or Pace()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._name = uuid.uuid4().hex
        self._next_note = time.monotonic() + self._pace.note_seconds
        self._logged: str | None = None
        """The failure that was logged last, while it lasts."""

    def start(self) -> None:
        """Begin to follow; after a fork, in the process that is to do it."""
        self._thread = threading.Thread(target=self._run, name="follower", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after the piece that is being indexed; one that takes long is given up, and repeated by others."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(self._pace.stop_seconds)
        if self._renewal is not None:
            self._renewal.stop()

    def look(self) -> None:
        """Check the index, begin it anew when it is lost and, where this process leads, let it catch up."""
        self._index.check()
        if self._index.full_at() is None:  # it may be this process alone that has noticed
            begin_anew_if_lost(self._store, self._index)
        self._store.purge()  # what this process deleted while somebody else was reading
        if not self._index.lead():
            return
        if missing(self._store, self._index):
            catch_up(self._store, self._index, self._progress, self._pieces)
        if self._renewal is not None:
            self._renewal.look()
        if time.monotonic() >= self._next_note:
            self._next_note = time.monotonic() + self._pace.note_seconds
            self._look_after_log()

    def _look_after_log(self) -> None:
        self._store.log.note(self._name, self._index.position())
        rows = self._store.log.compact()
        if rows:
            _LOG.info("%s rows have left the log of changes, which every index has read", f"{rows:,}")

    def _run(self) -> None:
        while True:
            try:
                self.look()
            except _Ended:
                return
            except QuoteVerifyError as error:
                self._log_once(str(error))
            except Exception:
                _LOG.exception("following the database failed; it is tried again")
            else:
                self._logged = None
            if self._ended.wait(self._pace.pause_seconds):
                return

    def _progress(self, read: int, of: int) -> None:
        if of - read:
            _LOG.info("the index has read %s of %s changes", f"{read:,}", f"{of:,}")
        if self._ended.is_set():
            raise _Ended

    def _log_once(self, reason: str) -> None:
        """Log a failure once, not twice a second for as long as it lasts."""
        if reason != self._logged:
            _LOG.warning("the index cannot follow the database now, and goes on trying: %s", reason)
        self._logged = reason


class _Ended(Exception):
    """The process is about to end."""


ALONGSIDE = Pace(pause_seconds=2.0, stop_seconds=600.0)
"""While much is stored. A commit of the index takes a few hundredths of a second whatever it holds: one in two seconds
costs little, and what comes in within that is a file of its own. At the end the piece that was begun is awaited."""


@contextmanager
def followed(store: Store, index: KeptIndex, pace: Pace = ALONGSIDE, pieces: Pieces = PIECES) -> Iterator[None]:
    """A block that stores much: `index` reads it meanwhile, and has read all of it when the block has ended.

    A block that is broken off leaves the index where it is, and no more behind than a piece or two. Raises
    StorageUnavailable and IndexUnavailable at its end, when the index could not follow; what is stored stands.
    """
    follower = Follower(store, index, pace, pieces)
    follower.start()
    try:
        yield
    finally:
        follower.stop()
    catch_up(store, index, pieces=pieces)

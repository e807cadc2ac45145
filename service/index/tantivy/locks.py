"""Who may write a folder, and who looks after it: locks on two files, which end with the process that has them."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from service.errors import IndexUnavailable
from service.index.tantivy.tuning import TantivyTuning


class FolderLocks:
    """The locks of a folder that several processes share. The folder is made when it is first locked."""

    def __init__(self, folder: Path, tuning: TantivyTuning) -> None:
        self._folder = folder
        self._tuning = tuning
        self._mutex = threading.RLock()
        self._depth = 0
        self._claimed: dict[str, int] = {}

    @contextmanager
    def hold(self, settled: Callable[[], bool] | None = None) -> Iterator[bool]:
        """Keep every other writer out; see IndexState. Raises IndexUnavailable when the folder cannot be written."""
        give_up = time.monotonic() + self._tuning.patience_seconds
        while not self._mutex.acquire(timeout=self._tuning.pause_seconds):
            if settled and settled():
                yield False
                return
            self._check_patience(give_up)
        try:
            if self._depth:
                yield True
                return
            lock = self._acquire(give_up, settled)
            if lock is None:
                yield False
                return
            self._depth += 1
            try:
                yield True
            finally:
                self._depth -= 1
                os.close(lock)
        finally:
            self._mutex.release()

    def lead(self) -> bool:
        """Whether this process is the one that looks after the folder: the first to ask, until it ends."""
        return self._has_claimed("leader")

    def claim(self, name: str, otherwise: str) -> None:
        """Take the lock of that name until it is released, or this process ends. Raises IndexUnavailable, with what to
        say `otherwise`, when another has it."""
        if not self._has_claimed(name):
            raise IndexUnavailable(otherwise)

    def release(self, name: str) -> None:
        """Give back a lock that was claimed."""
        with self._mutex:
            if name in self._claimed:
                os.close(self._claimed.pop(name))

    def _has_claimed(self, name: str) -> bool:
        with self._mutex:
            if name not in self._claimed:
                lock = self._lock_file(name)
                if _is_taken(lock):
                    os.close(lock)
                    return False
                self._claimed[name] = lock
            return True

    def _lock_file(self, name: str) -> int:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            return os.open(self._folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise IndexUnavailable(f"the index at {self._folder} cannot be written: {error.strerror}") from error

    def _acquire(self, give_up: float, settled: Callable[[], bool] | None) -> int | None:
        """The lock among processes, or None when all is settled."""
        while True:
            lock = self._lock_file("lock")  # anew each time: the folder may be taken away while we wait
            if not _is_taken(lock) and _is_at(lock, self._folder / "lock"):
                return lock
            os.close(lock)
            if settled and settled():
                return None
            self._check_patience(give_up)
            time.sleep(self._tuning.pause_seconds)

    def _check_patience(self, give_up: float) -> None:
        if time.monotonic() > give_up:
            raise IndexUnavailable(f"another process is writing the index at {self._folder}")


def _is_taken(lock: int) -> bool:
    """Take the lock; whether somebody else holds it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _is_at(handle: int, path: Path) -> bool:
    """Whether this is the file that others find there: who locks one that was unlinked keeps nobody out."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False

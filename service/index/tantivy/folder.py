"""The index's folder: which generation of files is in use, how far it has read, and who may write.

`state.json` names the generation (a subfolder of index files), the format, the database and the position; it is
replaced whole, after the index's own commit. A folder that cannot be understood counts as lost.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from service.errors import IndexUnavailable

_PATIENCE = 10.0
"""Seconds to wait for another writer: a piece and a merge take a few, and an HTTP client waits no longer."""
_PAUSE = 0.01
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class State:
    """What `state.json` holds. `format` names the layout of the files and the library that wrote them.

    Before `position` has reached `full_at`, the index is being filled and knows too little to be asked.
    """

    format: str
    store_id: str
    generation: str
    position: int
    full_at: int

    @property
    def is_full(self) -> bool:
        """Whether it has read all that the database held when this generation was begun."""
        return self.position >= self.full_at


class IndexFolder:
    """A folder of index files that several processes share. Nothing is opened before it is needed."""

    def __init__(self, folder: Path, file_format: str, store_id: Callable[[], str]) -> None:
        self.folder = folder
        self._format = file_format
        self._store_id = store_id
        self._mutex = threading.RLock()
        self._depth = 0
        self._leading: int | None = None

    @property
    def _state_path(self) -> Path:
        return self.folder / "state.json"

    def generation_path(self, generation: str) -> Path:
        """Where the files of a generation are."""
        return self.folder / generation

    def stamp(self) -> Stamp | None:
        """Changes whenever the state does; None when there is no state. Costs one look at the file system."""
        try:
            found = self._state_path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IndexUnavailable(f"the index at {self.folder} cannot be read: {error.strerror}") from error
        return (found.st_mtime_ns, found.st_ino, found.st_size)

    def state(self) -> State | None:
        """The state, or None when there is none that this program and this database can use."""
        try:
            read = json.loads(self._state_path.read_bytes())
            state = State(**read)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IndexUnavailable(f"the index at {self.folder} cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError):
            return None
        usable = state.format == self._format and _is_plain(state) and state.store_id == self._store_id()
        return state if usable else None

    def record(self, generation: str, position: int, full_at: int) -> None:
        """Replace the state, durably; only inside `locked`."""
        state = State(self._format, self._store_id(), generation, position, full_at)
        new = self._state_path.with_suffix(".new")
        with new.open("wb") as file:
            file.write(json.dumps(asdict(state)).encode())
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._state_path)
        _sync_folder(self.folder)

    def new_generation(self) -> str:
        """Make an empty folder for index files; only inside `locked`."""
        generation = uuid.uuid4().hex
        self.generation_path(generation).mkdir()
        return generation

    def sweep(self) -> None:
        """Remove the generations that the state does not name; only inside `locked`."""
        state = self.state()
        for old in self.folder.iterdir():
            if old.is_dir() and old != self.beside and (state is None or old.name != state.generation):
                shutil.rmtree(old, ignore_errors=True)

    @property
    def beside(self) -> Path:
        """Where a new index is filled while this one is asked; in this folder, so that it is on the same disk."""
        return self.folder / "beside"

    def take_over(self, other: IndexFolder) -> State:
        """Put the generation of another folder, which loses it, in the place of this one's; only inside `locked`."""
        state = other.state()
        if state is None:
            raise IndexUnavailable("the new index was lost while it was filled; try again")
        other.generation_path(state.generation).replace(self.generation_path(state.generation))
        self.record(state.generation, state.position, state.full_at)
        self.sweep()
        return state

    @contextmanager
    def locked(self, settled: Callable[[], bool] | None = None) -> Iterator[bool]:
        """Keep every other writer out, in this process and in others; the same thread may enter again.

        Whoever has to wait asks `settled`, over and over, whether others have meanwhile done what it came for: then it
        gets False, and nobody is kept out. Raises IndexUnavailable when the folder cannot be written or another writer
        holds it for longer than an HTTP client waits.
        """
        give_up = time.monotonic() + _PATIENCE
        while not self._mutex.acquire(timeout=_PAUSE):
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
        with self._mutex:
            if self._leading is None:
                lock = self._lock_file("leader")
                if _is_taken(lock):
                    os.close(lock)
                else:
                    self._leading = lock
            return self._leading is not None

    def _lock_file(self, name: str) -> int:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return os.open(self.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise IndexUnavailable(f"the index at {self.folder} cannot be written: {error.strerror}") from error

    def _acquire(self, give_up: float, settled: Callable[[], bool] | None) -> int | None:
        """The lock among processes, or None when all is settled."""
        while True:
            lock = self._lock_file("lock")  # anew each time: the folder may be taken away while we wait
            if not _is_taken(lock) and _is_at(lock, self.folder / "lock"):
                return lock
            os.close(lock)
            if settled and settled():
                return None
            self._check_patience(give_up)
            time.sleep(_PAUSE)

    def _check_patience(self, give_up: float) -> None:
        if time.monotonic() > give_up:
            raise IndexUnavailable(f"another process is writing the index at {self.folder}")


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


def _is_plain(state: State) -> bool:
    name = state.generation
    numbers = (state.position, state.full_at)
    return isinstance(name, str) and name.isalnum() and all(isinstance(one, int) and one >= 0 for one in numbers)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The index's folder: which generation of files is in use, how far it has read, and who may write.

`state.json` names the generation (a subfolder of index files), the format, the database and the position; it is
replaced whole, after the index's own commit. A folder that cannot be understood counts as empty.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from service.errors import IndexUnavailable

_PATIENCE = 60.0
_PAUSE = 0.01
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class State:
    """What `state.json` holds. `format` names the layout of the files and the library that wrote them."""

    format: str
    store_id: str
    generation: str
    position: int


class IndexFolder:
    """A folder of index files that several processes share. Nothing is opened before it is needed."""

    def __init__(self, folder: Path, file_format: str, store_id: str) -> None:
        self.folder = folder
        self._format = file_format
        self._store_id = store_id
        self._mutex = threading.RLock()
        self._depth = 0

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
            state = State(read["format"], read["store_id"], read["generation"], read["position"])
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IndexUnavailable(f"the index at {self.folder} cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError):
            return None
        usable = state.format == self._format and state.store_id == self._store_id
        return state if usable and _is_plain(state) else None

    def record(self, generation: str, position: int) -> None:
        """Replace the state, durably; only inside `locked`."""
        state = State(self._format, self._store_id, generation, position)
        new = self._state_path.with_suffix(".new")
        with new.open("wb") as file:
            file.write(json.dumps(asdict(state)).encode())
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._state_path)
        _sync_folder(self.folder)

    def new_generation(self) -> str:
        """Make an empty folder for index files, and remove those that no state names; only inside `locked`."""
        state = self.state()
        for old in self.folder.iterdir():
            if old.is_dir() and (state is None or old.name != state.generation):
                shutil.rmtree(old, ignore_errors=True)
        generation = uuid.uuid4().hex
        self.generation_path(generation).mkdir()
        return generation

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other writer out, in this process and in others; the same thread may enter again.

        Raises IndexUnavailable when the folder cannot be written or another writer holds it for a minute.
        """
        with self._mutex:
            if self._depth:
                yield
                return
            lock = self._acquire()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                os.close(lock)

    def _acquire(self) -> int:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise IndexUnavailable(f"the index at {self.folder} cannot be written: {error.strerror}") from error
        give_up = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > give_up:
                    os.close(lock)
                    raise IndexUnavailable(f"another process is writing the index at {self.folder}") from None
                time.sleep(_PAUSE)
            else:
                return lock


def _is_plain(state: State) -> bool:
    name = state.generation
    return isinstance(name, str) and name.isalnum() and isinstance(state.position, int) and state.position >= 0


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

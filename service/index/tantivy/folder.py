"""The index's folder: which generation of files is in use, how far it has read, and who may write.

`state.json` names the generation (a subfolder of index files), the format, the database and the position; it is
replaced whole, after the index's own commit. A folder that cannot be understood counts as lost.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path

from service.errors import IndexUnavailable
from service.index.engine import State
from service.index.tantivy.failures import WRITING_FILES
from service.index.tantivy.locks import FolderLocks
from service.index.tantivy.tuning import TantivyTuning

Stamp = tuple[int, int, int]


class IndexFolder:
    """An IndexState: a folder that several processes share. Nothing is opened before it is needed."""

    def __init__(
        self,
        folder: Path,
        file_format: str,
        store_id: Callable[[], str],
        make_files: Callable[[Path], None],
        tuning: TantivyTuning,
    ) -> None:
        """`make_files` makes the files of an empty generation in the folder that it is given."""
        self.folder = folder
        self._format = file_format
        self._store_id = store_id
        self._make_files = make_files
        self._locks = FolderLocks(folder, tuning)

    @property
    def beside(self) -> Path:
        """Where a new index is filled while this one is asked; in this folder, so that it is on the same disk."""
        return self.folder / "beside"

    def claim_beside(self) -> None:
        """Keep others from filling an index beside this one, until this process releases it or ends.

        Raises IndexUnavailable when somebody else does.
        """
        self._locks.claim("renewing", f"another process makes the index at {self.folder} anew; wait until it is done")

    def release_beside(self) -> None:
        """The index beside this one has taken its place."""
        self._locks.release("renewing")

    def generation_path(self, generation: str) -> Path:
        """Where the files of a generation are."""
        return self.folder / generation

    def stamp(self) -> Stamp | None:
        """Changes whenever the state does; None when there is no state. Costs one look at the file system."""
        try:
            status = self._state_path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IndexUnavailable(f"the index at {self.folder} cannot be read: {error.strerror}") from error
        return (status.st_mtime_ns, status.st_ino, status.st_size)

    def read(self) -> State | None:
        """The state, or None when there is none that this program and this database can use."""
        try:
            state = State(**json.loads(self._state_path.read_bytes()))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IndexUnavailable(f"the index at {self.folder} cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError):
            return None
        usable = state.format == self._format and _is_plain(state) and state.store_id == self._store_id()
        return state if usable else None

    def advance(self, seen: State, position: int, token: int) -> State:
        """Record how far the generation of `seen` has read; nobody is faster, since `hold` is a lock."""
        return self._record(seen.generation, position, seen.full_at, token)

    def begin(self, full_at: int) -> State:
        """Put a new, empty generation in the place of the one in use; only inside `hold`."""
        generation = uuid.uuid4().hex
        path = self.generation_path(generation)
        with WRITING_FILES:
            path.mkdir()
            self._make_files(path)
            state = self._record(generation, 0, full_at, token=0)
            self._sweep()
        return state

    def hold(self, settled: Callable[[], bool] | None = None) -> AbstractContextManager[bool]:
        """Keep every other writer out; see IndexState."""
        return self._locks.hold(settled)

    def lead(self) -> bool:
        """Whether this process is the one that looks after the folder: the first to ask, until it ends."""
        return self._locks.lead()

    def take_over(self, other: IndexFolder) -> State:
        """Put the generation of another folder, which loses it, in the place of this one's; only inside `hold`."""
        fresh = other.read()
        if fresh is None:
            raise IndexUnavailable("the new index was lost while it was filled; try again")
        with WRITING_FILES:
            other.generation_path(fresh.generation).replace(self.generation_path(fresh.generation))
            state = self._record(fresh.generation, fresh.position, fresh.full_at, fresh.token)
            self._sweep()
        return state

    @property
    def _state_path(self) -> Path:
        return self.folder / "state.json"

    def _record(self, generation: str, position: int, full_at: int, token: int) -> State:
        """Replace the state, durably; only inside `hold`."""
        state = State(self._format, self._store_id(), generation, position, full_at, token)
        new = self._state_path.with_suffix(".new")
        with WRITING_FILES:
            with new.open("wb") as file:
                file.write(json.dumps(asdict(state)).encode())
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._state_path)
            _sync_folder(self.folder)
        return state

    def _sweep(self) -> None:
        """Remove the generations that the state does not name; only inside `hold`."""
        state = self.read()
        for old in self.folder.iterdir():
            if old.is_dir() and old != self.beside and (state is None or old.name != state.generation):
                shutil.rmtree(old, ignore_errors=True)


def _is_plain(state: State) -> bool:
    name = state.generation
    numbers = (state.position, state.full_at, state.token)
    return isinstance(name, str) and name.isalnum() and all(isinstance(each, int) and each >= 0 for each in numbers)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

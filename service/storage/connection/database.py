"""Begins transactions: reading ones see one state of the database, writing ones come one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from service.errors import StorageUnavailable
from service.storage.connection.engines import (
    WRITE,
    make_engine,
    read_url,
    reading_options,
    sqlite_file,
)
from service.storage.connection.failures import as_unavailable
from service.storage.connection.patience import USUAL, Patience
from service.storage.connection.statement_steps import hear_statements

_EMPTYING_MILLISECONDS = 250
"""How long emptying the log waits for who reads or writes: it is tried again."""


class Database:
    """A database by its URL. Connects at the first use, and anew in a forked process; safe to share between threads."""

    writes: int = 0
    """How many writing transactions of this process have ended."""

    def __init__(self, url: str, patience: Patience = USUAL) -> None:
        """Raises SettingsError for a URL that cannot be used."""
        self._patience = patience
        self._url = read_url(url)
        self._engines: dict[int, _Engines] = {}
        self._gave_up = False
        self._is_heard = False

    def hear_statements(self) -> None:
        """Make each statement a step, on connections of this process and of those that are forked."""
        self._is_heard = True
        for opened in self._engines.values():
            hear_statements(opened.plain)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection in one reading transaction. Raises StorageUnavailable."""
        with as_unavailable(), self._of_this_process().reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self, wait_seconds: float | None = None) -> Iterator[Connection]:
        """A connection in one writing transaction, the only one of its database; committed at the end.

        Raises StorageUnavailable, also when the others hold the lock for longer than `wait_seconds`, by default as long
        as Patience says: less while the last one to wait has given up. Threads that wait answer nobody else.
        """
        patience = self._patience
        usual = min(patience.lock_after_failure, patience.lock) if self._gave_up else patience.lock
        begun = False
        try:
            with as_unavailable():
                options = {WRITE: usual if wait_seconds is None else wait_seconds}
                with self._of_this_process().plain.execution_options(**options).begin() as connection:
                    begun, self._gave_up = True, False
                    yield connection
        except StorageUnavailable:
            self._gave_up = not begun
            raise
        finally:
            self.writes += begun

    def create_file(self) -> None:
        """Make an empty SQLite database where there is none, for its owner alone; for a migration.

        Raises StorageUnavailable.
        """
        file = sqlite_file(self._url)
        try:
            if file and not file.exists():
                file.touch(mode=0o600)
            for path in (file, *(Path(f"{file}{end}") for end in ("-wal", "-shm"))) if file else ():
                if path.exists() and path.stat().st_mode & 0o077 and path.stat().st_uid == os.geteuid():
                    path.chmod(0o600)  # of an earlier version, which left that to the umask
        except OSError as error:
            raise StorageUnavailable(f"the database file {file} cannot be made: {error.strerror}") from error

    def empty_log(self) -> bool:
        """Bring SQLite's log into its file and cut it to nothing, so that nothing deleted stays in it.

        False when somebody reads or writes just now: then it is still there. True elsewhere, where that is the server's
        business. Raises StorageUnavailable.
        """
        if sqlite_file(self._url) is None:
            return True
        with as_unavailable():
            connection = self._of_this_process().plain.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute(f"PRAGMA busy_timeout = {_EMPTYING_MILLISECONDS}")
                [is_busy, *_] = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                cursor.execute(f"PRAGMA busy_timeout = {int(self._patience.lock * 1000)}")
            finally:
                connection.close()
        return not is_busy

    def close(self) -> None:
        """Close the connections of this process; a later use connects again."""
        opened = self._engines.pop(os.getpid(), None)
        if opened is not None:
            opened.plain.dispose()

    def _of_this_process(self) -> _Engines:
        # By process: a connection taken over from before a fork would be used by both. Kept, never closed, in the
        # child, since closing it would drop the parent's locks. setdefault decides between two threads that come first.
        opened = self._engines.get(os.getpid())
        return opened or self._engines.setdefault(os.getpid(), self._open())

    def _open(self) -> _Engines:
        engine = make_engine(self._url, self._patience)
        if self._is_heard:
            hear_statements(engine)
        options = reading_options(engine)
        return _Engines(engine, engine.execution_options(**options) if options else engine)


@dataclass(frozen=True, slots=True)
class _Engines:
    """An engine, and the same with the options of a reader: making those anew for each reading takes longer than it."""

    plain: Engine
    reading: Engine

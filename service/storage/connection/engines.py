"""Opens connections to SQLite or PostgreSQL, and begins their transactions."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url

from service.errors import SettingsError, StorageUnavailable
from service.storage.connection import postgresql
from service.storage.connection.patience import USUAL, Patience

WRITE = "quoteverify_write"
"""The execution option of a connection whose transactions write: how many seconds each waits for its turn."""


def read_url(url: str) -> URL:
    """The database's address. Raises SettingsError for one that cannot be used."""
    try:
        parsed = make_url(url)
    except exc.ArgumentError as error:
        raise SettingsError("the database URL cannot be read; give one such as sqlite:////var/lib/quotes.db") from error
    if parsed.drivername == "postgres":
        parsed = parsed.set(drivername="postgresql")
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise SettingsError(f"no {parsed.get_backend_name()} database is supported; give a sqlite or postgresql URL")
    if parsed.get_backend_name() == "sqlite" and sqlite_file(parsed) is None:
        raise SettingsError("a SQLite database needs a file, since one in memory is not shared; give sqlite:///PATH")
    return parsed


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite database; None for one in memory and for other databases."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database))


def make_engine(url: URL, patience: Patience = USUAL) -> Engine:
    """An engine that has not connected yet. Raises SettingsError when the driver is missing."""
    file = sqlite_file(url)
    try:
        if file:
            engine = create_engine(url, pool_timeout=patience.lock)
        else:
            engine = postgresql.make_postgresql_engine(url, patience)
    except (ModuleNotFoundError, exc.NoSuchModuleError) as error:
        raise SettingsError(f"the driver of the database URL is not installed: {error}") from error
    if file:
        _set_up_sqlite(engine, file, patience)
    else:
        _set_up_postgresql(engine, patience)
    return engine


def reading_options(engine: Engine) -> dict[str, Any]:
    """The execution options by which all statements of a reading transaction see one state of the database."""
    if engine.dialect.name == "postgresql":
        return postgresql.reading_options()
    return {}  # SQLite in WAL mode: a transaction is a snapshot


def _set_up_postgresql(engine: Engine, patience: Patience) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        wait_seconds = connection.get_execution_options().get(WRITE)
        if wait_seconds is not None:
            postgresql.take_turn(connection, wait_seconds, is_limited=wait_seconds <= patience.statement)


def _set_up_sqlite(engine: Engine, file: Path, patience: Patience) -> None:
    @event.listens_for(engine, "do_connect")
    def refuse_to_create(*_args: object) -> None:
        # Only a migration makes a database: a file that vanished must not come back empty under a running service.
        if not file.exists():
            raise StorageUnavailable(
                f"the database does not answer now: {file.name} is not there; restore or migrate it"
            )

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, record: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not where the driver guesses
        connection.execute(f"PRAGMA busy_timeout = {int(patience.lock * 1000)}")
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL syncs the log at every commit: an acknowledged article survives the loss of power. NORMAL would not.
        connection.execute("PRAGMA synchronous = FULL")
        # What is deleted is overwritten with zeros: without this it stays in the file until its place is used again.
        connection.execute("PRAGMA secure_delete = ON")
        _use_wal(connection)
        record.info["identity"] = _identity(file)

    @event.listens_for(engine, "checkout")
    def is_same_file(_connection: object, record: Any, _proxy: object) -> None:
        # A backup put in place of the file: what is written to the unlinked one would be lost.
        if record.info.get("identity") != _identity(file):
            raise exc.DisconnectionError("the database file was replaced")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        wait_seconds = connection.get_execution_options().get(WRITE)
        if wait_seconds is None:  # by the driver itself: every verification begins one, and this takes half the time
            connection.connection.cursor().execute("BEGIN")
        else:  # one that reads and then writes must take the lock first, or it fails without waiting
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(wait_seconds * 1000)}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Readers beside one writer. The mode is kept in the file; changing it needs the file for oneself for a moment."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        with contextlib.suppress(
            sqlite3.OperationalError
        ):  # busy: who holds it is changing the mode, or will next time
            connection.execute("PRAGMA journal_mode = WAL")


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino

"""Turns a database's errors into our own: what may be gone on a later try is StorageUnavailable, others pass."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from service.errors import StorageUnavailable

_SQLITE_NOT_NOW = {
    sqlite3.SQLITE_BUSY: "another process holds its lock",
    sqlite3.SQLITE_LOCKED: "another connection holds its lock",
    sqlite3.SQLITE_NOMEM: "memory ran out",
    sqlite3.SQLITE_READONLY: "it cannot be written",
    sqlite3.SQLITE_IOERR: "its disk does not answer",
    sqlite3.SQLITE_CORRUPT: "its file is damaged; restore it from a backup",
    sqlite3.SQLITE_FULL: "its disk is full",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened",
    sqlite3.SQLITE_PROTOCOL: "its lock cannot be had",
    sqlite3.SQLITE_NOTADB: "its file is not a database; restore it from a backup",
}
"""Primary result codes, from https://www.sqlite.org/rescode.html"""

_POSTGRESQL_NOT_NOW = {
    "08": "the connection was lost",
    "25006": "it takes no writes now",
    "25P03": "it ended a transaction that took too long",
    "25P04": "it ended a transaction that took too long",
    "40": "another transaction was in the way",
    "53": "it has run out of disk, memory or connections",
    "55P03": "another process holds its lock",
    "57": "it was stopped or cancelled the statement",
    "58": "its system failed",
}
"""SQLSTATE classes and codes, from https://www.postgresql.org/docs/current/errcodes-appendix.html"""

_NO_TABLES = "its tables are not there yet; migrate it"
_UNDEFINED_TABLE = "42P01"


@contextmanager
def as_unavailable() -> Iterator[None]:
    """Raise StorageUnavailable for every error of the database that may be gone on a later try; let others pass."""
    try:
        yield
    except (exc.DBAPIError, exc.TimeoutError, exc.DisconnectionError, sqlite3.Error) as error:
        reason = _reason(error)
        if reason is None:
            raise
        raise StorageUnavailable(f"the database does not answer now: {reason}; try again") from error


def _reason(error: exc.SQLAlchemyError | sqlite3.Error) -> str | None:
    if isinstance(error, sqlite3.Error):
        return _sqlite_reason(error)
    if isinstance(error, exc.TimeoutError):
        return "all its connections are in use"
    if not isinstance(error, exc.DBAPIError):
        return "the connection was lost"
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _sqlite_reason(cause)
    return _postgresql_reason(error, getattr(cause, "sqlstate", None))


def _sqlite_reason(error: sqlite3.Error) -> str | None:
    if str(error).startswith("no such table"):
        return _NO_TABLES
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _SQLITE_NOT_NOW.get(code & 0xFF)


def _postgresql_reason(error: exc.DBAPIError, state: str | None) -> str | None:
    if state == _UNDEFINED_TABLE:
        return _NO_TABLES
    if state is None:  # the client gave up before a server could say why: no route, refused, closed
        if "FATAL:" in str(error.orig):  # said by a server to whom it does not let in, or not yet
            return "it refuses connections; if it does not just start, check the user, password and name in its URL"
        lost = isinstance(error, exc.OperationalError | exc.InterfaceError) or error.connection_invalidated
        return "it cannot be reached" if lost else None
    return _POSTGRESQL_NOT_NOW.get(state) or _POSTGRESQL_NOT_NOW.get(state[:2])

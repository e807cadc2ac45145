"""Tells whether two reading transactions of this process see the same contents, whoever wrote in between."""

from __future__ import annotations

import itertools
from collections.abc import Hashable

from sqlalchemy import Connection, text

_numbers = itertools.count()
_POSTGRESQL = text("SELECT pg_current_snapshot()::text, pg_postmaster_start_time()::text")
_SQLITE = text("PRAGMA data_version")


def state_of(connection: Connection) -> Hashable:
    """A value that is the same only where the contents are: of PostgreSQL the snapshot, which names all transactions
    that it sees; of SQLite, which tells each connection what others committed since, that beside what it wrote itself.

    Two connections to SQLite never have the same one.
    """
    if connection.dialect.name == "postgresql":
        return tuple(connection.execute(_POSTGRESQL).one())
    number = connection.info.setdefault("number", next(_numbers))
    own = connection.connection.driver_connection
    return number, connection.execute(_SQLITE).scalar_one(), own.total_changes if own else None

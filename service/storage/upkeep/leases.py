"""Leases: what one process of all that share a database does at a time, and another goes on with when it dies."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from service.errors import LeaseLost
from service.storage.connection.database import Database
from service.storage.moments import now_us
from service.storage.schema.watch_tables import LeaseRow

LEASE_SECONDS = 60
"""How long a holder that died keeps others out: longer than any of its transactions, or attempts to send, may take."""
_MICROSECONDS = 1_000_000


class Leases:
    """The leases of a database. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name: str, holder: str) -> bool:
        """Whether `holder` has the duty `name` for the next LEASE_SECONDS; writes only where nobody else has it."""
        with self._database.read() as connection:
            if not _is_free(connection, name, holder):
                return False
        with self._database.write() as connection:
            if not _is_free(connection, name, holder):
                return False
            _put(connection, name, holder)
            return True

    def give_up(self, name: str, holder: str) -> None:
        """Let another have it at once."""
        with self._database.write() as connection:
            connection.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))


def prolong(connection: Connection, name: str, holder: str) -> None:
    """Keep a lease for LEASE_SECONDS more, in the transaction that writes what it is held for.

    Raises LeaseLost when it ended and another has it: what was made of it meanwhile must not be written.
    """
    if not _is_free(connection, name, holder):
        raise LeaseLost(f"another process has taken over {name}")
    _put(connection, name, holder)


def _is_free(connection: Connection, name: str, holder: str) -> bool:
    row = connection.execute(select(LeaseRow.holder, LeaseRow.until_us).where(LeaseRow.name == name)).first()
    return row is None or row.holder == holder or row.until_us <= now_us()


def _put(connection: Connection, name: str, holder: str) -> None:
    connection.execute(delete(LeaseRow).where(LeaseRow.name == name))
    until = now_us() + LEASE_SECONDS * _MICROSECONDS
    connection.execute(insert(LeaseRow).values(name=name, holder=holder, until_us=until))

"""Remembers what was done once in a database, such as loading the seeds, and is not to be done again."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from service.storage.connection.database import Database
from service.storage.schema.tables import MetaRow

_DONE = "done"


class Milestones:
    """The marks of a database, by name: at most 64 characters. May raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_marked(self, name: str) -> bool:
        """Whether `name` was marked as done in this database, by whichever instance."""
        with self._database.read() as connection:
            return _is_marked(connection, name)

    def mark(self, name: str) -> None:
        """Mark `name` as done, for good; nothing happens when it is."""
        with self._database.write() as connection:
            if not _is_marked(connection, name):
                connection.execute(insert(MetaRow).values(key=name, value=_DONE))


def _is_marked(connection: Connection, name: str) -> bool:
    return connection.scalar(select(MetaRow.value).where(MetaRow.key == name)) == _DONE

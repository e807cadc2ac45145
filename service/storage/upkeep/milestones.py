"""Marks what was done once in a database, such as loading the seeds, and is not to be done again."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from service.storage.schema.tables import MetaRow

_DONE = "done"


def is_marked(connection: Connection, name: str) -> bool:
    """Whether `name` is marked."""
    return connection.scalar(select(MetaRow.value).where(MetaRow.key == name)) == _DONE


def mark(connection: Connection, name: str) -> None:
    """Mark `name`, if it is not, in a writing transaction."""
    if not is_marked(connection, name):
        connection.execute(insert(MetaRow).values(key=name, value=_DONE))

"""A database in memory for one question: it has the tables of the others, is shared with nobody, and ends with it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, insert
from sqlalchemy.pool import StaticPool

from service.storage.connection.database import Database
from service.storage.connection.failures import as_unavailable
from service.storage.schema.tables import Base, MetaRow


class MemoryDatabase(Database):
    """A Database of one connection, its tables made; for one thread at a time."""

    def __init__(self) -> None:
        self._engine = create_engine("sqlite://", poolclass=StaticPool)
        with self._engine.begin() as connection:
            Base.metadata.create_all(connection)
            connection.execute(insert(MetaRow).values(key="store_id", value=str(uuid.uuid4())))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection in one transaction."""
        with as_unavailable(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self, wait_seconds: float | None = None) -> Iterator[Connection]:  # noqa: ARG002 (nobody to wait for)
        """The same, since nobody else writes."""
        with self.read() as connection:
            yield connection

    def create_file(self) -> None:
        """Nothing to make."""

    def close(self) -> None:
        """Forget everything."""
        self._engine.dispose()

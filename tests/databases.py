"""Databases for tests: SQLite files, and databases of a real PostgreSQL server that starts with the first of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Literal

from service.storage.schema.tables import Base
from service.storage.store import Store
from tests.postgresql import PostgresServer, running

Kind = Literal["sqlite", "postgresql"]
KINDS: tuple[Kind, ...] = ("sqlite", "postgresql")

_TABLES = ", ".join(table.name for table in Base.metadata.sorted_tables if table.name != "meta")
_DISCONNECT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}' AND pid <> pg_backend_pid()"
_EMPTY = "; ".join(
    [
        f"TRUNCATE {_TABLES} RESTART IDENTITY",
        "DELETE FROM meta WHERE key <> 'store_id'",
        "UPDATE meta SET value = gen_random_uuid()::text",
    ]
)


class Databases:
    """Hands out databases, each for one test at a time."""

    def __init__(self, folder: Path) -> None:
        """`folder` keeps what the databases are made from."""
        self._folder = folder
        self._open = ExitStack()
        self._free: list[str] = []

    @cached_property
    def server(self) -> PostgresServer:
        """The server, which belongs to all tests: a test that stops it starts one of its own."""
        return self._open.enter_context(running())

    def close(self) -> None:
        """Stop the server, if there is one."""
        self._open.close()

    @contextmanager
    def migrated(self, kind: Kind, folder: Path) -> Iterator[str]:
        """The URL of a database with all its tables, and nothing in them; SQLite's file is made in `folder`.

        Not for a test that changes the tables themselves: on PostgreSQL they serve the next test again, emptied, which
        takes a tenth of the time of new ones.
        """
        if kind == "sqlite":
            file = folder / "quotes.db"
            shutil.copyfile(self._sqlite_template, file)
            yield _file_url(file)
            return
        name = self._free.pop() if self._free else self.server.create(self._postgresql_template)
        yield self.server.url(name)
        self._empty(name)
        self._free.append(name)

    @contextmanager
    def unmigrated(self, kind: Kind, folder: Path) -> Iterator[str]:
        """The URL of a database without tables."""
        if kind == "sqlite":
            yield _file_url(folder / "quotes.db")
            return
        name = self.server.create()
        yield self.server.url(name)
        self.server.drop(name)

    def _empty(self, name: str) -> None:
        self.server.execute(f"{_DISCONNECT.format(name)}; {_EMPTY}", name)

    @cached_property
    def _sqlite_template(self) -> Path:
        file = self._folder / "template.db"
        _migrate(_file_url(file))
        return file

    @cached_property
    def _postgresql_template(self) -> str:
        name = self.server.create()
        _migrate(self.server.url(name))
        return name


def _file_url(file: Path) -> str:
    return f"sqlite:///{file}"


def _migrate(url: str) -> None:
    store = Store(url)
    store.migrate()
    store.close()

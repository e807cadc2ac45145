"""A database that does not answer now is StorageUnavailable; a defect of ours stays what it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, exc, text

from service.domain import Article
from service.errors import StorageUnavailable
from service.storage.connection.database import Database
from service.storage.connection.failures import as_unavailable
from service.storage.store import Store


@pytest.fixture
def full_disk(sqlite_store: Store) -> Iterator[None]:
    """A database that may not grow beyond what it is, as on a disk with nothing left."""
    sqlite_store.close()

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes it as: no more pages than there are

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


def test_a_full_disk_is_not_now_and_the_store_recovers(sqlite_store: Store, full_disk: None) -> None:
    article = Article("The Courier", "Text. " * 20_000)
    with pytest.raises(StorageUnavailable, match="its disk is full"):
        sqlite_store.add_article(article, [], lambda *_: False)
    sqlite_store.ping()
    assert sqlite_store.outlets() == []


def test_a_database_without_tables_is_not_now(tmp_path: Path) -> None:
    (tmp_path / "quotes.db").touch()
    empty = Store(f"sqlite:///{tmp_path / 'quotes.db'}")
    with pytest.raises(StorageUnavailable, match="migrate it"):
        empty.ping()
    empty.migrate()
    empty.ping()
    empty.close()


def test_a_file_that_is_no_database_is_not_now(tmp_path: Path) -> None:
    (tmp_path / "quotes.db").write_text("These are not the pages of a database. " * 100)
    wrong = Store(f"sqlite:///{tmp_path / 'quotes.db'}")
    with pytest.raises(StorageUnavailable, match="not a database"):
        wrong.ping()
    wrong.close()


def test_a_server_that_cannot_be_reached_is_not_now() -> None:
    nowhere = Store("postgresql://nobody@127.0.0.1:1/quotes?connect_timeout=2")
    with pytest.raises(StorageUnavailable, match="cannot be reached"):
        nowhere.ping()


class _ServerError(Exception):
    """As psycopg's errors: with the server's code."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("the server said no")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    "state", ["08006", "40001", "40P01", "53100", "53300", "55P03", "57P01", "58030", "25006", "25P03", "42P01"]
)
def test_what_a_server_may_do_later_is_not_now(state: str) -> None:
    with pytest.raises(StorageUnavailable), as_unavailable():
        raise exc.OperationalError("SELECT 1", {}, _ServerError(state))


@pytest.mark.parametrize("state", ["42601", "23505", "22003"])
def test_what_a_server_will_never_do_is_a_defect(state: str) -> None:
    with pytest.raises(exc.DBAPIError), as_unavailable():
        raise exc.ProgrammingError("SELECT 1", {}, _ServerError(state))


def test_a_pool_with_no_connection_left_is_not_now() -> None:
    with pytest.raises(StorageUnavailable, match="all its connections"), as_unavailable():
        raise exc.TimeoutError("QueuePool limit")


def test_a_wrong_statement_is_a_defect(store: Store, database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(exc.DBAPIError), database.read() as session:
        session.execute(text("SELEC 1"))
    database.close()


def test_other_errors_pass() -> None:
    with pytest.raises(KeyError), as_unavailable():
        raise KeyError("not ours")

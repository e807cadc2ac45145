"""A connection is opened so that what was acknowledged stays, and a database that is not there is not made up."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from service.domain import Article
from service.errors import SettingsError, StorageUnavailable
from service.storage.connection.database import Database
from service.storage.connection.engines import make_engine, read_url, sqlite_file
from service.storage.store import Store


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("quotes.db", "cannot be read"),
        ("", "cannot be read"),
        ("mysql://localhost/quotes", "no mysql database is supported"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_at_once(url: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        Store(url)


def test_a_driver_that_is_not_installed_is_a_matter_of_settings() -> None:
    with pytest.raises(SettingsError, match="driver"):
        make_engine(read_url("postgresql+pg8000://localhost/quotes"))


def test_the_short_name_of_postgresql_is_understood() -> None:
    assert read_url("postgres://localhost/quotes").drivername == "postgresql"
    assert sqlite_file(read_url("postgres://localhost/quotes")) is None


def test_a_store_connects_at_its_first_use(tmp_path: Path) -> None:
    Store(f"sqlite:///{tmp_path / 'quotes.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_commit_is_synced_and_foreign_keys_hold(sqlite_store: Store, sqlite_path: Path) -> None:
    database = Database(f"sqlite:///{sqlite_path}")
    with database.read() as session:
        connection = session
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    full = 2
    assert values == {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_missing_database_is_not_made_up(tmp_path: Path) -> None:
    missing = Store(f"sqlite:///{tmp_path / 'quotes.db'}")
    with pytest.raises(StorageUnavailable, match=r"quotes\.db is not there"):
        missing.ping()
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_vanishes_is_noticed_and_its_return_too(sqlite_store: Store, sqlite_path: Path) -> None:
    sqlite_store.add_article(Article("The Courier", "Text."), [], lambda *_: False)
    sqlite_store.close()
    away = sqlite_path.with_suffix(".away")
    sqlite_store.ping()
    sqlite_path.rename(away)
    with pytest.raises(StorageUnavailable):
        sqlite_store.ping()
    with pytest.raises(StorageUnavailable):
        sqlite_store.add_article(Article("The Courier", "Another text."), [], lambda *_: False)
    away.rename(sqlite_path)
    assert [one.articles for one in sqlite_store.outlets()] == [1]


def test_a_backup_put_in_place_is_what_is_read(sqlite_store: Store, sqlite_path: Path) -> None:
    backup = sqlite_path.with_suffix(".backup")
    with sqlite3.connect(sqlite_path) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    source.close()
    target.close()
    sqlite_store.add_article(Article("The Courier", "After the backup."), [], lambda *_: False)
    for leftover in ("-wal", "-shm"):
        sqlite_path.with_name(sqlite_path.name + leftover).unlink(missing_ok=True)
    backup.replace(sqlite_path)
    assert sqlite_store.outlets() == []

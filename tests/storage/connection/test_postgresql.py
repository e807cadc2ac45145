"""PostgreSQL: nothing hangs for ever, a restarted server is found again, and no change overtakes another."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from service.errors import StorageUnavailable
from service.storage.connection import postgresql
from service.storage.connection.database import Database
from service.storage.connection.engines import make_engine, read_url
from service.storage.connection.patience import Patience
from service.storage.store import Store
from service.storage.upkeep import change_log as changes
from tests.databases import Databases
from tests.postgresql import PostgresServer, running

WAITING = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")


@pytest.fixture
def database(postgresql_url: str) -> Iterator[Database]:
    opened = Database(postgresql_url)
    yield opened
    opened.close()


@pytest.fixture
def other(postgresql_url: str) -> Iterator[Database]:
    """Another process, as far as the database can tell."""
    opened = Database(postgresql_url)
    yield opened
    opened.close()


def until(holds: Callable[[], object], seconds: float = 30) -> None:
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, "it did not come about"
        time.sleep(0.01)


def setting(url: str, name: str) -> str:
    database = Database(url)
    with database.read() as connection:
        found = str(connection.scalar(text(f"SHOW {name}")))
    database.close()
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("statement_timeout", "1min"),
        ("idle_in_transaction_session_timeout", "1min"),
        ("application_name", "quoteverify"),
        ("transaction_isolation", "repeatable read"),
        ("transaction_read_only", "on"),
    ],
)
def test_a_connection_is_opened_with_limits(postgresql_url: str, name: str, value: str) -> None:
    assert setting(postgresql_url, name) == value


def test_what_the_url_says_stays(postgresql_url: str) -> None:
    url = f"{postgresql_url}&application_name=newsroom&options=-c%20statement_timeout%3D5s"
    assert setting(url, "application_name") == "newsroom"
    assert setting(url, "statement_timeout") == "5s"


def test_limits_outlast_a_transaction_that_was_undone(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write():
        raise ZeroDivisionError
    with database.write() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "1min"


def test_a_database_that_does_not_let_us_in_is_told_from_one_that_is_not_there(databases: Databases) -> None:
    store = Store(databases.server.url("nothing_of_that_name"))
    with pytest.raises(StorageUnavailable, match="refuses connections"):
        store.ping()
    store.close()


def test_a_process_opens_no_more_connections_than_its_share(postgresql_url: str) -> None:
    share = postgresql.CONNECTIONS + postgresql.SPARE_CONNECTIONS
    engine = make_engine(read_url(postgresql_url), Patience(lock=0.05))
    held = [engine.connect() for _ in range(share)]
    with pytest.raises(Exception, match="QueuePool limit"):
        engine.connect()
    for connection in held:
        connection.close()
    engine.dispose()


def test_a_migration_may_take_as_long_as_it_needs(database: Database) -> None:
    with database.write(wait_seconds=600) as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "0"
    with database.write() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "1min"


def test_a_writer_that_hangs_does_not_hold_the_others_up(postgresql_url: str, other: Database) -> None:
    database = Database(postgresql_url, Patience(idle=1))

    def write_and_hang() -> None:
        with database.write() as connection:
            connection.execute(text("INSERT INTO outlet (name) VALUES ('The Courier')"))
            with other.write() as waiting:  # gets its turn once the server has ended the one that does nothing
                waiting.execute(text("INSERT INTO outlet (name) VALUES ('The Post')"))

    with pytest.raises(StorageUnavailable):
        write_and_hang()
    with other.read() as connection:
        assert connection.scalars(text("SELECT name FROM outlet")).all() == ["The Post"]
    database.close()


@pytest.fixture(scope="module")
def own_server() -> Iterator[PostgresServer]:
    """A server that a test may stop, and starts again."""
    with running() as server:
        yield server


def test_a_server_that_was_restarted_is_found_again(own_server: PostgresServer) -> None:
    store = Store(own_server.url(own_server.create()))
    store.migrate()
    with store.snapshot(), ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: store.head(), range(8)))
    own_server.stop()
    with pytest.raises(StorageUnavailable):
        store.head()
    own_server.start()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: store.head(), range(8))) == [0] * 8
    store.close()


def test_a_transaction_whose_server_is_restarted_is_undone_and_says_so(own_server: PostgresServer) -> None:
    database = Database(own_server.url(own_server.create()))
    with database.write() as connection:
        connection.execute(text("CREATE TABLE kept (id int)"))

    def write_meanwhile() -> None:
        with database.write() as connection:
            connection.execute(text("INSERT INTO kept VALUES (1)"))
            own_server.stop()
            own_server.start()

    with pytest.raises(StorageUnavailable):
        write_meanwhile()
    with database.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM kept")) == 0
    database.close()


def test_no_change_is_committed_before_one_with_a_lower_number(
    database: Database, other: Database, postgresql_url: str
) -> None:
    """Else: 1 is taken, 2 is taken and committed, a reader of the log sees 2, 1 is committed and never seen."""
    store = Store(postgresql_url)

    def write_another() -> None:
        with other.write() as connection:
            changes.record(connection, [22])

    second = threading.Thread(target=write_another)
    with database.write() as connection:
        changes.record(connection, [11])
        second.start()
        until(lambda: connection.scalar(WAITING) or not second.is_alive())
        seen = store.changes_after(0, 10)
        assert (seen.removals, seen.position) == ((), 0)
    second.join(30)
    seen = store.changes_after(0, 10)
    assert (seen.removals, seen.position) == ((11, 22), 2)
    store.close()


@pytest.mark.parametrize("isolation", ["repeatable read", "serializable"])
def test_writers_see_what_was_committed_while_they_waited_whatever_the_database_prefers(
    databases: Databases, database: Database, other: Database, postgresql_url: str, isolation: str
) -> None:
    name = str(read_url(postgresql_url).database)
    databases.server.execute(f"ALTER DATABASE {name} SET default_transaction_isolation = '{isolation}'")
    found: list[str] = []

    def look() -> None:
        with other.write() as connection:
            found.extend(connection.scalars(text("SELECT name FROM outlet")))

    waiting = threading.Thread(target=look)
    with database.write() as connection:
        waiting.start()
        until(lambda: connection.scalar(WAITING))
        connection.execute(text("INSERT INTO outlet (name) VALUES ('The Courier')"))
    waiting.join(30)
    databases.server.execute(f"ALTER DATABASE {name} RESET default_transaction_isolation")
    assert found == ["The Courier"]

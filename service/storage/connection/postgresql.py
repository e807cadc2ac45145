"""Sets up PostgreSQL: connections of a process, time limits on each, one writer at a time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from service.storage.connection.patience import Patience

WRITE_LOCK = 0x71756F7465
"""The key of the advisory lock for writers ("quote" in ASCII)."""

CONNECTIONS = 5
"""Kept open by each process: one for each of the four threads that work at once, one for whoever follows the log."""
SPARE_CONNECTIONS = 5
"""Opened beyond those while they are all in use. So W workers need 10 W connections at most: nine workers fit under
PostgreSQL's default of 100 and leave it its reserve."""
CONNECT_SECONDS = 5

_LINK = {
    "application_name": "quoteverify",
    "connect_timeout": CONNECT_SECONDS,
    # A host that vanished behind a firewall: noticed within 20 s, asked or unasked, and not after 15 minutes.
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""What libpq is told (https://www.postgresql.org/docs/current/libpq-connect.html), where the URL does not say it."""

_STATEMENT, _IDLE = "statement_timeout", "idle_in_transaction_session_timeout"
"""Limits, set on each connection where neither the URL nor the database has one of its own. Not as a start-up option,
since poolers such as PgBouncer refuse those."""
_SET_LIMIT = "SELECT set_config(%(name)s, %(value)s, false) WHERE current_setting(%(name)s) = '0'"


def make_postgresql_engine(url: URL, patience: Patience) -> Engine:
    """An engine that has not connected yet. Who finds no connection free for `patience.lock` seconds gets TimeoutError.

    It sets the limits of `patience` on each connection.
    """
    engine = create_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=SPARE_CONNECTIONS,
        pool_timeout=patience.lock,
        pool_pre_ping=True,  # the server may have been restarted since a connection's last use
        isolation_level="READ COMMITTED",  # a writer must see what was committed while it waited for the lock
        connect_args={name: value for name, value in _LINK.items() if name not in url.query},
    )

    @event.listens_for(engine, "connect")
    def set_limits(connection: Any, _record: object) -> None:
        limits = {_STATEMENT: patience.statement, _IDLE: patience.idle}
        connection.autocommit = True  # what a transaction sets goes with it when it is rolled back
        with connection.cursor() as cursor:
            cursor.executemany(_SET_LIMIT, [{"name": name, "value": f"{limit}s"} for name, limit in limits.items()])
        connection.autocommit = False

    return engine


def reading_options() -> dict[str, Any]:
    """All statements of a reading transaction see one state of the database."""
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def take_turn(connection: Connection, wait_seconds: float, *, is_limited: bool = True) -> None:
    """Wait, within a transaction, until no other writes.

    One writer at a time, as in SQLite. A sequence hands out its numbers before the commit: without the lock a reader of
    the log could see change 7 and only later 6, and an index would miss that one. The lock is given back after the
    commit can be seen. `is_limited` is False for who is ready to wait longer than any statement may take, since it
    rewrites tables: no limit binds it.
    """
    if not is_limited:
        for name in (_STATEMENT, _IDLE):
            connection.exec_driver_sql(f"SET LOCAL {name} = 0")
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(wait_seconds * 1000)}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")

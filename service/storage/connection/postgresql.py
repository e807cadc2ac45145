"""PostgreSQL: how many connections a process keeps, how long anything may hang on one, how writers come in turn."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

WRITE_LOCK = 0x71756F7465
"""The key of the advisory lock for writers ("quote" in ASCII)."""

CONNECTIONS = 5
"""Kept open by each process: one for each of its four threads, one for whoever follows the log."""
SPARE_CONNECTIONS = 5
"""Opened beyond those while they are all in use. So W workers need 10 W connections at most: nine workers fit under
PostgreSQL's default of 100 and leave it its reserve."""
CONNECT_SECONDS = 5
STATEMENT_SECONDS = 60
"""No statement of a request or a batch takes longer, unless something is wrong; a migration is not bound by it."""
IDLE_SECONDS = 60
"""A transaction that sends nothing for so long is ended by the server. A writer's host that vanished without a word
would hold its lock for as long as the server believes in the connection: by default two hours."""

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

_LIMITS = {
    "statement_timeout": STATEMENT_SECONDS,
    "idle_in_transaction_session_timeout": IDLE_SECONDS,
}
"""Set on each connection where neither the URL nor the database has a limit of its own. Not as a start-up option, since
poolers such as PgBouncer refuse those."""
_SET_LIMIT = "SELECT set_config(%(name)s, %(value)s, false) WHERE current_setting(%(name)s) = '0'"


def make_postgresql_engine(url: URL, pool_timeout: float) -> Engine:
    """An engine that has not connected yet. Who finds none free for `pool_timeout` seconds gets TimeoutError."""
    engine = create_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=SPARE_CONNECTIONS,
        pool_timeout=pool_timeout,
        pool_pre_ping=True,  # the server may have been restarted since a connection's last use
        isolation_level="READ COMMITTED",  # a writer must see what was committed while it waited for the lock
        connect_args={name: value for name, value in _LINK.items() if name not in url.query},
    )
    event.listen(engine, "connect", _set_limits)
    return engine


def reading_options() -> dict[str, Any]:
    """All statements of a reading transaction see one state of the database."""
    return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def take_turn(connection: Connection, wait_seconds: float) -> None:
    """Wait, within a transaction, until no other writes.

    One writer at a time, as in SQLite. A sequence hands out its numbers before the commit: without the lock a reader of
    the log could see change 7 and only later 6, and an index would miss that one. The lock is given back after the
    commit can be seen. Who is ready to wait longer than any statement may take rewrites tables: no limit binds it.
    """
    if wait_seconds > STATEMENT_SECONDS:
        for name in _LIMITS:
            connection.exec_driver_sql(f"SET LOCAL {name} = 0")
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(wait_seconds * 1000)}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")


def _set_limits(connection: Any, _record: object) -> None:
    connection.autocommit = True  # what a transaction sets goes with it when it is rolled back
    with connection.cursor() as cursor:
        cursor.executemany(_SET_LIMIT, [{"name": name, "value": f"{limit}s"} for name, limit in _LIMITS.items()])
    connection.autocommit = False

"""Brings the tables of a database to the newest version, once, however many processes start at once."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from service.storage.connection.database import Database

WAIT_SECONDS = 600
"""How long a process waits while another migrates: a later version may have to rewrite millions of rows."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_one_at_a_time = threading.Lock()  # alembic keeps the running migration in module globals


def migrate(database: Database) -> None:
    """Make or upgrade the tables; nothing happens when they are current. Raises StorageUnavailable.

    The transaction takes the database's one write lock first, so a second process waits and then finds it all done; a
    crash in the middle leaves the tables as they were.
    """
    database.create_file()
    with _one_at_a_time, database.write(WAIT_SECONDS) as connection:
        if MigrationContext.configure(connection).get_current_revision() != _newest():
            command.upgrade(alembic_config(connection), "head")


@cache
def _newest() -> str | None:
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file; `connection` is what its env.py works on."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

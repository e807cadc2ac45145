"""Migrations make the tables that the models describe, once, whoever comes first."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from service.domain import Article, Speaker, Stance
from service.errors import StorageUnavailable
from service.storage.connection.database import Database
from service.storage.records import SpeakerSummary
from service.storage.schema.migration import alembic_config, migrate
from service.storage.schema.tables import Base
from service.storage.store import Store

START = "import sys; from service.storage.store import Store; s = Store(sys.argv[1]); s.migrate(); print(s.store_id)"


def test_the_migrations_make_the_tables_of_the_models(unmigrated_url: str) -> None:
    database = Database(unmigrated_url)
    migrate(database)
    with database.read() as session:
        context = MigrationContext.configure(session, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def added_references(session: Connection, table: str) -> set[str | None]:
    """The names of references that SQLite keeps with their columns, as it does where a column was added: SQLAlchemy
    reads such a reference without its name."""
    if session.dialect.name != "sqlite":
        return set()
    sql = session.scalar(text("SELECT sql FROM sqlite_master WHERE name = :table"), {"table": table})
    return set(re.findall(r"CONSTRAINT (\w+) REFERENCES", sql))


def test_every_constraint_is_made_under_the_models_name(unmigrated_url: str) -> None:
    database = Database(unmigrated_url)
    migrate(database)
    with database.read() as session:
        inspector = inspect(session)
        for table in Base.metadata.sorted_tables:
            made = {constraint["name"] for constraint in inspector.get_foreign_keys(table.name)}
            made |= {constraint["name"] for constraint in inspector.get_unique_constraints(table.name)}
            made = (made | added_references(session, table.name)) - {None}
            primary = table.primary_key.name  # SQLite's AUTOINCREMENT leaves no room for the name of this one
            assert made == {str(constraint.name) for constraint in table.constraints} - {primary}, table.name
    database.close()


def test_there_is_one_line_of_versions() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_migrating_again_changes_nothing(store: Store, database_url: str) -> None:
    store.add_article(Article("The Courier", "Text."), [], lambda *_: False)
    again = Store(database_url)
    again.migrate()
    assert again.store_id == store.store_id
    assert [one.outlet for one in again.outlets()] == ["The Courier"]
    again.close()


STORED_BEFORE = (
    "INSERT INTO outlet (name) VALUES ('The Courier')",
    "INSERT INTO article (outlet_id, text, text_hash) VALUES (1, 'Orth said: “open ‘wide’ and ‘far’”', {})",
    "INSERT INTO quote (key_hash, text) VALUES ({}, 'open ‘wide’ and ‘far’')",
    "INSERT INTO speaker (name) VALUES ('Lena Orth')",
    "INSERT INTO alias (speaker_id, name, surname, near_head, near_tail, is_full, articles)"
    " VALUES (1, 'Lena Orth', 'orth', 'or', 'th', true, 1)",
    "INSERT INTO occurrence"
    ' (article_id, quote_id, outlet_id, moment, text, start, "end", kind, open_mark, close_mark, is_closed, speaker_id,'
    ' alias_id, rule, confidence, prefix, suffix, "inner") VALUES'
    " (1, 1, 1, 5, 'open ‘wide’ and ‘far’', 12, 33, 'direct', '“', '”', true, 1, 1, 'test', 0.5, '', '',"
    ' \'[[18, 22], [29, 32, "Bo Lind", null, null, "test", 0.5]]\')',
)
"""An article as version 0002 stored it."""


def test_what_was_stored_before_stances_was_said(unmigrated_url: str) -> None:
    database = Database(unmigrated_url)
    database.create_file()
    with database.write() as connection:
        command.upgrade(alembic_config(connection), "0002")
        a_hash = "x'00'" if connection.dialect.name == "sqlite" else r"'\x00'"
        for statement in STORED_BEFORE:
            connection.exec_driver_sql(statement.format(a_hash))
    database.close()
    store = Store(unmigrated_url)
    store.migrate()
    [occurrence] = store.occurrences_of_article(1)
    assert (occurrence.stance, occurrence.speaker, occurrence.about) == (Stance.SAID, Speaker(1, "Lena Orth"), None)
    assert [(one.text, one.speaker, one.stance, one.about) for one in occurrence.inner] == [
        ("wide", None, Stance.SAID, None),
        ("far", "Bo Lind", Stance.SAID, None),
    ]
    assert store.speakers(10).items == (SpeakerSummary(1, "Lena Orth", 1, 1),)
    store.delete_article(1)
    assert set(store.totals().values()) == {0}
    store.close()


def test_a_migration_that_fails_leaves_nothing_behind(unmigrated_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started = Store(unmigrated_url)
    with monkeypatch.context() as patched:
        patched.setattr("uuid.uuid4", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            started.migrate()
    with pytest.raises(StorageUnavailable, match="migrate it"):
        started.ping()
    started.migrate()
    started.ping()
    started.close()


def test_a_database_in_no_folder_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="cannot be made"):
        Store(f"sqlite:///{tmp_path / 'missing' / 'quotes.db'}").migrate()


def test_processes_that_start_at_once_share_one_store(unmigrated_url: str) -> None:
    command = [sys.executable, "-W", "error", "-c", START, unmigrated_url]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    answers = [process.communicate(timeout=60) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0, 0], answers
    assert len({out for out, _ in answers}) == 1


def test_threads_that_start_at_once_share_one_store(unmigrated_url: str) -> None:
    opened = [Store(unmigrated_url) for _ in range(4)]
    threads = [threading.Thread(target=one.migrate) for one in opened]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.store_id for one in opened}) == 1
    for one in opened:
        one.close()


def test_a_folder_with_a_percent_sign_is_no_trouble(tmp_path: Path) -> None:
    folder = tmp_path / "50% off"
    folder.mkdir()
    opened = Store(f"sqlite:///{folder / 'quotes.db'}")
    opened.migrate()
    assert opened.head() == 0
    opened.close()

"""What a verification asks of PostgreSQL is answered by indexes: the server's plan of each statement."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event

from bench.made_rows import fill
from service.domain import OccurrenceFilter, PublishedAt, VerifyQuery
from service.index.open import in_memory
from service.storage.store import Store
from service.verification import verify
from tests.databases import Databases

ROWS = 20_000
LARGE = ("occurrence", "quote", "article", "speaker", "alias", "change")
"""The tables that were filled and grow; of three hundred outlets all are read as quickly as one."""
COUNTS = "count("
"""How much was searched is counted over whole tables, and kept for a hundred times as long as that takes."""


@pytest.fixture(scope="module")
def filled(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a database with many rows."""
    with databases.migrated("postgresql", tmp_path_factory.mktemp("plans")) as url:
        with psycopg.connect(url) as connection:
            fill(connection, ROWS)
        yield url


class Explained:
    """Has the server explain each statement just before it is sent; none of them is given a plan by scanning."""

    def __init__(self) -> None:
        self.plans: dict[str, str] = {}

    def __call__(self, _connection: object, cursor: Any, statement: str, parameters: object, *_: object) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            explaining = cursor.connection.cursor()
            explaining.execute(f"EXPLAIN {statement}", parameters)
            self.plans[statement] = "\n".join(line for (line,) in explaining.fetchall())
            explaining.close()


FILTERS = {
    "all": OccurrenceFilter(),
    "an outlet": OccurrenceFilter(outlet="Outlet 7"),
    "days": OccurrenceFilter(
        published_from=PublishedAt.parse("2017-07-14"), published_to=PublishedAt.parse("2017-07-15")
    ),
}


@pytest.mark.parametrize("filter", FILTERS.values(), ids=FILTERS)
def test_no_statement_of_a_verification_scans_a_large_table(filled: str, filter: OccurrenceFilter) -> None:
    store, index = Store(filled), in_memory()
    batch = store.changes_after(0, 2_000)
    index.apply(batch.additions, (), batch.position, batch.token)
    asked = batch.additions[40][1]
    explained = Explained()
    event.listen(Engine, "before_cursor_execute", explained)
    try:
        answer = verify(VerifyQuery(asked, "Ann Speaker41", filter=filter), store, index)
    finally:
        event.remove(Engine, "before_cursor_execute", explained)
        store.close()
    assert answer.matches or not filter.is_empty
    assert len(explained.plans) >= 3
    for statement, plan in explained.plans.items():
        scanned = [table for table in LARGE if f"Seq Scan on {table} " in plan or plan.endswith(f"Seq Scan on {table}")]
        assert not scanned or COUNTS in statement, f"{statement}\n{plan}"


def test_the_server_takes_what_operators_are_advised_to_set(filled: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "operations.md").read_text(encoding="utf-8")
    advice = [line.strip() for line in page.splitlines() if line.startswith("    ALTER TABLE")]
    assert len(advice) == 4
    with psycopg.connect(filled) as connection:
        for statement in advice:
            connection.execute(statement)
        connection.rollback()

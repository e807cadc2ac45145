"""A statement that is made once answers as SQLAlchemy does, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import bindparam, func, select

from service.domain import Article
from service.errors import StorageUnavailable
from service.storage.connection.failures import as_unavailable
from service.storage.schema.tables import ArticleRow, OccurrenceRow
from service.storage.statements.id_lists import in_ids
from service.storage.statements.ready import Ready
from service.storage.store import Store

TEXT = "“We will mend the bridge,” said Ola Berg. “We will open it in May,” she said. “And we will pay.”"
QUERY = (
    select(OccurrenceRow.id, OccurrenceRow.parts, OccurrenceRow.is_closed, ArticleRow.text)
    .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
    .where(in_ids(OccurrenceRow.quote_id), OccurrenceRow.moment <= func.coalesce(bindparam("most"), 2**62))
    .order_by(OccurrenceRow.id)
)


@pytest.fixture
def filled(store: Store) -> Store:
    from service.ingestion import prepare_article  # noqa: PLC0415  # the reader, for this module alone

    store.add_articles([prepare_article(Article("The Courier", TEXT))], lambda *_: False)
    return store


@pytest.mark.parametrize("given", [{"ids": [1, 2, 3], "most": None}, {"ids": [2], "most": 2**63 - 1}, {"ids": []}])
def test_it_finds_the_rows_that_sqlalchemy_finds(filled: Store, given: dict[str, object]) -> None:
    ready = Ready(QUERY)
    with filled.snapshot() as snapshot:
        connection = snapshot._connection
        expected = [tuple(row) for row in connection.execute(QUERY, {"most": None, **given})]
        assert [tuple(row) for row in ready.rows(connection, {"most": None, **given})] == expected
        assert [tuple(row) for row in ready.rows(connection, {"most": None, **given})] == expected


def test_an_error_of_the_driver_says_why_it_does_not_answer() -> None:
    with pytest.raises(StorageUnavailable, match="migrate it"), as_unavailable():
        sqlite3.connect(":memory:").execute("SELECT 1 FROM quote")

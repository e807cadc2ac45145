"""Ids as one parameter: the same rows as one parameter for each, found by their key."""

import pytest
from sqlalchemy import create_engine, insert, select

from service.storage.schema.tables import Base, QuoteRow
from service.storage.statements.id_lists import in_ids

QUERY = select(QuoteRow.id).where(in_ids(QuoteRow.id)).order_by(QuoteRow.id)


@pytest.mark.parametrize(
    ("asked", "found"),
    [([3, 1, 3], [1, 3]), ([], []), ([9], []), (list(range(1, 60_000)), [1, 2, 3])],
    ids=["some", "none", "unknown", "more than SQLite allows parameters"],
)
def test_rows_whose_id_is_asked_for(asked: list[int], found: list[int]) -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        rows = [{"id": id, "key_hash": bytes([id]), "text": "words"} for id in (1, 2, 3)]
        connection.execute(insert(QuoteRow), rows)
        assert list(connection.scalars(QUERY, {"ids": asked})) == found
    engine.dispose()


def test_sqlite_looks_ids_up_instead_of_reading_every_row() -> None:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    statement = str(QUERY.compile(engine))
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", ("[1]",))
        steps = [row[3] for row in plan]
    engine.dispose()
    assert any("SEARCH quote" in step for step in steps), steps

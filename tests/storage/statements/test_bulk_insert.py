"""Many rows by one statement, each with its own id."""

from __future__ import annotations

from service.storage.connection.database import Database
from service.storage.schema.tables import OutletRow, SpeakerRow
from service.storage.statements.bulk_insert import insert_all
from service.storage.store import Store


def test_each_row_has_its_id_in_order(store: Store, database_url: str, statements: list[str]) -> None:
    database = Database(database_url)
    with database.write() as connection:
        statements.clear()
        ids = insert_all(connection, OutletRow, [{"name": name} for name in "cab"], ["name"])
        assert len(statements) == 1
        assert ids == sorted(ids)
        assert insert_all(connection, OutletRow, [], ["name"]) == []
    assert [one.outlet for one in store.outlets()] == []  # outlets without an article are not listed
    database.close()


def test_rows_of_equal_key_have_ids_of_their_own(store: Store, database_url: str) -> None:
    database = Database(database_url)
    with database.write() as connection:
        ids = insert_all(connection, SpeakerRow, [{"name": "Marlow"}, {"name": "Lee"}, {"name": "Marlow"}], ["name"])
    assert ids == sorted(set(ids))
    assert [store.speaker(id).speaker.name for id in ids] == ["Marlow", "Lee", "Marlow"]
    database.close()

"""What was done once in a database is known to all who use it."""

from __future__ import annotations

from service.storage.store import Store


def test_a_mark_is_seen_by_every_instance_and_may_be_set_again(store: Store, database_url: str) -> None:
    other = Store(database_url)
    assert not other.milestones.is_marked("seeds_loaded")
    store.milestones.mark("seeds_loaded")
    other.milestones.mark("seeds_loaded")
    assert other.milestones.is_marked("seeds_loaded")
    other.close()


def test_what_the_database_knows_of_itself_is_no_mark(store: Store) -> None:
    assert not store.milestones.is_marked("store_id")

"""What was searched is counted anew when this process writes, and now and then for what others write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.domain import Article, OccurrenceFilter
from service.index.open import in_memory
from service.ingestion import ingest
from service.storage.contents.searched import Keeping, SearchedCounts
from service.storage.store import Store

ALL = OccurrenceFilter()


class Clock:
    """A clock that moves by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def add(store: Store, text: str, outlet: str = "The Post") -> None:
    store.add_article(Article(outlet, text), [], lambda *_: False)


def articles(store: Store, filter: OccurrenceFilter = ALL) -> int:
    with store.snapshot() as snapshot:
        return snapshot.searched(filter).articles


def test_what_this_process_writes_is_counted_at_once(store: Store) -> None:
    read = kept_articles(store, SearchedCounts(lambda: store._database.writes, Keeping(pause=60.0, quick=60.0)))
    assert read() == 0
    add(store, "One.")
    assert read() == 1


def test_a_filter_is_counted_by_itself(store: Store) -> None:
    add(store, "One.")
    add(store, "Two.", "The Echo")
    assert articles(store) == 2
    assert articles(store, OccurrenceFilter(outlet="The Echo")) == 1
    assert articles(store, OccurrenceFilter(outlet="Nobody")) == 0


def kept_articles(store: Store, counts: SearchedCounts) -> Callable[[], int]:
    def read() -> int:
        with store.snapshot() as snapshot:
            return counts.of(snapshot._connection, ALL).articles

    return read


def test_what_others_write_is_counted_after_a_pause(store: Store, clock: Clock) -> None:
    read = kept_articles(store, SearchedCounts(lambda: 0, Keeping(pause=1.0), clock))
    assert read() == 0
    add(store, "One.")
    clock.now = 0.9
    assert read() == 0
    clock.now = 1.1
    assert read() == 1


def test_what_takes_long_to_count_is_kept_for_longer(store: Store) -> None:
    ticks = iter([0.0, 0.1, 0.1, 5.0, 9.0, 11.0, 11.0, 11.0, 11.0])
    read = kept_articles(store, SearchedCounts(lambda: 0, Keeping(), lambda: next(ticks)))
    assert read() == 0
    add(store, "One.")
    assert (read(), read(), read()) == (0, 0, 1)


def test_the_filters_that_are_kept_are_few(store: Store) -> None:
    counts = SearchedCounts(lambda: 0, Keeping(most_filters=2))
    with store.snapshot() as snapshot:
        for number in range(5):
            counts.of(snapshot._connection, OccurrenceFilter(outlet=f"Outlet {number}"))
    assert len(counts._kept) <= 2


def test_what_is_left_out_is_not_counted_but_for_what_stands_elsewhere_too(store: Store) -> None:
    index = in_memory()
    for outlet, text in (
        ("The Post", "“The ferry stays in the old harbour,” said Bea Valley. “The pilots know the reef,” she said."),
        ("The Echo", "“The ferry stays in the old harbour,” said Bea Valley."),
    ):
        ingest(Article(outlet, text), store, index)
    left_out = {"": OccurrenceFilter()} | {
        outlet: OccurrenceFilter(not_outlet=outlet) for outlet in ("The Post", "The Echo", "Nobody")
    }
    with store.snapshot() as snapshot:
        counts = {outlet: snapshot.searched(filter) for outlet, filter in left_out.items()}
    assert {outlet: (count.articles, count.quotes, count.outlets) for outlet, count in counts.items()} == {
        "": (2, 2, 2),
        "The Post": (1, 1, 1),
        "The Echo": (1, 2, 1),
        "Nobody": (2, 2, 2),
    }

"""Several instances of the service write to one database at once: nothing is refused, doubled or lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.domain import Article, OccurrenceFilter
from service.storage.store import Store
from tests.storage.conftest import identify, quoted

INSTANCES = 4


@pytest.fixture
def instances(database_url: str) -> Iterator[list[Store]]:
    """Stores that share nothing but the database."""
    opened = [Store(database_url) for _ in range(INSTANCES)]
    yield opened
    for one in opened:
        one.close()


def add(store: Store, text: str, *speakers: str, outlet: str = "The Courier") -> tuple[int, bool]:
    article, is_new = store.add_article(Article(outlet, text), quoted(text, *speakers), identify)
    return article.id, is_new


def at_once(instances: Sequence[Store], act: Callable[[int, Store], object]) -> list[object]:
    """What each instance's turn answers, when all begin together."""
    start = threading.Barrier(len(instances))

    def run(number: int, store: Store) -> object:
        start.wait(30)
        return act(number, store)

    with ThreadPoolExecutor(len(instances)) as pool:
        return list(pool.map(run, range(len(instances)), instances))


def test_one_article_sent_to_all_of_them_at_once_is_stored_once(instances: list[Store]) -> None:
    for number in range(5):
        text = f"“The bridge number {number} will stand,” said Ann Lee."
        answers = at_once(instances, lambda _, store, text=text: add(store, text, "Ann Lee"))
        assert len({id for id, _ in answers}) == 1
        assert sorted(is_new for _, is_new in answers) == [False] * (INSTANCES - 1) + [True]
    assert [(one.articles, one.quotes) for one in instances[0].outlets()] == [(5, 5)]
    assert len(instances[0].list_quotes(limit=9).items) == 5


def test_a_wording_an_outlet_and_a_speaker_that_all_see_first_are_one(instances: list[Store]) -> None:
    """Each sends articles of its own, which share their quotes, their outlet and their speakers with the others'."""

    def send(number: int, store: Store) -> None:
        for turn in range(6):
            text = f"“The gate is open {turn}” “and shut {turn}” {number}"
            add(store, text, f"Ann Leemann{turn}", f"Bob Carey{turn}", outlet=f"Outlet {turn}")

    at_once(instances, send)
    store = instances[0]
    assert [(one.articles, one.quotes) for one in store.outlets()] == [(INSTANCES, 2)] * 6
    quotes = store.list_quotes(limit=99).items
    assert len({quote.text for quote in quotes}) == len(quotes) == 12
    carriers = store.carriers([quote.id for quote in quotes], OccurrenceFilter())
    assert {found.total for found in carriers.values()} == {INSTANCES}
    assert {len(found.speakers) for found in carriers.values()} == {1}
    assert len(store.speakers(99).items) == 12


def test_a_wording_put_in_and_taken_out_at_once_is_there_as_often_as_it_is_carried(instances: list[Store]) -> None:
    def come_and_go(number: int, store: Store) -> int:
        for turn in range(8):
            id, _ = add(store, f"“It comes and goes” {number} {turn}", "Ann Lee")
            store.delete_article(id)
        return add(store, f"“It comes and goes” {number}", "Ann Lee")[0]

    kept = at_once(instances[1:], come_and_go)
    [quote] = instances[0].list_quotes(limit=9).items
    [carriers] = instances[0].carriers([quote.id], OccurrenceFilter()).values()
    assert sorted(one.article.id for one in carriers.occurrences) == sorted(kept)
    batch = instances[0].changes_after(0, 10_000)
    assert batch.additions == ((quote.id, "It comes and goes"),)
    for store, id in zip(instances[1:], kept, strict=True):
        store.delete_article(id)
    assert instances[0].list_quotes(limit=9).items == ()
    assert instances[0].speakers(9).items == ()
    assert instances[0].changes_after(batch.position, 9).removals == (quote.id,)


def test_whoever_reads_the_log_meanwhile_misses_nothing(instances: list[Store]) -> None:
    reader, writers = instances[0], instances[1:]
    learnt: dict[int, str] = {}
    done = threading.Event()

    def follow() -> None:
        position, is_last = 0, False
        while True:
            batch = reader.changes_after(position, 7)
            learnt.update(batch.additions)
            if is_last and batch.position == position:
                return
            is_last, position = done.is_set(), batch.position

    following = threading.Thread(target=follow)
    following.start()
    at_once(writers, lambda number, store: [add(store, f"“wording {number} {turn}”") for turn in range(20)])
    done.set()
    following.join(30)
    assert sorted(learnt.values()) == sorted(f"wording {number} {turn}" for number in range(3) for turn in range(20))

"""Transactions: readers see one state, writers come in turn, and a forked process has its own connections."""

from __future__ import annotations

import multiprocessing
import threading
import time

import pytest
from sqlalchemy import text

from service.domain import Article
from service.errors import StorageUnavailable
from service.storage.connection.database import Database
from service.storage.connection.patience import Patience
from service.storage.store import Store


def add(store: Store, number: int) -> None:
    store.add_article(Article("The Courier", f"Text {number}."), [], lambda *_: False)


def test_a_reader_sees_one_state_while_another_writes(store: Store, database_url: str) -> None:
    database = Database(database_url)
    count = text("SELECT count(*) FROM article")
    with database.read() as session:
        before = session.scalar(count)
        add(store, 1)
        assert session.scalar(count) == before == 0
    with database.read() as session:
        assert session.scalar(count) == 1
    database.close()


def test_writers_in_threads_wait_for_each_other(store: Store) -> None:
    threads = [threading.Thread(target=add, args=(store, number)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.articles for one in store.outlets()] == [12]


def test_the_same_article_sent_at_once_is_stored_once(store: Store) -> None:
    created: list[bool] = []
    start = threading.Barrier(4)

    def send() -> None:
        start.wait()
        created.append(store.add_article(Article("The Courier", "Text."), [], lambda *_: False)[1])

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(created) == [False, False, False, True]


def test_a_writer_that_waits_too_long_gives_up(store: Store, database_url: str) -> None:
    hasty, other = Store(database_url, Patience(lock=0.05)), Database(database_url)
    with other.write():
        with pytest.raises(StorageUnavailable, match="another process holds its lock"):
            add(hasty, 1)
        assert hasty.outlets() == []  # readers do not wait
    add(hasty, 1)
    assert len(store.outlets()) == 1
    hasty.close()
    other.close()


def test_after_a_writer_gave_up_the_others_wait_less_until_one_gets_its_turn(store: Store, database_url: str) -> None:
    patience = Patience(lock=1.0, lock_after_failure=0.01)
    holder, waiter = Database(database_url, patience), Database(database_url, patience)

    def wait() -> float:
        begun = time.monotonic()
        with pytest.raises(StorageUnavailable, match="lock"), waiter.write():
            pytest.fail("it was not its turn")
        return time.monotonic() - begun

    with holder.write():
        first, later = wait(), [wait() for _ in range(3)]
    assert min(later) < first / 2  # the least: this process may itself wait for a processor
    with waiter.write():
        pass
    with holder.write():
        assert wait() > 0.9, "it waits for its turn again"
    holder.close()
    waiter.close()


def test_what_fails_in_the_middle_is_undone(database_url: str, store: Store) -> None:
    database = Database(database_url)

    def fail_in_the_middle() -> None:
        with database.write() as session:
            session.execute(text("INSERT INTO outlet (name) VALUES ('The Courier')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_in_the_middle()
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM outlet")) == 0
    database.close()


def test_a_forked_process_connects_for_itself(store: Store) -> None:
    add(store, 0)  # the parent is connected now
    processes = [multiprocessing.get_context("fork").Process(target=add, args=(store, number)) for number in (1, 2, 3)]
    for process in processes:
        process.start()
    add(store, 4)
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert [one.articles for one in store.outlets()] == [5]


def test_a_closed_store_opens_again_when_it_is_used(store: Store) -> None:
    add(store, 1)
    store.close()
    assert len(store.outlets()) == 1

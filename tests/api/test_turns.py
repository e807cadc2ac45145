"""Few threads work at once, who has waited longest is next, and a long answer keeps no turn for itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.api import turns
from service.api.turns import MOST_LONG_ANSWERS, Turns, held, let_others, share, streaming
from service.errors import TooManyLongAnswers

SECONDS = 10


def until(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.001)


def test_no_more_work_than_there_are_turns() -> None:
    made, at_once, most = Turns(2), 0, 0
    counting = threading.Lock()

    def work(_: int) -> None:
        nonlocal at_once, most
        with made.taken():
            with counting:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.002)
            with counting:
                at_once -= 1

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(40)))
    assert most == 2


def test_who_has_waited_longest_is_next() -> None:
    made = Turns(1)
    order: list[int] = []

    def work(number: int) -> None:
        with made.taken():
            order.append(number)

    with ThreadPoolExecutor(5) as threads:
        with made.taken():
            for number in range(5):
                threads.submit(work, number)
                until(lambda: len(made._waiting) == number + 1)  # noqa: B023  (done with before the next one)
        with made.taken():
            pass
    assert order == [0, 1, 2, 3, 4]


def test_a_long_answer_lets_those_who_wait_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two exports of all that is recorded kept every bulk request waiting until they were made."""
    monkeypatch.setattr(turns, "LONGEST_SECONDS", 0.0)
    made, order = Turns(1, 1), []
    is_other_there = threading.Event()

    def long_answer() -> None:
        with made.taken(), streaming():
            is_other_there.set()
            until(lambda: bool(made.streams._waiting))
            order.append("its first piece")
            share()
            order.append("its second piece")

    def other() -> None:
        is_other_there.wait(SECONDS)
        with made.taken(), streaming():
            order.append("the other")

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(long_answer), threads.submit(other)]:
            done.result(SECONDS)
    assert order == ["its first piece", "the other", "its second piece"]


def test_it_keeps_its_turn_for_a_while() -> None:
    made = Turns(1)
    with ThreadPoolExecutor(1) as threads:
        with made.taken():
            threads.submit(lambda: made.taken().__enter__())
            until(lambda: bool(made._waiting))
            share()
            assert made._waiting
        until(lambda: not made._waiting)


def test_a_turn_is_lent_while_a_client_is_waited_for() -> None:
    made = Turns(1)
    with made.taken():
        with let_others():
            assert held() is None
            with made.taken():
                assert held() is made
        assert held() is made
    assert held() is None
    share()  # in a thread without a turn there is nothing to share


def test_so_many_long_answers_are_sent_at_once_and_no_more() -> None:
    made = Turns(1)
    ends = [made.begin_long_answer() for _ in range(MOST_LONG_ANSWERS)]
    with pytest.raises(TooManyLongAnswers, match="again in a few seconds"):
        made.begin_long_answer()
    ends[0]()
    made.begin_long_answer()

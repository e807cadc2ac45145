"""Work that takes too long is ended, wherever it loops, and the answer says what to send instead."""

from __future__ import annotations

import threading

import pytest

from service import deadline
from service.domain import Article
from service.errors import TookTooLong
from service.language.language import language_of
from service.matching.ranking import rank
from service.reading import read
from service.text.normalise import normalise

SAID = "“The bridge will stand,” said Mayor Ada Harbour. Bo Lind told us “the gate is open all night” on Monday. "
LONG = "“" + "The quick brown fox jumps over the lazy dog and others. " * 400 + "”"


def work() -> None:
    while True:
        deadline.check()


def test_work_ends_when_its_time_is_over() -> None:
    with pytest.raises(TookTooLong, match="send less"), deadline.limited(0.01, "send less"):
        work()
    deadline.check()


def test_the_earlier_of_two_ends_counts() -> None:
    outer, inner = deadline.limited(0.01, "send less"), deadline.limited(60, "send nothing")
    with pytest.raises(TookTooLong, match="send less"), outer, inner:
        work()
    with deadline.limited(60, "send nothing"):
        with pytest.raises(TookTooLong, match="send less"), deadline.limited(0.01, "send less"):
            work()
        deadline.check()


def test_another_thread_is_not_ended() -> None:
    done: list[bool] = []

    def look() -> None:
        deadline.check()
        done.append(True)

    with deadline.limited(0.0, "send less"):
        other = threading.Thread(target=look)
        other.start()
        other.join()
    assert done == [True]


@pytest.mark.parametrize(
    "text",
    [SAID * 50, "“a\n\n" * 500, "Ada Harbour said " * 500 + "“yes.”", "“" * 3_000, LONG],
    ids=["news", "opening marks", "names", "marks", "one long quote"],
)
def test_reading_looks_at_the_deadline(text: str) -> None:
    with pytest.raises(TookTooLong), deadline.limited(0.0, "send less"):
        read(Article("The Post", text))


def test_comparing_looks_at_the_deadline() -> None:
    with pytest.raises(TookTooLong), deadline.limited(0.0, "send less"):
        rank(normalise("the bridge will stand"), {1: "The bridge will stand"}, language_of(None), 5, None)

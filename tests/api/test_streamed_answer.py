"""An answer is made at its own pace, whether anybody reads it or not."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from service.api.streamed_answer import IN_MEMORY, made_by_a_thread


def test_the_pieces_arrive_in_order() -> None:
    pieces = [bytes([number]) * 1000 for number in range(100)]
    assert b"".join(made_by_a_thread(pieces)) == b"".join(pieces)


def test_the_maker_does_not_wait_for_a_reader() -> None:
    is_done = threading.Event()

    def make() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * (IN_MEMORY // 10)
        is_done.set()

    answer = iter(made_by_a_thread(make()))
    first = next(answer)
    assert is_done.wait(30)  # four times what memory holds was made, and only one piece was read
    assert len(first) + sum(map(len, answer)) == 40 * (IN_MEMORY // 10)


def test_the_reader_gets_a_piece_before_the_next_is_made() -> None:
    may_go_on = threading.Event()

    def make() -> Iterator[bytes]:
        yield b"first"
        assert may_go_on.wait(30)
        yield b"second"

    answer = iter(made_by_a_thread(make()))
    assert next(answer) == b"first"
    may_go_on.set()
    assert list(answer) == [b"second"]


def test_a_failure_breaks_the_answer_off_after_what_was_made() -> None:
    def make() -> Iterator[bytes]:
        yield b"first"
        raise ZeroDivisionError

    answer = iter(made_by_a_thread(make()))
    assert next(answer) == b"first"
    with pytest.raises(ZeroDivisionError):
        next(answer)


def test_a_reader_who_goes_away_ends_the_making() -> None:
    made: list[int] = []

    def make() -> Iterator[bytes]:
        for number in range(10**9):
            made.append(number)
            yield b"x" * 1000

    answer = made_by_a_thread(make())
    next(iter(answer))
    answer.close()  # type: ignore[attr-defined]  # a generator
    count = len(made)
    assert not any(thread.name.startswith("bulk") for thread in threading.enumerate())
    assert len(made) == count

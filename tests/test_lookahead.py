"""A few of many questions, from all over them, say what the rest will take, before it is done."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from service.deadline import limited
from service.errors import TooCostlyTogether, TookTooLong
from service.lookahead import LookAhead, answered

SMALL = LookAhead(at_once=10, sampled=2, seconds_a_read=0.01)


def squares(numbers: Sequence[int], _waiting: int) -> list[int]:
    return [number * number for number in numbers]


def work(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


@pytest.mark.parametrize("count", [0, 1, 7, 8, 35, 100])
def test_every_question_is_answered_once(count: int) -> None:
    pairs = list(answered(range(count), squares, tuning=SMALL))
    assert sorted(pairs) == [(number, number * number) for number in range(count)]


def test_the_first_groups_are_small_and_come_from_all_over() -> None:
    groups: list[tuple[list[int], int]] = []

    def note(numbers: Sequence[int], waiting: int) -> Sequence[int]:
        groups.append((list(numbers), waiting))
        return numbers

    list(answered(range(40), note, tuning=SMALL))
    assert groups[:2] == [([0, 20], 38), ([10, 30], 36)]
    assert [(len(group), waiting) for group, waiting in groups[2:]] == [(10, 26), (10, 16), (10, 6), (6, 0)]


def test_what_there_is_no_time_for_is_refused_after_the_first_groups() -> None:
    done: list[int] = []

    def slowly(numbers: Sequence[int], _waiting: int) -> Sequence[int]:
        done.extend(numbers)
        work(0.01 * len(numbers))
        return numbers

    with pytest.raises(TooCostlyTogether, match=r"in .* parts or more"), limited(0.5, "send fewer"):
        list(answered(range(2_000), slowly, tuning=SMALL))
    assert len(done) <= 4


def test_what_takes_long_is_charged_before_it_is_done() -> None:
    done: list[int] = []
    charged: list[tuple[int, int]] = []

    def slowly(numbers: Sequence[int], _waiting: int) -> Sequence[int]:
        done.extend(numbers)
        work(0.02 * len(numbers))
        return numbers

    list(answered(range(12), slowly, lambda reads: charged.append((reads, len(done))), SMALL))
    [(reads, before)] = charged
    assert before == 4
    assert reads >= 8  # twice what eight questions count for


def test_what_is_quick_costs_nothing_beyond_its_number() -> None:
    charged: list[int] = []
    list(answered(range(200), squares, charged.append))
    assert charged == []


def test_many_questions_for_which_the_time_ends_are_too_many_at_once() -> None:
    def answer(_group: Sequence[int], _waiting: int) -> Sequence[int]:
        raise TookTooLong("this takes more processor time than one request may have; send fewer")

    with pytest.raises(TooCostlyTogether, match="fewer than 40 at once"):
        list(answered(range(40), answer))
    with pytest.raises(TookTooLong):
        list(answered([1], answer))

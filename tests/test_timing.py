"""What measures time in tests lets nothing fail but code that takes too long."""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Callable

import pytest

from tests import timing
from tests.timing import assert_linear, assert_within, seconds

Spending = Callable[..., Callable[[], None]]


@pytest.fixture
def spending(monkeypatch: pytest.MonkeyPatch) -> Spending:
    """Make an action that takes the times that are given, one a call, and the last one ever after, on a clock here."""
    now = 0.0
    monkeypatch.setattr(time, "thread_time", lambda: now)

    def make(*amounts: float) -> Callable[[], None]:
        each = itertools.chain(amounts, itertools.repeat(amounts[-1]))

        def spend() -> None:
            nonlocal now
            now += next(each)

        return spend

    return make


def test_what_takes_time_in_proportion_passes(spending: Spending) -> None:
    assert_linear(spending(1), spending(4), 4)
    assert_linear(spending(1), spending(7), 4)


def test_what_takes_the_square_of_the_time_fails(spending: Spending) -> None:
    with pytest.raises(AssertionError, match=r"4 times as much took 1\.60 s instead of 0\.10 s"):
        assert_linear(spending(0.1), spending(1.6), 4)


def test_a_first_use_does_not_count(spending: Spending) -> None:
    assert_linear(spending(0.22), spending(2.01, 0.9), 4)
    assert_within(1, spending(1.5, 1.5, 0.1))


def test_a_slow_moment_over_the_small_part_is_no_measure_of_it(spending: Spending) -> None:
    with pytest.raises(AssertionError, match=r"instead of 0\.10 s"):
        assert_linear(spending(0.15, 0.1), spending(1.6), 4)


def test_what_takes_too_long_each_time_fails(spending: Spending) -> None:
    with pytest.raises(AssertionError, match=r"it took 3\.00 s at least; 2\.00 s are allowed"):
        assert_within(2, spending(3))
    with pytest.raises(AssertionError, match="within 2 s"):
        assert_linear(spending(1), spending(3), 4, within=2)


def test_what_the_action_gives_comes_back() -> None:
    assert seconds(lambda: 7)[1] == 7
    assert assert_within(1, lambda: 7) == 7
    assert assert_linear(lambda: 1, lambda: 7, 4) == 7


def test_the_heap_of_the_suite_is_not_collected_on_its_time() -> None:
    heap = [[number] for number in range(100_000)]
    collecting, _ = seconds(gc.collect)
    begun = time.thread_time()
    gc.collect()
    assert collecting < (time.thread_time() - begun) / 3  # a hundredth, measured
    assert len(heap) == 100_000
    assert gc.get_freeze_count() == 0


def test_what_the_action_leaves_is_collected_on_its_time() -> None:
    def leave() -> int:
        for _ in range(101):
            knot: list[object] = []
            knot.append(knot)
        return gc.collect()

    assert seconds(leave)[1] >= 100


def test_what_squares_its_work_fails_on_the_real_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "SLACK", 0.0)

    def pairs(length: int) -> int:
        return sum(1 for one in range(length) for other in range(one) if one == other + length)

    with pytest.raises(AssertionError, match="10 times as much took"):
        assert_linear(lambda: pairs(100), lambda: pairs(1_000), 10)

"""How long an action takes of the processor, and that it grows no faster than what it is given.

A measure that a test fails by must say something of the code. So it counts this thread's time only; the heap that the
suite has grown meanwhile is kept out of it, for a full collection of that takes a second and comes when it likes; and
what looks too long is done again, for it may be a first use, or a neighbour on the same core.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from typing import TypeVar

Given = TypeVar("Given")
ATTEMPTS = 3
SLACK = 0.25
"""Seconds that have nothing to do with size."""


def seconds(action: Callable[[], Given]) -> tuple[float, Given]:
    """The processor's time that `action` takes in this thread, and what it gives.

    What `action` makes is collected as ever; what was there before is not looked at.
    """
    gc.freeze()
    begun = time.thread_time()
    try:
        given = action()
        return time.thread_time() - begun, given
    finally:
        gc.unfreeze()


def assert_within(limit: float, action: Callable[[], Given]) -> Given:
    """Hold the time of `action` against `limit`, and give what it gave; one of three attempts has to keep it."""
    least = math.inf
    for _ in range(ATTEMPTS):
        taken, given = seconds(action)
        least = min(least, taken)
        if least < limit:
            return given
    raise AssertionError(f"it took {least:.2f} s at least; {limit:.2f} s are allowed")


def assert_linear(
    small: Callable[[], object], large: Callable[[], Given], times: float, *, within: float = math.inf
) -> Given:
    """Hold the time of `large`, which is `times` as much, against that of `small`; give what `large` gave.

    The limit lies halfway between linear and quadratic time: eight for four times as much. The least times of up to
    three attempts count, so each call must do all the work again. None may take longer than `within` seconds.
    """
    little = least = math.inf
    for _ in range(ATTEMPTS):
        little = min(little, seconds(small)[0])
        taken, given = seconds(large)
        least = min(least, taken)
        if least < times**1.5 * little + SLACK and least < within:
            return given
    raise AssertionError(f"{times} times as much took {least:.2f} s instead of {little:.2f} s, within {within} s")

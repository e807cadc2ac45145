"""Runs a coroutine to its end in a thread of its own: the browser's tests leave a running loop in the main thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import anyio

T = TypeVar("T")


def run(ask: Callable[[], Awaitable[T]]) -> T:
    """What `ask` returns; raises what it raises."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, ask).result()

"""Processes that work for a command, and end with it."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

import click

from service.child_process import end_with_parent


@contextmanager
def worker_pool(
    jobs: int, what_stays: str, initializer: Callable[..., None] | None = None, initargs: tuple[object, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """`jobs` processes, each of which has called `initializer(*initargs)`; they end with the block.

    Raises ClickException when one of them dies; `what_stays` says in it what is not lost.
    """
    # Not forked: this process may have threads and an open database.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(initializer, initargs))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise click.ClickException(
            f"a worker process died, perhaps for want of memory; {what_stays}: run it again, with fewer --jobs"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start(initializer: Callable[..., None] | None, initargs: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    end_with_parent()  # one whose parent was killed would wait for work for ever
    if initializer is not None:
        initializer(*initargs)

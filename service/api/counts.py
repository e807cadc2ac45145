"""The files in which the workers of a server count, one set a worker; those of workers that ended become one.

Without that a server that is reloaded for years would have ever more of them, and read all of them for each /metrics.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client.mmap_dict import MmapedDict

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Set by `quoteverify serve` for its workers: the folder that they share."""
PATIENCE_SECONDS = 1.0
"""How long the server waits for those who read; they take a hundredth of a second."""

_SUMMED = ("counter", "histogram")
"""Kinds of files whose values add up."""
_PAUSE_SECONDS = 0.01


@contextmanager
def counts_held_still(folder: Path) -> Iterator[None]:
    """Keep the files of workers that ended where they are: read in between, they would count twice or not at all."""
    handle = _lock_file(folder)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def add_up_ended_worker(folder: Path, worker: int) -> None:
    """Add what the worker with this process id counted to the counts of those that ended before it.

    Raises OSError when that cannot be done now; its counts then stay as they are, and are read as before.
    """
    handle = _lock_file(folder)
    try:
        _lock(handle)
        for kind in _SUMMED:
            _add(folder / f"{kind}_{worker}.db", folder / f"{kind}_ended.db")
    finally:
        os.close(handle)


def _add(file: Path, total: Path) -> None:
    if not file.exists():
        return
    old = [one for one in (total, file) if one.exists()]
    values: Counter[str] = Counter()
    for one in old:
        for key, value, *_ in MmapedDict.read_all_values_from_file(one):  # type: ignore[no-untyped-call]
            values[key] += value
    new = total.with_suffix(".new")
    new.unlink(missing_ok=True)
    with new.open("wb") as made:
        # The room is taken first: to write to a mapped file for which there is none would end the server (SIGBUS).
        os.posix_fallocate(made.fileno(), 0, sum(one.stat().st_size for one in old))
    mapped = MmapedDict(str(new))  # type: ignore[no-untyped-call]
    for key, value in values.items():
        mapped.write_value(key, value, 0.0)  # type: ignore[no-untyped-call]
    mapped.close()  # type: ignore[no-untyped-call]
    new.replace(total)
    file.unlink()


def _lock_file(folder: Path) -> int:
    return os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _lock(handle: int) -> None:
    """Wait for those who read; raises BlockingIOError (an OSError) when one of them hangs."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return

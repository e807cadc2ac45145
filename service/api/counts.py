"""Keeps the files in which the workers of a server count: one set a worker, and one for all workers that ended.

Without adding those up, a server that is reloaded for years would have ever more files, and read all of them for each
/metrics.
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
"""How long the server waits while somebody reads the counts; a reader takes a hundredth of a second."""

_SUMMED = ("counter", "histogram")
"""Kinds of files whose values add up."""
_PAUSE_SECONDS = 0.01


@contextmanager
def counts_held_still(folder: Path) -> Iterator[None]:
    """Hold off `add_up_ended_worker`: counts that are read in the middle of it would count twice or not at all."""
    handle = _lock_file(folder)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def add_up_ended_worker(folder: Path, worker: int, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Add what the worker with this process id counted to the counts of those that ended before it.

    Raises OSError when that cannot be done within `patience_seconds`; its counts then stay as they are, and are read
    as before.
    """
    handle = _lock_file(folder)
    try:
        _lock(handle, patience_seconds)
        for kind in _SUMMED:
            _add(folder / f"{kind}_{worker}.db", folder / f"{kind}_ended.db")
    finally:
        os.close(handle)


def _add(file: Path, total: Path) -> None:
    if not file.exists():
        return
    sources = [source for source in (total, file) if source.exists()]
    values: Counter[str] = Counter()
    for source in sources:
        for key, value, *_ in MmapedDict.read_all_values_from_file(source):  # type: ignore[no-untyped-call]
            values[key] += value
    new = total.with_suffix(".new")
    new.unlink(missing_ok=True)
    with new.open("wb") as target:
        # Takes the disk space first: writing to a mapped file without any would end the server (SIGBUS).
        os.posix_fallocate(target.fileno(), 0, sum(source.stat().st_size for source in sources))
    mapped = MmapedDict(str(new))  # type: ignore[no-untyped-call]
    for key, value in values.items():
        mapped.write_value(key, value, 0.0)  # type: ignore[no-untyped-call]
    mapped.close()  # type: ignore[no-untyped-call]
    new.replace(total)
    file.unlink()


def _lock_file(folder: Path) -> int:
    return os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _lock(handle: int, patience_seconds: float) -> None:
    """Wait until nobody reads the counts; raises BlockingIOError (an OSError) when somebody does for too long."""
    give_up = time.monotonic() + patience_seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > give_up:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return

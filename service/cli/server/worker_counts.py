"""What makes a server of several processes watchable: gunicorn's own log, and the folder in which workers count."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger
from prometheus_client.multiprocess import mark_process_dead

from service.api.counts import FOLDER_VARIABLE, add_up_ended_worker

_LOG = logging.getLogger(__name__)

MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of one's own is made in it
"""Where workers count, and where gunicorn sees that they live: files in memory. To write to a mapped file for which a
full disk has no room ends the process (SIGBUS)."""


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's log, in the format of ours: its records go up to the root's handler."""

    def setup(self, cfg: Any) -> None:
        """Called at the start and at every reload; gunicorn would write to streams of its own."""
        super().setup(cfg)
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True


def make_counting_folder(data: Path) -> Path:
    """An empty folder for this server's workers to count in, named to them by the environment.

    It is in memory, where there is such a place, and a link below `data` leads to it; those of servers that are gone
    are removed.
    """
    folders = data / "metrics"
    folders.mkdir(parents=True, exist_ok=True)
    folder = folders / str(os.getpid())
    for old in folders.iterdir():
        if old == folder or not _is_alive(old.name):
            _remove(old)
    if os.access(MEMORY, os.W_OK):
        folder.symlink_to(tempfile.mkdtemp(prefix="quoteverify-", dir=MEMORY))
    else:
        folder.mkdir()
    os.environ[FOLDER_VARIABLE] = str(folder)
    return folder


def on_worker_exit(_server: Any, worker: Any) -> None:
    """A worker has ended: what it was doing is not going on any more; what it counted stays, among all such counts."""
    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
    try:
        add_up_ended_worker(Path(os.environ[FOLDER_VARIABLE]), worker.pid)
    except OSError:
        _LOG.warning("the counts of a worker that ended stay in files of their own", exc_info=True)


def on_server_exit(_server: Any) -> None:
    """The server ends: nobody will ask for its counts."""
    _remove(Path(os.environ[FOLDER_VARIABLE]))


def _remove(folder: Path) -> None:
    """Remove a folder, and what a link leads to; what is not ours to remove stays."""
    shutil.rmtree(folder.resolve(), ignore_errors=True)
    if folder.is_symlink():
        folder.unlink(missing_ok=True)


def _is_alive(process: str) -> bool:
    return process.isdigit() and Path("/proc", process).exists()

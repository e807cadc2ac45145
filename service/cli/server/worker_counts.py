"""Sets up what monitoring several worker processes takes: gunicorn's log, and the folder in which workers count."""

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

MEMORY = Path("/dev/shm")  # noqa: S108  # used only by a folder of our own in it
"""Where workers keep their counts, and gunicorn the files by which it sees that they live. They are in memory because
writing to a mapped file ends the process (SIGBUS) when the disk is full."""


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's log, in the format of ours: its records go to the root logger's handler."""

    def setup(self, cfg: Any) -> None:
        """Take away the handlers that gunicorn sets at the start and at every reload."""
        super().setup(cfg)
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True


def make_counting_folder(data: Path) -> Path:
    """Make an empty folder for this server's workers to count in, and name it in the environment.

    It is in memory, where there is such a place, and a link below `data` leads to it. Folders of servers that have
    ended are removed.
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
    """Take an ended worker out of the gauges, and add its counts to those of workers that ended before it."""
    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
    try:
        add_up_ended_worker(Path(os.environ[FOLDER_VARIABLE]), worker.pid)
    except OSError:
        _LOG.warning("the counts of a worker that ended stay in files of their own", exc_info=True)


def on_server_exit(_server: Any) -> None:
    """Remove the folder of counts: the server ends."""
    _remove(Path(os.environ[FOLDER_VARIABLE]))


def _remove(folder: Path) -> None:
    """Remove a folder, or a link and the folder that it leads to; what may not be removed stays."""
    shutil.rmtree(folder.resolve(), ignore_errors=True)
    if folder.is_symlink():
        folder.unlink(missing_ok=True)


def _is_alive(process: str) -> bool:
    return process.isdigit() and Path("/proc", process).exists()

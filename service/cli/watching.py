"""What makes a server of several processes watchable: gunicorn's own log, and the folder in which workers count."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger
from prometheus_client.multiprocess import mark_process_dead

from service.api.metrics import FOLDER_VARIABLE


class Log(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's log, in the format of ours: its records go up to the root's handler."""

    def setup(self, cfg: Any) -> None:
        """Called at the start and at every reload; gunicorn would write to streams of its own."""
        super().setup(cfg)
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True


def make_counting_folder(data: Path) -> Path:
    """An empty folder below `data` for this server's workers to count in, named to them by the environment.

    Those of servers that are gone are removed.
    """
    folders = data / "metrics"
    folder = folders / str(os.getpid())
    folder.mkdir(parents=True, exist_ok=True)
    for old in folders.iterdir():
        if old == folder or not _is_alive(old.name):
            shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    os.environ[FOLDER_VARIABLE] = str(folder)
    return folder


def forget_worker(_server: Any, worker: Any) -> None:
    """A worker has ended: what it was doing is not going on any more; what it counted stays."""
    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def forget_server(_server: Any) -> None:
    """The server ends: nobody will ask for its counts."""
    shutil.rmtree(os.environ[FOLDER_VARIABLE], ignore_errors=True)


def _is_alive(process: str) -> bool:
    return process.isdigit() and Path("/proc", process).exists()

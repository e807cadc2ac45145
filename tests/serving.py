"""A real service for tests: the command, its workers, requests to 127.0.0.1, and what it logged."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

START_SECONDS = 60


class Server:
    """A running service and how to ask it."""

    def __init__(self, process: subprocess.Popen[str], address: str, printed: str, log: Path) -> None:
        self.process = process
        self.address = address
        self.printed = printed
        self.log = log

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def workers(self) -> list[int]:
        """The worker processes, oldest first; none when the server itself is gone."""
        try:
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        except FileNotFoundError:
            return []
        return sorted(map(int, children.split()))

    def kill_worker(self, worker: int) -> None:
        """SIGKILL one worker, and wait until another one is in its place."""
        before = self.workers()
        os.kill(worker, signal.SIGKILL)
        give_up = time.monotonic() + START_SECONDS
        while len(set(self.workers()) - {worker}) < len(before):
            assert time.monotonic() < give_up, "no worker took its place"
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL the server and all its workers at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=START_SECONDS)

    def until_ready(self, seconds: float = START_SECONDS) -> float:
        """Wait until /readyz says 200; returns the seconds that took."""
        begun = time.monotonic()
        while self.ask_raw("/readyz") != 200:
            assert time.monotonic() < begun + seconds, self.ask("/readyz")
            time.sleep(0.05)
        return time.monotonic() - begun

    def wait_until_logged(self, pattern: str) -> None:
        """Until `pattern` stands in the log: a request is logged once it is answered."""
        deadline = time.monotonic() + START_SECONDS
        while not re.search(pattern, self.logged()):
            assert time.monotonic() < deadline, self.logged()
            time.sleep(0.05)

    def logged(self) -> str:
        """All that it has written to standard error."""
        return self.log.read_text(encoding="utf-8")

    def ask_raw(self, path: str) -> int:
        """The status of a GET, whatever the body is."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as response:  # noqa: S310
                return int(response.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def ask(self, path: str, body: Any = None, method: str | None = None) -> tuple[int, Any]:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.address + path, data, headers, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
                return response.status, json.loads(response.read() or "null")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read())


@contextmanager
def serving(
    data: Path,
    *options: str,
    home: Path | None = None,
    environ: Mapping[str, str] | None = None,
    program: Path | None = None,
    folder: Path | None = None,
) -> Iterator[Server]:
    """The command on a free port; it is ended afterwards, and must end by itself when told to, unless it was killed.

    `program` is the command of another environment than this one's, `folder` the one that it is started in. Its log
    goes to a file: a pipe that nobody reads would fill up and stop it.
    """
    command = [
        str(program or Path(sys.executable).with_name("quoteverify")),
        "serve",
        "--port",
        "0",
        "--data",
        str(data),
        *options,
    ]
    env = os.environ | {"PYTHONUNBUFFERED": "1"} | ({"HOME": str(home)} if home else {}) | dict(environ or {})
    with tempfile.NamedTemporaryFile(suffix=".log") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        )
        try:
            yield _started(process, Path(log.name))
            if process.poll() != -signal.SIGKILL:
                process.send_signal(signal.SIGTERM)
                assert process.wait(timeout=START_SECONDS) == 0
        finally:
            process.kill()
            process.communicate()


def _started(process: subprocess.Popen[str], log: Path) -> Server:
    printed = ""
    assert process.stdout is not None
    for line in process.stdout:
        printed += line
        found = re.search(r"Serving on (http://127\.0\.0\.1:\d+)", line)
        if found:
            return Server(process, found[1], printed + process.stdout.readline(), log)
    raise AssertionError(f"it did not start: {log.read_text(encoding='utf-8')}")

"""`quoteverify serve`: the real command, real workers, real requests to 127.0.0.1."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

START_SECONDS = 60
QUOTE = {"quote": "The ball is in their court", "speaker": "Antony Blinken"}


class Server:
    """A running service and how to ask it."""

    def __init__(self, process: subprocess.Popen[str], address: str, printed: str) -> None:
        self.process = process
        self.address = address
        self.printed = printed

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
def serving(data: Path, *options: str, home: Path) -> Iterator[Server]:
    """The command on a free port; it is ended afterwards, and must end by itself when told to."""
    command = [
        str(Path(sys.executable).with_name("quoteverify")),
        "serve",
        "--port",
        "0",
        "--data",
        str(data),
        *options,
    ]
    environ = os.environ | {"HOME": str(home), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield _started(process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=START_SECONDS) == 0
    finally:
        process.kill()
        process.communicate()


def _started(process: subprocess.Popen[str]) -> Server:
    printed = ""
    assert process.stdout is not None
    for line in process.stdout:
        printed += line
        found = re.search(r"Serving on (http://127\.0\.0\.1:\d+)", line)
        if found:
            return Server(process, found[1], printed + process.stdout.readline())
    raise AssertionError(f"it did not start: {process.communicate()[1]}")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home directory that cannot be written."""
    folder = tmp_path / "home"
    folder.mkdir()
    folder.chmod(0o500)
    return folder


@pytest.fixture
def server(data: Path, home: Path) -> Iterator[Server]:
    """A service with the seed articles."""
    with serving(data, home=home) as running:
        yield running


def test_the_first_start_loads_the_seeds_and_prints_a_request_that_works(server: Server) -> None:
    assert "Loaded 5 seed articles" in server.printed
    printed = re.search(r"-d '(.*)'", server.printed)
    assert printed is not None
    status, answer = server.ask("/v1/verify", json.loads(printed[1]))
    assert (status, answer["verdict"], answer["attribution"]) == (200, "verbatim", "confirmed")
    assert [use["outlet"] for use in answer["matches"][0]["outlets"]] == ["BM.GE"]


def test_every_worker_knows_an_article_once_it_is_acknowledged(server: Server) -> None:
    words = ["bridge", "river", "harbour", "valley", "mountain", "forest", "island", "meadow"]

    def add_and_verify(word: str) -> list[str]:
        text = f"“The {word} belongs to everybody in this town,” said Mayor Ada Harbour."
        status, _ = server.ask("/v1/articles", {"outlet": "The Post", "text": text})
        assert status == 201
        quote = {"quote": f"The {word} belongs to everybody in this town"}
        return [server.ask("/v1/verify", quote)[1]["verdict"] for _ in range(6)]

    with ThreadPoolExecutor(4) as pool:
        verdicts = [verdict for found in pool.map(add_and_verify, words) for verdict in found]
    assert verdicts == ["verbatim"] * len(verdicts)
    assert server.ask("/readyz")[0] == 200


def test_the_same_article_sent_twice_at_once_is_stored_once(server: Server) -> None:
    article = {"outlet": "The Post", "text": "“Twice is too often,” said Mayor Ada Harbour."}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: server.ask("/v1/articles", article), range(6)))
    assert sorted(status for status, _ in answers) == [200] * 5 + [201]
    assert len({answer["id"] for _, answer in answers}) == 1


def test_a_restart_finds_what_was_acknowledged(data: Path, home: Path) -> None:
    with serving(data, "--no-seeds", "--workers", "1", home=home) as server:
        assert "Loaded" not in server.printed
        assert server.ask("/v1/articles")[1]["items"] == []
        server.ask("/v1/articles", {"outlet": "The Post", "text": "“It will be kept,” said Mayor Ada Harbour."})
    with serving(data, "--no-seeds", "--workers", "1", home=home) as server:
        assert server.ask("/v1/verify", {"quote": "It will be kept"})[1]["verdict"] == "verbatim"


def test_a_port_that_is_taken_is_an_error(server: Server, tmp_path: Path) -> None:
    port = server.address.rpartition(":")[2]
    command = [str(Path(sys.executable).with_name("quoteverify")), "serve", "--no-seeds", "--port", port]
    done = subprocess.run(
        [*command, "--data", str(tmp_path / "other")], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode != 0
    assert "in use" in done.stderr.lower()
    assert "Traceback" not in done.stderr

"""SIGTERM finishes what is in flight and refuses what comes; a reload under load drops no request."""

from __future__ import annotations

import json
import signal
import socket
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from tests.serving import START_SECONDS, Server, serving

SAID = "We rebuild the lighthouse as often as the sea takes it"
ARTICLE = {"outlet": "The Post", "text": f"“{SAID},” said Ann Marlow."}
RELOADS = 3
CLIENTS = 4
"""Half of them keep their connection, the others open a new one for every request."""


def begin_post(server: Server, article: dict[str, str]) -> tuple[socket.socket, bytes]:
    """Send all but the end of a request; returns the connection and what is still to be sent."""
    body = json.dumps(article).encode()
    lines = ["POST /v1/articles HTTP/1.1", f"Host: 127.0.0.1:{server.port}", "Content-Type: application/json"]
    head = "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""])
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=START_SECONDS)
    connection.sendall(head.encode() + body[:10])
    return connection, body[10:]


def is_refused(server: Server) -> bool:
    """Whether a new connection is refused."""
    try:
        socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
    except ConnectionRefusedError:
        return True
    return False


def read_answer(connection: socket.socket) -> bytes:
    read = b""
    while piece := connection.recv(65536):
        read += piece
    return read


def test_what_is_in_flight_is_answered_and_who_comes_then_is_refused(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--no-seeds") as server:
        server.until_ready()
        connection, rest = begin_post(server, ARTICLE)
        time.sleep(0.5)  # it is being read by now
        server.process.send_signal(signal.SIGTERM)
        give_up = time.monotonic() + START_SECONDS
        while not is_refused(server):
            assert time.monotonic() < give_up, "it goes on taking connections"
            time.sleep(0.02)
        assert server.process.poll() is None, "it did not wait for what was in flight"
        connection.sendall(rest)
        answer = read_answer(connection)
        connection.close()
        assert answer.startswith(b"HTTP/1.1 201 ")
        assert server.process.wait(timeout=START_SECONDS) == 0
    with serving(tmp_path / "data", "--no-seeds") as server:
        assert server.ask("/v1/verify", {"quote": SAID})[1]["verdict"] == "verbatim"


class Asker:
    """A client that verifies and posts, one request after the other, and retries nothing."""

    def __init__(self, server: Server, number: int) -> None:
        self.server = server
        self.number = number
        self.answers = 0
        self.failures: list[str] = []

    def run(self, stop: threading.Event) -> None:
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=START_SECONDS)
        while not stop.is_set():
            try:
                status, body = self._exchange(connection)
            except (OSError, HTTPException) as error:
                self.failures.append(repr(error))
                connection.close()
            else:
                if status not in {200, 201}:
                    self.failures.append(f"{status} {body!r}")
                if self.number % 2:
                    connection.close()
            self.answers += 1
        connection.close()

    def _exchange(self, connection: HTTPConnection) -> tuple[int, Any]:
        if self.answers % 5:
            path, sent = "/v1/verify", {"quote": SAID}
        else:
            text = f"“Client {self.number} asked {self.answers} times,” said Ann Marlow."
            path, sent = "/v1/articles", {"outlet": "The Post", "text": text}
        connection.request("POST", path, json.dumps(sent), {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()


def test_a_reload_under_load_drops_no_request(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--no-seeds") as server:
        assert server.ask("/v1/articles", ARTICLE)[0] == 201
        askers = [Asker(server, number) for number in range(CLIENTS)]
        stop = threading.Event()
        threads = [threading.Thread(target=asker.run, args=(stop,)) for asker in askers]
        for thread in threads:
            thread.start()
        for _ in range(RELOADS):
            reload(server)
            goal = sum(asker.answers for asker in askers) + 40
            give_up = time.monotonic() + 2 * START_SECONDS
            while sum(asker.answers for asker in askers) < goal and time.monotonic() < give_up:
                time.sleep(0.01)
        stop.set()
        for thread in threads:
            thread.join()
    assert [failure for asker in askers for failure in asker.failures] == []
    assert sum(asker.answers for asker in askers) >= 40 * RELOADS


def reload(server: Server) -> None:
    """Have every worker replaced, and wait until they are."""
    before = set(server.workers())
    server.process.send_signal(signal.SIGHUP)
    give_up = time.monotonic() + START_SECONDS
    while len(set(server.workers()) - before) < len(before) or set(server.workers()) & before:
        assert time.monotonic() < give_up, "the workers were not replaced"
        time.sleep(0.02)

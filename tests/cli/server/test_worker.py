"""What is no HTTP is answered with a problem too."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Server, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service with one worker: it answers all of them, one after the other."""
    data: Path = tmp_path_factory.mktemp("worker")
    with serving(data, "--no-seeds", "--workers", "1") as running:
        yield running


BAD = [
    pytest.param(b"no HTTP at all\r\n\r\n", 400, id="no HTTP"),
    pytest.param(b"GET / HTTP/9.9\r\n\r\n", 400, id="a version that there is not"),
    pytest.param(b"GET / HTTP/1.1\r\nHost a\r\n\r\n", 400, id="a header without a colon"),
    pytest.param(b"GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", 400, id="a folded header"),
    pytest.param(b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n\r\n", 414, id="an endless address"),
    pytest.param(b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200 + b"\r\n", 431, id="two hundred headers"),
    pytest.param(b"GET / HTTP/1.1\r\nA: " + b"b" * 9_000 + b"\r\n\r\n", 431, id="an endless header"),
    pytest.param(b"POST / HTTP/1.1\r\nTransfer-Encoding: rot13\r\n\r\n", 501, id="an unknown transfer coding"),
    pytest.param(b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", 400, id="a negative length"),
]


@pytest.mark.parametrize(("sent", "status"), BAD)
def test_what_is_no_http_is_answered_with_a_problem(server: Server, sent: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(sent)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode("ascii").split("\r\n")[1:])
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["X-Request-Id"]
    problem = json.loads(body)
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status


def test_it_answers_others_afterwards(server: Server) -> None:
    assert server.ask("/healthz")[0] == 200

"""Bulk under the real server: clients that send all before they read, that go away, and a body of 50 MB."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.serving import Server, serving

HEAD = (
    "POST /v1/articles/bulk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n"
)
GIVE_UP_SECONDS = 120
MANY = 900
"""Articles: more than three of the pieces in which they are stored and acknowledged."""
BAD_LINE = b'{"text": "' + b"x" * 490 + b"\n"
"""Refused at once, so that the way through is measured and not the reading of articles."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One worker, no seeds."""
    with serving(tmp_path_factory.mktemp("bulk") / "data", "--no-seeds", "--workers", "1") as running:
        running.until_ready()
        yield running


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=GIVE_UP_SECONDS)


def article(number: int) -> bytes:
    text = f"“Bridge {number} will stand,” said Mayor Ada Harbour."
    return json.dumps({"outlet": "The Post", "text": text}).encode() + b"\n"


def read_all(connection: socket.socket) -> bytes:
    found = []
    while piece := connection.recv(1024 * 1024):
        found.append(piece)
    return b"".join(found)


def results(answer: bytes) -> list[dict[str, object]]:
    """The lines of a chunked answer, which must be whole."""
    head, _, rest = answer.partition(b"\r\n\r\n")
    assert b"200 OK" in head
    assert b"chunked" in head.lower()
    body = b""
    while True:
        size, _, rest = rest.partition(b"\r\n")
        if int(size, 16) == 0:
            return [json.loads(line) for line in body.splitlines()]
        body, rest = body + rest[: int(size, 16)], rest[int(size, 16) + 2 :]


def memory(server: Server) -> float:
    """Megabytes that the worker holds for itself."""
    [worker] = server.workers()
    lines = Path(f"/proc/{worker}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon"))


def test_a_client_that_sends_50_megabytes_before_it_reads_gets_every_line(server: Server) -> None:
    lines = 110_000
    assert server.ask("/healthz")[0] == 200
    with connected(server) as connection:
        connection.sendall(f"{HEAD}Content-Length: {lines * len(BAD_LINE)}\r\n\r\n".encode())
        block = BAD_LINE * 1000
        connection.sendall(block)
        before = memory(server)
        for _ in range(lines // 1000 - 1):
            connection.sendall(block)
        grown = memory(server) - before
        answer = read_all(connection)
    assert lines * len(BAD_LINE) > 50_000_000
    assert len(answer) > 20_000_000  # more than all buffers between the two hold
    assert answer.count(b'"status": 400') >= lines
    assert grown < 40
    assert server.ask("/healthz")[0] == 200


def sent_in_chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield f"{len(piece):x}\r\n".encode() + piece + b"\r\n"
    yield b"0\r\n\r\n"


def test_a_client_that_reads_meanwhile_is_answered_meanwhile(server: Server) -> None:
    first_answer = threading.Event()
    answer: list[bytes] = []

    def read(connection: socket.socket) -> None:
        while piece := connection.recv(65536):
            answer.append(piece)
            if b'"line": 1,' in b"".join(answer):
                first_answer.set()

    with connected(server) as connection:
        reader = threading.Thread(target=read, args=(connection,))
        reader.start()
        connection.sendall(f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode())
        articles = [article(number) for number in range(1200)]
        for piece in sent_in_chunks(articles[:1000]):
            if piece != b"0\r\n\r\n":
                connection.sendall(piece)
        assert first_answer.wait(GIVE_UP_SECONDS)  # though more is to come
        for piece in sent_in_chunks(articles[1000:]):
            connection.sendall(piece)
        reader.join(GIVE_UP_SECONDS)
    found = results(b"".join(answer))
    assert [one["line"] for one in found] == list(range(1, 1201))
    assert {one["status"] for one in found} == {201}
    assert server.ask("/v1/verify", {"quote": "Bridge 1199 will stand"})[1]["verdict"] == "verbatim"


def test_a_client_that_goes_away_leaves_the_server_whole(server: Server) -> None:
    for _ in range(6):  # more than there are threads
        with connected(server) as connection:
            connection.sendall(f"{HEAD}Content-Length: 90000000\r\n\r\n".encode() + BAD_LINE * 2000)
    with connected(server) as connection:
        content = article(77_000)
        connection.sendall(f"{HEAD}Content-Length: {len(content)}\r\n\r\n".encode() + content)
        assert [one["status"] for one in results(read_all(connection))] == [201]


def test_what_was_acknowledged_before_a_kill_is_there_and_the_rest_can_be_sent_again(tmp_path: Path) -> None:
    articles = b"".join(map(article, range(MANY)))
    head = f"{HEAD}Content-Length: {len(articles)}\r\n\r\n".encode()
    with serving(tmp_path / "data", "--no-seeds", "--workers", "1") as server, connected(server) as connection:
        server.until_ready()
        connection.sendall(head + articles)
        answer = b""
        while answer.count(b'"status": 201') < 256:
            answer += connection.recv(65536)
        server.kill()
    acknowledged = re.findall(rb'\{"line": (\d+), "status": 201, "id": (\d+), "quotes": 1\}', answer)
    with serving(tmp_path / "data", "--no-seeds", "--workers", "1") as server:
        server.until_ready()
        for line, id in acknowledged[::50]:
            text = server.ask(f"/v1/articles/{int(id)}")[1]["text"]
            assert text == json.loads(article(int(line) - 1))["text"]
        with connected(server) as connection:
            connection.sendall(head + articles)
            again = results(read_all(connection))
    known = [one["line"] for one in again if one["status"] == 200]
    assert {int(line) for line, _ in acknowledged} <= set(known)
    assert [one["status"] for one in again] == [200] * len(known) + [201] * (MANY - len(known))

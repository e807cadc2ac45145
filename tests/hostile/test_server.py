"""The real server against raw connections: contradictions, slow clients, endless bodies. Others are answered."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.serving import Server, serving

PIECE = b"a" * 65_536
HUNDRED_MEGABYTES = 100_000_000
HEAD = "POST /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A service with one worker, whose memory can be followed."""
    with serving(tmp_path_factory.mktemp("server"), "--no-seeds", "--workers", "1") as running:
        running.until_ready()
        yield running


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=30)


def read_all(connection: socket.socket) -> bytes:
    """All that is answered until the connection is closed; what was lost with it is no matter."""
    got = b""
    with suppress(OSError):
        while piece := connection.recv(65_536):
            got += piece
    return got


def told(server: Server, request: str | bytes) -> bytes:
    with connected(server) as connection:
        with suppress(OSError):  # it may have been cut off already
            connection.sendall(request if isinstance(request, bytes) else request.encode("latin-1"))
            connection.shutdown(socket.SHUT_WR)
        return read_all(connection)


def resident(server: Server) -> int:
    """The memory of the worker, in bytes."""
    [worker] = server.workers()
    status = Path(f"/proc/{worker}/status").read_text(encoding="ascii")
    return 1024 * int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


GET = "GET /v1/outlets HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
CONTRADICTIONS = {
    "two lengths": HEAD + "Content-Length: 2\r\nContent-Length: 50\r\n\r\n{}",
    "a length and chunks": HEAD
    + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
    "chunks twice": HEAD + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "chunks in disguise": HEAD + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a length below nothing": HEAD + "Content-Length: -1\r\n\r\n",
    "a length with a sign": HEAD + "Content-Length: +2\r\n\r\n{}",
    "a chunk of no size": HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    "a chunk below nothing": HEAD + "Transfer-Encoding: chunked\r\n\r\n-5\r\nabc\r\n",
    "a space before the colon": GET + "X-A : b\r\n\r\n",
    "a folded header": GET + "X-A: b\r\n c\r\n\r\n",
    "a header without a name": GET + ": b\r\n\r\n",
    "a NUL in a header": GET + "X-A: b\0c\r\n\r\n",
    "a bare line feed in a header": GET + "X-A: b\rSet-Cookie: c\r\n\r\n",
    "a giant header": GET + "X-A: " + "b" * 100_000 + "\r\n\r\n",
    "ten thousand headers": GET + "".join(f"X-{n}: b\r\n" for n in range(10_000)) + "\r\n",
    "a giant address": "GET /" + "a" * 100_000 + " HTTP/1.1\r\nHost: a\r\n\r\n",
    "no HTTP": "EHLO a.example\r\n\r\n",
    "another version": "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_what_contradicts_itself_is_answered_once_or_not_at_all(server: Server, name: str) -> None:
    answer = told(server, CONTRADICTIONS[name])
    assert answer.count(b"HTTP/1.1 ") <= 1, "a second request was found in the first"
    assert b"Traceback" not in answer
    assert b"Set-Cookie" not in answer
    if answer:
        head, _, body = answer.partition(b"\r\n\r\n")
        assert 400 <= int(head.split()[1]) < 502
        assert int(head.split()[1]) != 500
        assert b"application/problem+json" in head
        assert json.loads(body)["detail"]
    assert server.ask("/v1/articles")[1]["items"] == []


def test_line_ends_in_an_address_make_no_header(server: Server) -> None:
    answer = told(
        server, "GET /v1/outlets%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    )
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"\nSet-Cookie" not in answer


@pytest.mark.parametrize("address", ["http://evil.example/v1/outlets", "//evil.example/../x", "*", "/../../etc/passwd"])
def test_odd_targets_lead_nowhere(server: Server, address: str) -> None:
    answer = told(server, f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert int(answer.split()[1]) in {200, 308, 400, 404}
    assert b"Location: http://evil" not in answer
    assert b"Location: //" not in answer
    assert b"root:" not in answer


def test_a_service_on_loopback_answers_under_its_own_names_only(server: Server) -> None:
    answer = told(server, "GET /v1/outlets HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("chunked", [False, True], ids=["declared", "in chunks"])
def test_a_hundred_megabytes_are_refused_without_being_kept(server: Server, chunked: bool) -> None:
    told(server, GET + "\r\n")
    before, sent = resident(server), 0
    with connected(server) as connection:
        length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {HUNDRED_MEGABYTES}"
        connection.sendall(f"{HEAD}{length}\r\n\r\n".encode())
        piece = b"%x\r\n%b\r\n" % (len(PIECE), PIECE) if chunked else PIECE
        with suppress(OSError):  # it is not listened to any more, as it should be
            while sent < HUNDRED_MEGABYTES:
                connection.sendall(piece)
                sent += len(PIECE)
        answer = read_all(connection)
    assert not answer or answer.startswith(b"HTTP/1.1 413 ")
    assert resident(server) - before < 30_000_000
    assert server.ask("/v1/articles") == (200, {"items": [], "next_cursor": None})


def test_a_declared_length_is_refused_before_the_body_comes(server: Server) -> None:
    with connected(server) as connection:
        connection.sendall(f"{HEAD}Content-Length: {HUNDRED_MEGABYTES}\r\n\r\n".encode())
        assert connection.recv(65_536).startswith(b"HTTP/1.1 413 ")


def test_clients_that_say_nothing_hold_up_nobody(server: Server) -> None:
    silent = [connected(server) for _ in range(40)]
    try:
        # Each would hold a thread for ten seconds, four at a time: longer than the 30 seconds that this is given.
        assert server.ask("/v1/outlets")[0] == 200
    finally:
        for connection in silent:
            connection.close()


def test_clients_that_stop_in_the_middle_hold_up_nobody_for_long(server: Server) -> None:
    slow = [connected(server) for _ in range(4)]
    try:
        for number, connection in enumerate(slow):
            half = GET[:40] if number % 2 else f"{HEAD}Content-Length: 1000\r\n\r\n{{"
            connection.sendall(half.encode())
        assert server.ask("/v1/outlets")[0] == 200  # within the 30 seconds that it is given
    finally:
        for connection in slow:
            connection.close()


def test_nothing_of_all_this_was_an_error_of_ours(server: Server) -> None:
    assert server.ask("/v1/outlets")[0] == 200
    assert "Traceback" not in server.logged()


def test_http_1_1_without_a_host_is_refused(server: Server) -> None:
    answer = told(server, "GET /v1/outlets HTTP/1.1\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("address", ["//v1/outlets", "/v1//outlets", "///v1/outlets", "//a.example/v1/outlets"])
def test_each_thing_has_one_address(server: Server, address: str) -> None:
    answer = told(server, f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 404")


def test_the_data_folder_is_its_owners_alone(server: Server) -> None:
    arguments = list(server.process.args)  # type: ignore[arg-type]  # given as a list
    data = Path(str(arguments[arguments.index("--data") + 1]))
    others = [path for path in (data, *data.rglob("*")) if not path.is_symlink() and path.stat().st_mode & 0o077]
    assert others == []

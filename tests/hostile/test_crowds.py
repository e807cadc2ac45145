"""Two hundred slow clients at once keep nobody out: health answers within a second, a question within five.

That holds after the first answers: all that the two hundred sent at once is work, and is done by then.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.serving import Server, serving

EACH = 50
HEALTH_SECONDS, QUESTION_SECONDS = 1.0, 5.0
"""With up to one program to a core; with more, times the load of a core. SECURITY.md has what was measured."""
SAID = "The lamp over the harbour gate is never put out"
ASKED = "Nobody rows out to the island in November"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("crowds") / "data"
    with serving(data, "--no-seeds", "--workers", "1") as started:  # of several, one may have to take them all
        said = [f"“{ASKED},” Bo Lind said."]
        said += [f"“{SAID}, says rule {number} of the house,” Ann Marlow said." for number in range(600)]
        assert started.ask("/v1/articles", {"outlet": "The Post", "text": "\n\n".join(said)})[0] == 201
        yield started


def stops_in_its_head(number: int) -> bytes:
    return b"GET /v1/quotes HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"a" * (number % 50)


def stops_in_its_body(number: int) -> bytes:
    return (
        b"POST /v1/verify HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
    )


def stops_in_a_stream(number: int) -> bytes:
    line = json.dumps({"outlet": f"Outlet {number}", "text": f"“It is {number} o’clock,” said Ann Marlow."}).encode()
    head = b"POST /v1/articles/bulk HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n"
    return head + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(line) + 1, line + b"\n")


def reads_no_export(number: int) -> bytes:
    return b"GET /v1/quotes?format=ndjson HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 20


KINDS = (stops_in_its_head, stops_in_its_body, stops_in_a_stream, reads_no_export)


@contextmanager
def slow_clients(server: Server, kinds: tuple[Callable[[int], bytes], ...]) -> Iterator[None]:
    """EACH clients of every kind, who send what they send and then nothing more, and read nothing."""
    with ExitStack() as stack:
        for number in range(EACH):
            for kind in kinds:
                client = stack.enter_context(socket.socket())
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                client.settimeout(10)
                client.connect(("127.0.0.1", server.port))
                client.sendall(kind(number))
        yield


def seconds(server: Server, ask: Callable[[], int]) -> float:
    begun = time.monotonic()
    assert ask() == 200
    return time.monotonic() - begun


@pytest.mark.parametrize("kinds", [KINDS, (reads_no_export,) * 4], ids=["of every kind", "who read no answer"])
def test_who_is_quick_is_answered_among_200_who_are_slow(
    server: Server, kinds: tuple[Callable[[int], bytes], ...]
) -> None:
    with slow_clients(server, kinds):
        server.ask_raw("/healthz")  # what they all sent at once is work, and is done by then
        server.ask("/v1/verify", {"quote": ASKED})
        late = [late_answers(server, 5)]
        while late[-1] and len(late) < 3:  # the machine may stand still once
            late.append(late_answers(server, 5))
        assert late[-1] == [], late


def late_answers(server: Server, duration: float) -> list[str]:
    """Ask for so many seconds, and give the answers that took too long."""
    give_up, late = time.monotonic() + duration, []
    while time.monotonic() < give_up:
        health = seconds(server, lambda: server.ask_raw("/healthz"))
        question = seconds(server, lambda: server.ask("/v1/verify", {"quote": ASKED})[0])
        busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
        if health >= HEALTH_SECONDS * busy or question >= QUESTION_SECONDS * busy:
            late.append(f"health {health:.2f} s, question {question:.2f} s at {busy:.1f} programs to a core")
    return late


def test_what_is_sent_behind_a_request_is_answered_too(server: Server) -> None:
    """Both heads come at once: the second is in no socket any more when the first is answered."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        client.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 3)
        received = b""
        while received.count(b"HTTP/1.1 200") < 3:
            piece = client.recv(65536)
            assert piece, received
            received += piece


def test_a_head_that_comes_byte_by_byte_is_answered(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as client:
        for byte in b"GET /v1/outlets HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n":
            client.sendall(bytes([byte]))
            time.sleep(0.002)
        assert client.recv(65536).startswith(b"HTTP/1.1 200")


def test_who_keeps_open_what_is_answered_for_the_last_time_keeps_nobody_out(server: Server) -> None:
    """Each of these was waited for, two seconds, by the thread that takes all connections."""
    with ExitStack() as stack:
        for _ in range(20):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=30))
            client.sendall(b"GET /v1/outlets HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            assert client.recv(65536).startswith(b"HTTP/1.1 200")
        times = [seconds(server, lambda: server.ask_raw("/healthz")) for _ in range(5)]
    assert max(times) < HEALTH_SECONDS * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1)), times

"""Measures what others wait for: among 200 slow clients, and while drafts are checked against many look-alikes.

    python -m bench.crowd [--quotes N] [--seconds S]

Prints the waits by the clock, and the load of the machine, which decides them as much as the service does.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from bench.filling import fill
from bench.serving import served

EACH, DRAFTS, QUOTES, WORDS_EACH = 50, 4, 1_000, 24
TIMEOUT_SECONDS = 300
WORDS = (
    *("council", "bridge", "harbour", "water", "money", "road", "school", "plan", "city"),
    *("people", "year", "work", "never", "will", "must", "tax", "gate"),
)
_HEAD = "{} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SLOW = (
    _HEAD.format("GET /v1/quotes") + "X-Slow: a",
    _HEAD.format("POST /v1/verify") + "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{",
    _HEAD.format("POST /v1/articles/bulk")
    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{",
    (_HEAD.format("GET /v1/quotes?format=ndjson") + "\r\n") * 20,
)
"""A head, a body and a stream that never end, and exports that nobody reads."""


def main(given: Sequence[str] | None = None) -> None:
    """Fill, serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quotes", type=int, default=24_000, help="recorded quotes, all alike")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to ask among slow clients")
    arguments = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as folder:
        fill(_sentences(arguments.quotes, 1), Path(folder))
        with Path(os.devnull).open("w") as log, served(Path(folder), log) as (port, _):
            _ask(port, "POST", "/v1/verify", {"quote": "Nobody rows out to the island"})
            with _slow_clients(port):
                _print_waits("among 200 slow clients", port, time.monotonic() + arguments.seconds)
            _measure_drafts(port)


def _sentences(count: int, seed: int) -> Iterator[str]:
    rng = random.Random(seed)
    return (" ".join(rng.choice(WORDS) for _ in range(WORDS_EACH)).capitalize() for _ in range(count))


@contextmanager
def _slow_clients(port: int) -> Iterator[None]:
    """EACH clients of every kind, who send what they send and then nothing, and read nothing."""
    with ExitStack() as stack:
        for sent in SLOW * EACH:
            client = stack.enter_context(socket.socket())
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", port))
            client.sendall(sent.encode())
        yield


def _measure_drafts(port: int) -> None:
    """Check drafts at once, and ask beside them until the last is answered."""

    def check(seed: int) -> None:
        text = "\n\n".join(f"“{said},” said Ann Marlow." for said in _sentences(QUOTES, seed))
        status, took = _ask(port, "POST", "/v1/check", {"text": text})
        print(f"draft {seed} of {QUOTES:,} quotes: {status} after {took:.2f} s")

    drafts = [threading.Thread(target=check, args=(seed,)) for seed in range(2, 2 + DRAFTS)]
    for draft in drafts:
        draft.start()
    _print_waits("beside the drafts", port, None, drafts)
    for draft in drafts:
        draft.join()


def _print_waits(name: str, port: int, until: float | None, beside: Sequence[threading.Thread] = ()) -> None:
    waits: dict[str, list[float]] = {"/healthz": [], "/v1/verify": []}
    while time.monotonic() < until if until is not None else any(draft.is_alive() for draft in beside):
        for path, times in waits.items():
            body = None if path == "/healthz" else {"quote": "Nobody rows out to the island"}
            status, took = _ask(port, "POST" if body else "GET", path, body)
            assert status == 200, (path, status)
            times.append(took)
    for path, times in waits.items():
        first, rest = times[0], sorted(times[1:]) or times
        figures = f"first {first:.2f} s, then median {rest[len(rest) // 2]:.3f} s, at most {rest[-1]:.2f} s"
        print(f"{path} {name}: {figures} ({len(times)} asked, load {os.getloadavg()[0]:.0f})")


def _ask(port: int, method: str, path: str, body: object) -> tuple[int, float]:
    """The status of the answer and the seconds until all of it was there."""
    begun = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    sent = None if body is None else json.dumps(body).encode()
    connection.request(method, path, sent, {"Content-Type": "application/json"} if sent else {})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, time.monotonic() - begun


if __name__ == "__main__":
    main()

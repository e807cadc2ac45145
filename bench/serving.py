"""Verifications over HTTP: two workers, eight connections that stay open, and this load generator beside them.

    python -m bench.serving [--size N] [--seconds S] [--data DIR] [--edit NAME]

Fills a folder with made quotes (or takes DIR, filled before by this program), serves it, asks, ends the server.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TextIO

from bench.edits import EDITS
from bench.filling import fill, recorded
from bench.wordings import Generator

CONNECTIONS, WORKERS, BATCH = 8, 2, 100
WARM_UP_SECONDS = 2.0
QUERIES = 4_000
_HEADERS = {"Content-Type": "application/json"}


def main(given: Sequence[str] | None = None) -> None:
    """Fill, serve, ask, print."""
    arguments = _arguments(given)
    data = arguments.data or Path(tempfile.mkdtemp())
    try:
        if not (data / "quoteverify.db").exists():
            fill(Generator().wordings(arguments.size), data)
        with served(data) as (port, server):
            edits = [arguments.edit] if arguments.edit else list(EDITS)
            _measure(port, server, _queries(recorded(data), edits), arguments.seconds)
    finally:
        if arguments.data is None:
            shutil.rmtree(data)


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000, help="recorded quotes")
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to ask")
    parser.add_argument("--data", type=Path, help="keep the filled folder here, and use it when it is there")
    parser.add_argument("--edit", choices=list(EDITS), help="ask this kind only; every kind in turn otherwise")
    return parser.parse_args(given)


def _queries(texts: Sequence[str], names: Sequence[str]) -> list[bytes]:
    """Bodies of requests, the kinds of edit in turn."""
    draw, generator = random.Random(5), Generator(6)
    edits = [EDITS[name] for name in names]
    quotes = [edits[number % len(edits)](draw.choice(texts), draw, generator) for number in range(QUERIES)]
    return [json.dumps({"quote": quote}).encode() for quote in quotes]


@contextmanager
def served(data: Path, log: TextIO | None = None) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The port of a server on `data` and its process, which ends with the block; it logs to `log`, or as we do."""
    program = Path(sys.executable).parent / "quoteverify"
    options = ["--no-seeds", "--workers", str(WORKERS), "--port", "0", "--data", str(data)]
    with subprocess.Popen([str(program), "serve", *options], stdout=subprocess.PIPE, stderr=log, text=True) as server:
        try:
            assert server.stdout is not None
            first = next(line for line in server.stdout if line.startswith("Serving on"))
            yield int(first.split("127.0.0.1:")[1].split(".")[0]), server
        finally:
            server.terminate()


def _measure(port: int, server: subprocess.Popen[str], bodies: Sequence[bytes], seconds: float) -> None:
    _load(port, bodies, min(WARM_UP_SECONDS, seconds))
    times, errors, took = _load(port, bodies, seconds)
    times.sort()
    p50, p99 = (1000 * times[(len(times) - 1) * share // 100] for share in (50, 99))
    print(f"single: {len(times) / took:.0f} a second | p50 {p50:.1f} ms | p99 {p99:.1f} ms | {errors} errors")
    batches = [_batch(bodies[at : at + BATCH]) for at in range(0, len(bodies) - BATCH + 1, BATCH)]
    many, failed, took_many = _load(port, batches, seconds, "/v1/verify/batch")
    each = took_many / (len(many) * BATCH)
    cheaper = took / len(times) / each
    print(f"batches of {BATCH}: {1 / each:.0f} a second | {cheaper:.1f} times cheaper an item | {failed} errors")
    for process, megabytes, own in _memory(server.pid):
        print(f"worker {process}: {megabytes:.0f} MB with mapped files, {own:.0f} MB its own")


def _batch(bodies: Sequence[bytes]) -> bytes:
    return json.dumps({"items": [json.loads(body) for body in bodies]}).encode()


def _load(
    port: int, bodies: Sequence[bytes], seconds: float, path: str = "/v1/verify"
) -> tuple[list[float], int, float]:
    """Seconds of each answer, how many were errors, and how long it took."""
    times: list[float] = []
    errors: list[int] = []
    begun = time.perf_counter()

    def ask(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", port)
        at = number * len(bodies) // CONNECTIONS
        while time.perf_counter() - begun < seconds:
            started = time.perf_counter()
            connection.request("POST", path, bodies[at % len(bodies)], _HEADERS)
            response = connection.getresponse()
            response.read()
            times.append(time.perf_counter() - started)
            if response.status != 200:
                errors.append(response.status)
            at += 1
        connection.close()

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(CONNECTIONS)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    return times, len(errors), time.perf_counter() - begun


def _memory(server: int) -> Iterator[tuple[int, float, float]]:
    """Megabytes of each worker: all that it has in memory, and what no other process or file holds too."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii")
    for child in map(int, children.split()):
        status = Path(f"/proc/{child}/status").read_text(encoding="ascii")
        sizes = {line.split(":")[0]: line.split()[1] for line in status.splitlines() if line.endswith(" kB")}
        yield child, int(sizes["VmRSS"]) / 1024, int(sizes["RssAnon"]) / 1024


if __name__ == "__main__":
    main()

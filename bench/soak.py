"""A long mixed load on a real server: no request fails, nothing is lost, answers stay as fast, the memory stays flat.

    python -m bench.soak [--minutes 10] [--connections 200] [--streams 50] [--pace 1] [--size N] [--svg FILE]

Reading (single quotes, batches, lists) and writing (articles in and out) by clients in a hurry and clients that pause,
by clients that are slow or stop, and bulk streams beside them, against two workers, all on this machine. At the end
every article that was acknowledged must be there, and its quotes be found. Ends with an error when one of it does not
hold.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from itertools import chain
from pathlib import Path
from statistics import median

from bench import soak_picture
from bench.filling import fill
from bench.serving import served
from bench.soak_crowd import Slow, Stream
from bench.soak_ledger import Entry, counted, losses
from bench.soak_load import BRISK_SECONDS, PATIENT_SECONDS, Answer, Client, Source
from bench.wordings import Generator

BRISK = 4
SLOW_SHARE = 1 / 3
"""Of all connections, so many are of clients in a hurry; of the others this share is slow."""
WINDOWS = 20
WARM_UP = 0.2
"""The share of the time that is not judged: caches fill, the allocator finds its size, segments are merged first."""
SLOWER, SLACK_MS = 1.5, 20.0
"""The last third's typical p99 may be so many times that of the first third after the warm-up, and so much more."""
LARGER, SLACK_MB = 1.1, 8.0
"""The same for memory. At 60 requests a second, losing a kilobyte with each would make it 35 MB in ten minutes."""
SAMPLE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of time: its middle (minutes from the start), answers, p50 and p99 (ms), all workers' memory (MB)."""

    minute: float
    answers: int
    p50: float
    p99: float
    memory: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """All who ask at once."""

    clients: Sequence[Client]
    slow: Sequence[Slow]
    streams: Sequence[Stream]

    @classmethod
    def of(cls, port: int, source: Source, connections: int, streams: int, pace: float = 1.0) -> Crowd:
        """So many connections, clients in a hurry first, and so many bulk streams; all pauses are `pace` times as
        long."""
        brisk = min(connections, BRISK)
        slow = round((connections - brisk) * SLOW_SHARE)
        pauses = [BRISK_SECONDS] * brisk + [PATIENT_SECONDS] * (connections - brisk - slow)
        return cls(
            [Client(number, port, source, pause * pace) for number, pause in enumerate(pauses)],
            [Slow(number, port) for number in range(slow)],
            [Stream(number, port, source.new, pace) for number in range(streams)],
        )

    def __str__(self) -> str:
        came = sum(one.times for one in self.slow)
        return (
            f"{len(self.clients)} clients, {len(self.slow)} slow ones that came {came:,} times, "
            f"{len(self.streams)} bulk streams"
        )

    def entries(self) -> list[Entry]:
        """Every article that was acknowledged."""
        return [entry for one in (*self.clients, *self.streams) for entry in one.entries]

    def faults(self) -> list[str]:
        """What slow clients and streams had to complain of: how often, and the first."""
        groups = {
            "slow clients": [fault for one in self.slow for fault in one.faults],
            "streams": [fault for one in self.streams for fault in one.faults],
        }
        return [f"{len(found)} faults of {name}, such as {found[0]}" for name, found in groups.items() if found]


def main(given: Sequence[str] | None = None) -> None:
    """Fill, serve, ask, judge, print, draw."""
    arguments = _arguments(given)
    texts = list(Generator().wordings(arguments.size))
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        fill(texts, Path(folder) / "data")
        with served(Path(folder) / "data", log) as (port, server):
            source = Source(texts, Generator(1_000))
            crowd = Crowd.of(port, source, arguments.connections, arguments.streams, arguments.pace)
            begun, memory, health = _soak(crowd, port, server.pid, arguments.minutes * 60)
            minutes = (memory[-1][0] - begun) / 60
            lost = losses(port, crowd.entries())
    answers = sorted(chain(health, *(client.answers for client in crowd.clients)), key=lambda answer: answer.at)
    windows = _windows(answers, memory, begun, minutes * 60)
    print(_table(answers, windows, minutes))
    print(f"{crowd}; {counted(crowd.entries())}")
    if arguments.svg:
        arguments.svg.write_text(soak_picture.picture(windows), encoding="utf-8")
    if arguments.json:
        arguments.json.write_text(json.dumps([[w.minute, w.answers, w.p50, w.p99, w.memory] for w in windows]))
    faults = [*judge(answers, windows), *crowd.faults(), *lost]
    print("\n".join(faults) or "no request failed, nothing is lost, p99 is steady, the memory is flat")
    sys.exit(bool(faults))


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--connections", type=int, default=200, help="connections at once, a third of them slow")
    parser.add_argument("--streams", type=int, default=50, help="bulk requests at once, beside the connections")
    parser.add_argument("--pace", type=float, default=1.0, help="how many times as long all pauses are")
    parser.add_argument("--size", type=int, default=20_000, help="recorded quotes at the start")
    parser.add_argument("--svg", type=Path, help="draw latency and memory here")
    parser.add_argument("--json", type=Path, help="keep the figures of each stretch of time here")
    return parser.parse_args(given)


def _soak(
    crowd: Crowd, port: int, server: int, seconds: float
) -> tuple[float, list[tuple[float, float]], list[Answer]]:
    """Let the crowd ask for so long, or until SIGTERM.

    Returns when that began, the workers' memory over time, and how /healthz was.
    """
    stop, begun = threading.Event(), time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threads = [threading.Thread(target=one.run, args=(stop,)) for one in (*crowd.clients, *crowd.slow, *crowd.streams)]
    for thread in threads:
        thread.start()
    memory: list[tuple[float, float]] = []
    health: list[Answer] = []
    while time.monotonic() < begun + seconds and not stop.is_set():
        memory.append((time.monotonic(), workers_memory(server)))
        health.append(_health(port))
        stop.wait(min(SAMPLE_SECONDS, seconds / WINDOWS / 2))
    stop.set()
    for thread in threads:
        thread.join()
    return begun, memory, health


def _health(port: int) -> Answer:
    begun, fault = time.monotonic(), None
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request("GET", "/healthz")
        status = connection.getresponse().status
        fault = None if status == HTTPStatus.OK else f"GET /healthz: {status}"
    except (OSError, HTTPException) as error:
        fault = f"GET /healthz: {error!r}"
    connection.close()
    now = time.monotonic()
    return Answer("health", now, now - begun, fault)


def workers_memory(server: int) -> float:
    """Megabytes that all workers of a server take together; what they share is counted once (PSS)."""
    total = 0
    for child in Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split():
        try:
            rollup = Path(f"/proc/{child}/smaps_rollup").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            continue  # it is ending just now
        total += next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return total / 1024


def _windows(
    answers: Sequence[Answer], memory: Sequence[tuple[float, float]], begun: float, seconds: float
) -> list[Window]:
    made = []
    length = seconds / WINDOWS
    for number in range(WINDOWS):
        low, high = begun + number * length, begun + (number + 1) * length
        times = sorted(1000 * answer.seconds for answer in answers if low <= answer.at < high)
        sizes = [size for at, size in memory if low <= at < high]
        if times and sizes:
            p50, p99 = (times[(len(times) - 1) * share // 100] for share in (50, 99))
            made.append(Window((number + 0.5) * length / 60, len(times), p50, p99, median(sizes)))
    return made


def judge(answers: Sequence[Answer], windows: Sequence[Window]) -> list[str]:
    """What is wrong: failed requests, answers that become slower, memory that grows."""
    faults = [f"{len(failed)} requests failed, such as {failed[0]}"] if (failed := _failed(answers)) else []
    judged = windows[round(len(windows) * WARM_UP) :]
    length = max(1, len(judged) // 3)
    early, late = judged[:length], judged[-length:]
    p99 = [median(window.p99 for window in third) for third in (early, late)]
    memory = [median(window.memory for window in third) for third in (early, late)]
    if p99[1] > p99[0] * SLOWER + SLACK_MS:
        faults.append(f"answers become slower: p99 {p99[0]:.0f} ms early, {p99[1]:.0f} ms late")
    if memory[1] > memory[0] * LARGER + SLACK_MB:
        faults.append(f"the memory grows: {memory[0]:.0f} MB early, {memory[1]:.0f} MB late")
    return faults


def _failed(answers: Sequence[Answer]) -> list[str]:
    return [answer.fault for answer in answers if answer.fault]


def _table(answers: Sequence[Answer], windows: Sequence[Window], minutes: float) -> str:
    lines = ["| | requests | p50, ms | p99, ms | slowest, ms |", "| --- | --- | --- | --- | --- |"]
    for kind in ["all", *sorted({answer.kind for answer in answers})]:
        times = sorted(1000 * answer.seconds for answer in answers if kind in ("all", answer.kind))
        p50, p99 = (times[(len(times) - 1) * share // 100] for share in (50, 99))
        lines.append(f"| {kind} | {len(times):,} | {p50:.1f} | {p99:.1f} | {times[-1]:.0f} |")
    memory = ", ".join(f"{window.memory:.0f}" for window in windows[:: max(1, len(windows) // 5)])
    return "\n".join([*lines, f"{len(answers) / minutes / 60:.0f} requests a second; MB of all workers: {memory}"])


if __name__ == "__main__":
    main()

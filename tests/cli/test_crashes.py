"""Real workers and servers are killed at random moments of mixed ingest; nothing acknowledged is lost or doubled."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from pathlib import Path

from tests.databases import Databases, Kind
from tests.serving import Server, serving
from tests.traffic import Traffic

ROUNDS: dict[Kind, int] = {"sqlite": 10, "postgresql": 2}
SEED = 20_220_127
ANSWERS = (3, 25)
"""After so many answers, a number drawn anew each time, something is killed: in the middle of others."""


def test_what_was_acknowledged_survives_being_killed(
    databases: Databases, database_kind: Kind, database_url: str, tmp_path: Path
) -> None:
    environ = {"QUOTEVERIFY_DATABASE_URL": database_url}
    draw = random.Random(SEED)  # noqa: S311
    traffic: Traffic | None = None
    for number in range(ROUNDS[database_kind]):
        with serving(tmp_path / "data", "--no-seeds", environ=environ) as server:
            traffic = traffic or Traffic.of(server, SEED)
            traffic.settle(server)
            killed_while_asked(server, traffic, draw, SEED + number)
        assert traffic.failures() == []
    assert traffic is not None
    with serving(tmp_path / "data", "--no-seeds", environ=environ) as server:
        server.until_ready()
        traffic.settle(server)
        traffic.check_quotes(server)
        while_a_worker_is_replaced(server, traffic)
        traffic.settle(server)
        traffic.check_quotes(server)
    assert traffic.failures() == []


def killed_while_asked(server: Server, traffic: Traffic, draw: random.Random, seed: int) -> None:
    """Mixed ingest, in which a worker is killed at a random moment, and then the whole server."""
    stop = threading.Event()
    threads = traffic.run_against(server, seed, stop)
    traffic.until_answered(draw.randint(*ANSWERS))
    os.kill(draw.choice(server.workers()), signal.SIGKILL)
    traffic.until_answered(draw.randint(*ANSWERS))
    time.sleep(draw.uniform(0.0, 0.05))
    server.kill()
    stop.set()
    for thread in threads:
        thread.join()


def while_a_worker_is_replaced(server: Server, traffic: Traffic) -> None:
    """Mixed ingest in which a worker is killed, and everything else goes on."""
    stop = threading.Event()
    threads = traffic.run_against(server, SEED - 1, stop)
    traffic.until_answered(ANSWERS[0])
    server.kill_worker(server.workers()[-1])
    traffic.until_answered(ANSWERS[1])
    stop.set()
    for thread in threads:
        thread.join()
    server.until_ready()

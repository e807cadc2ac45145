"""Real workers and servers are killed at random moments of mixed ingest; nothing acknowledged is lost or doubled."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.serving import Server, serving
from tests.traffic import Traffic

ROUNDS, MANY_ROUNDS = 2, 10
"""How often all is killed and started again, in the suite and in `make test-slow`: a round takes nine seconds."""
SEED = 20_220_127
ANSWERS = (3, 25)
"""After so many answers, a number drawn anew each time, something is killed: in the middle of others."""


@pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(MANY_ROUNDS, marks=pytest.mark.slow)])
def test_what_was_acknowledged_survives_being_killed(database_url: str, tmp_path: Path, rounds: int) -> None:
    environ = {"QUOTEVERIFY_DATABASE_URL": database_url}
    draw = random.Random(SEED)  # noqa: S311
    traffic: Traffic | None = None
    for number in range(rounds):
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

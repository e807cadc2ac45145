"""A full disk, a locked and a vanished database: every request is answered, no process dies, and it all passes."""

from __future__ import annotations

import json
import resource
import sqlite3
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.postgresql import running
from tests.serving import Server, serving

SAID = "We rebuild the lighthouse as often as the sea takes it"
LOOKS = ["/v1/articles", "/v1/quotes", "/v1/speakers", "/v1/outlets", "/v1/verify?quote=lighthouse", "/v1/quotes?q=sea"]
RECOVERY_SECONDS = 30


def article(quote: str) -> dict[str, str]:
    return {"outlet": "The Post", "text": f"“{quote},” said Ann Marlow."}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the service."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def shared_server(data: Path) -> Iterator[Server]:
    """A service with one article; what befalls it must pass, so the next test finds it as the last one did."""
    with serving(data, "--no-seeds") as running_server:
        assert running_server.ask("/v1/articles", article(SAID))[0] == 201
        yield running_server


@pytest.fixture
def server(shared_server: Server) -> Iterator[Server]:
    """The service, whose processes are the same at the end as at the beginning."""
    shared_server.until_ready()
    before = shared_server.workers()
    yield shared_server
    assert shared_server.workers() == before, "a process died"


def refused(server: Server, path: str, body: Any = None) -> dict[str, Any]:
    """The problem of a request that cannot be answered now."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(server.address + path, data, {"Content-Type": "application/json"})  # noqa: S310
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=60)  # noqa: S310
    with caught.value as error:
        assert error.code == 503
        assert error.headers["Content-Type"] == "application/problem+json"
        assert int(error.headers["Retry-After"]) > 0
        problem: dict[str, Any] = json.loads(error.read())
        return problem


def recovers(server: Server, quote: str) -> None:
    """An article that was refused is taken now, and found."""
    give_up = time.monotonic() + RECOVERY_SECONDS
    while (status := server.ask("/v1/articles", article(quote))[0]) not in {200, 201}:
        assert (status, time.monotonic() < give_up) == (503, True), server.logged()
        time.sleep(0.1)
    server.until_ready()
    for said in (quote, SAID):
        assert server.ask("/v1/verify", {"quote": said})[1]["verdict"] == "verbatim"


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """No file of the service can be written: the system refuses every byte, as on a full disk, and needs no root."""
    processes = server.workers()
    before = [resource.prlimit(process, resource.RLIMIT_FSIZE) for process in processes]
    for process, (_, hard) in zip(processes, before, strict=True):
        resource.prlimit(process, resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        for process, limits in zip(processes, before, strict=True):
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)


def test_a_full_disk_refuses_articles_and_nothing_else(server: Server) -> None:
    with full_disk(server):
        for number in range(6):
            assert "disk" in refused(server, "/v1/articles", article(f"Nobody wrote down number {number}"))["detail"]
        for path in LOOKS:
            assert server.ask(path)[0] == 200
        assert server.ask("/v1/verify", {"quote": SAID})[1]["verdict"] == "verbatim"
    recovers(server, "Nobody wrote down number 0")


def test_an_index_that_cannot_be_written_is_repaired_later_without_another_article(server: Server, data: Path) -> None:
    before = [path for path in (data / "index").iterdir() if path.is_dir()]
    (data / "index").rename(data / "index-away")
    (data / "index").write_text("a file where the folder should be")
    late = "The keeper of the light was not asked"
    assert server.ask("/v1/articles", article(late))[0] == 201, "it is stored, whatever befalls the index"
    assert "index" in refused(server, "/v1/verify", {"quote": late})["detail"]
    assert "index" in refused(server, "/readyz")["detail"]
    (data / "index").unlink()
    (data / "index-away").rename(data / "index")
    server.until_ready()
    for said in (SAID, late):
        assert server.ask("/v1/verify", {"quote": said})[1]["verdict"] == "verbatim"
    assert [path for path in (data / "index").iterdir() if path.is_dir()] == before, "it was not made anew"


def test_a_locked_database_refuses_articles_and_answers_questions(server: Server, data: Path) -> None:
    other = sqlite3.connect(data / "quoteverify.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with ThreadPoolExecutor(4) as pool:
        refusals = [pool.submit(refused, server, "/v1/articles", article(f"It was turned {n} times")) for n in range(4)]
        for path in LOOKS:
            assert server.ask(path)[0] == 200
        assert all("lock" in refusal.result()["detail"] for refusal in refusals)
    other.rollback()
    other.close()
    recovers(server, "The lock was turned twice")


def test_a_database_that_vanishes_is_missed_and_never_made_anew(server: Server, data: Path) -> None:
    file = data / "quoteverify.db"
    away = file.with_name("away.db")
    file.rename(away)
    for path in [*LOOKS, "/readyz"]:
        assert "database" in refused(server, path)["detail"]
    assert "database" in refused(server, "/v1/articles", article("It was written on water"))["detail"]
    assert server.ask("/healthz")[0] == 200
    assert not file.exists()
    away.rename(file)
    recovers(server, "It was written on water")


def test_a_worker_that_starts_while_the_database_is_away_waits_for_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data, "--no-seeds", "--workers", "1") as server:
        assert server.ask("/v1/articles", article(SAID))[0] == 201
        (data / "quoteverify.db").rename(data / "away.db")
        [worker] = server.workers()
        server.kill_worker(worker)
        assert "database" in refused(server, "/v1/verify", {"quote": SAID})["detail"]
        assert server.workers() != [worker]
        assert not (data / "quoteverify.db").exists()
        (data / "away.db").rename(data / "quoteverify.db")
        recovers(server, "It was written on water")


def test_a_postgresql_server_that_stops_is_waited_for(tmp_path: Path) -> None:
    with running() as database:
        environ = {"QUOTEVERIFY_DATABASE_URL": database.url(database.create())}
        with serving(tmp_path / "data", "--no-seeds", environ=environ) as server:
            assert server.ask("/v1/articles", article(SAID))[0] == 201
            before = server.workers()
            database.stop()
            for path in [*LOOKS, "/readyz"]:
                assert "database" in refused(server, path)["detail"]
            assert "database" in refused(server, "/v1/articles", article("It was written on water"))["detail"]
            database.start()
            recovers(server, "It was written on water")
            assert server.workers() == before, "a process died"

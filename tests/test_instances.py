"""Two services, each with workers and a data folder of its own, on one PostgreSQL database: one truth for both."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.postgresql import PostgresServer, running
from tests.serving import Server, serving

WORKERS = 3
SECONDS = 60
"""For what takes two seconds on a machine that does nothing else."""


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A database server that these tests may stop."""
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def instances(server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """Two services that have nothing in common but their database."""
    folder = tmp_path_factory.mktemp("instances")
    environ = {"QUOTEVERIFY_DATABASE_URL": server.url(server.create())}

    def start(name: str) -> Any:
        return serving(folder / name, "--no-seeds", "--workers", str(WORKERS), environ=environ)

    with start("a") as a, start("b") as b:
        yield a, b


@pytest.fixture
def a(instances: tuple[Server, Server]) -> Server:
    return instances[0]


@pytest.fixture
def b(instances: tuple[Server, Server]) -> Server:
    return instances[1]


def post(server: Server, wording: str, outlet: str = "The Post") -> tuple[int, int]:
    """The status, and the id of the article."""
    status, answer = server.ask("/v1/articles", {"outlet": outlet, "text": f"“{wording},” said Mayor Ada Harbour."})
    return status, answer.get("id", 0)


def verdict(server: Server, wording: str) -> str:
    """What one worker answers, whichever it is; a failure is told by its status."""
    status, answer = server.ask("/v1/verify", {"quote": wording, "threshold": 0.9})
    return str(answer["verdict"]) if status == 200 else str(status)


def of_every_worker(server: Server, wording: str) -> set[str]:
    """What the workers answer: new connections at once reach all of them, as far as one can tell from outside."""
    with ThreadPoolExecutor(2 * WORKERS) as pool:
        return set(pool.map(lambda _: verdict(server, wording), range(4 * WORKERS)))


def until(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < give_up, "it did not come about"
        time.sleep(0.05)


def test_what_one_acknowledges_its_workers_find_at_once_and_the_other_soon(a: Server, b: Server) -> None:
    for here, there, wording in [
        (a, b, "The northern bridge belongs to everybody in this town"),
        (b, a, "The southern ferry sails whenever it pleases the captain"),
    ]:
        assert post(here, wording)[0] == 201
        assert of_every_worker(here, wording) == {"verbatim"}
        until(lambda there=there, wording=wording: verdict(there, wording) == "verbatim")
        assert of_every_worker(there, wording) == {"verbatim"}


def test_many_writers_at_once_are_found_by_every_worker_once_they_are_told_so(a: Server, b: Server) -> None:
    wordings = [f"Lantern number {number} hangs over the harbour gate at night" for number in range(24)]

    def post_and_verify(numbered: tuple[int, str]) -> set[str]:
        number, wording = numbered
        here = (a, b)[number % 2]
        assert post(here, wording)[0] == 201
        return {verdict(here, wording) for _ in range(WORKERS)}

    with ThreadPoolExecutor(8) as pool:
        assert set().union(*pool.map(post_and_verify, enumerate(wordings))) == {"verbatim"}
    for one in (a, b):
        until(lambda one=one: all(verdict(one, wording) == "verbatim" for wording in wordings))
        until(lambda one=one: one.ask_raw("/readyz") == 200)


def test_an_article_sent_to_both_at_once_is_one_article(a: Server, b: Server) -> None:
    for number in range(4):
        wording = f"Twice is too often, says rule {number} of this house"
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda one, wording=wording: post(one, wording), [a, b, a, b]))
        assert sorted(status for status, _ in answers) == [200, 200, 200, 201]
        assert len({id for _, id in answers}) == 1


def test_what_one_takes_out_is_in_no_answer_of_the_other_from_then_on(a: Server, b: Server) -> None:
    wording = "The old lighthouse will be painted red before the spring"
    _, first = post(a, wording, "The Post")
    _, second = post(a, wording, "The Herald")
    until(lambda: verdict(b, wording) == "verbatim")

    assert b.ask(f"/v1/articles/{first}", method="DELETE")[0] == 204
    for one in (a, b):
        for _ in range(WORKERS):
            [match] = one.ask("/v1/verify", {"quote": wording, "threshold": 0.9})[1]["matches"]
            assert [use["outlet"] for use in match["outlets"]] == ["The Herald"]
            assert [carrier["article"]["id"] for carrier in match["carried_by"]] == [second]

    assert b.ask(f"/v1/articles/{second}", method="DELETE")[0] == 204
    for one in (a, b):
        assert of_every_worker(one, wording) == {"not_found"}


def test_both_go_on_after_their_database_was_away(server: PostgresServer, a: Server, b: Server) -> None:
    wording = "The tide table was wrong by an hour for a whole week"
    server.stop()
    assert a.ask_raw("/readyz") == 503
    assert post(b, wording)[0] == 503
    server.start()
    until(lambda: post(a, wording)[0] in {200, 201})
    until(lambda: verdict(b, wording) == "verbatim")
    assert of_every_worker(b, wording) == {"verbatim"}
    assert b.ask_raw("/readyz") == 200

"""One client's share: counted by key or address, told in every answer, and shared through Redis where there is one."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.access import Scope
from tests.api.access.conftest import ARTICLE, STRANGER, Serve, bearer
from tests.api.test_problems import assert_problem
from tests.databases import Kind

PATH = "/v1/outlets"


@pytest.fixture(scope="module")
def database_kind() -> Kind:
    """One kind of database: what is left is counted in memory or in Redis; test_guard.py asks for keys on both."""
    return "sqlite"


def statuses(client: FlaskClient, times: int, **options: object) -> list[int]:
    return [client.get(PATH, **options).status_code for _ in range(times)]


def test_every_answer_tells_what_is_left(serve: Serve) -> None:
    client = serve(rate_limit_reads="3/minute")
    told = [client.get(PATH) for _ in range(3)]
    assert [answer.headers["RateLimit-Policy"] for answer in told] == ['"reads";q=3;w=60'] * 3
    found = [re.fullmatch(r'"reads";r=(\d);t=(\d+)', answer.headers["RateLimit"]) for answer in told]
    assert [one and one[1] for one in found] == ["2", "1", "0"]
    assert all(one and 1 <= int(one[2]) <= 60 for one in found)


def test_who_has_used_up_the_share_is_told_when_to_come_back(serve: Serve) -> None:
    client = serve(rate_limit_reads="2/minute")
    assert statuses(client, 2) == [200, 200]
    answer = client.get(PATH)
    assert "more than 2 reads in 60 seconds" in assert_problem(answer, 429)["detail"]
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert answer.headers["RateLimit"].startswith('"reads";r=0;')


def test_the_share_comes_back(serve: Serve) -> None:
    client = serve(rate_limit_reads="1/second")
    for status in (429, 200):
        give_up = time.monotonic() + 60
        while client.get(PATH).status_code != status:
            assert time.monotonic() < give_up, f"there is no {status}"


def test_reading_and_writing_have_a_share_each(serve: Serve) -> None:
    client = serve(rate_limit_reads="1/minute", rate_limit_writes="1/minute")
    assert statuses(client, 2) == [200, 429]
    assert client.post("/v1/articles", json=ARTICLE).status_code == 201
    assert client.post("/v1/articles", json=ARTICLE).status_code == 429


def test_addresses_and_keys_have_a_share_each(serve: Serve) -> None:
    client = serve(rate_limit_reads="1/minute")
    assert statuses(client, 2) == [200, 429]
    assert statuses(client, 2, environ_overrides=STRANGER) == [200, 429]
    for key in (bearer(client, Scope.READ), bearer(client, Scope.READ)):
        assert statuses(client, 2, headers=key) == [200, 429]


def test_a_client_cannot_choose_the_address_that_it_is_counted_by(serve: Serve) -> None:
    untrusting = serve(rate_limit_reads="1/minute")
    assert untrusting.get(PATH, headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 200
    assert untrusting.get(PATH, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 429
    trusting = serve(rate_limit_reads="1/minute", trusted_proxies=1)
    assert trusting.get(PATH, headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 200
    assert trusting.get(PATH, headers={"X-Forwarded-For": "192.0.2.2"}).status_code == 200
    # what the client itself put there stands before what the proxy adds
    assert trusting.get(PATH, headers={"X-Forwarded-For": "198.51.100.1, 192.0.2.2"}).status_code == 429


def test_guessing_keys_uses_up_the_share_of_the_address(serve: Serve) -> None:
    client = serve(rate_limit_reads="2/minute")
    assert statuses(client, 3, headers={"Authorization": "Bearer nonsense"}) == [401, 401, 429]


def test_a_batch_counts_by_what_it_holds(serve: Serve) -> None:
    client = serve(rate_limit_reads="10/minute")
    batch = {"items": [{"quote": "It is done"}] * 8}
    assert client.post("/v1/verify/batch", json=batch).headers["RateLimit"].startswith('"reads";r=2;')
    assert_problem(client.post("/v1/verify/batch", json=batch), 429)
    assert client.get(PATH).status_code == 200  # the refused one used up one, not what was left
    assert client.get(PATH).status_code == 429


def test_a_batch_above_the_whole_share_is_told_so(serve: Serve) -> None:
    client = serve(rate_limit_reads="5/minute")
    answer = client.post("/v1/verify/batch", json={"items": [{"quote": "It is done"}] * 20})
    assert "with fewer at once" in assert_problem(answer, 429)["detail"]


def test_a_draft_is_paid_for_before_its_quotes_are_looked_for(serve: Serve) -> None:
    client = serve(rate_limit_reads="10/minute")

    def draft(quotes: int) -> dict[str, str]:
        return {"text": "\n\n".join(f"“It is done and number {n},” said Ada Harbour." for n in range(quotes))}

    answer = client.post("/v1/check", json=draft(30))
    assert "with fewer at once" in assert_problem(answer, 429)["detail"]
    assert client.post("/v1/check", json=draft(6)).status_code == 200
    assert client.post("/v1/check", json=draft(6)).status_code == 429


def test_this_machine_is_spared_unless_a_limit_is_chosen(serve: Serve) -> None:
    client = serve()
    assert "RateLimit" not in client.get(PATH).headers
    assert client.get(PATH, environ_overrides=STRANGER).headers["RateLimit-Policy"] == '"reads";q=1200;w=60'


def test_limits_can_be_off(serve: Serve) -> None:
    client = serve(rate_limit_reads="off", rate_limit_writes="off")
    assert "RateLimit" not in client.get(PATH, environ_overrides=STRANGER).headers


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs/", "/openapi.yaml"])
def test_what_needs_nothing_is_not_counted(serve: Serve, path: str) -> None:
    client = serve(rate_limit_reads="1/minute")
    for _ in range(3):
        assert client.get(path).status_code == 200


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """A Redis server of our own, on a free port; the address to reach it by."""
    for _ in range(10):
        process, port = _start_redis(tmp_path)
        try:
            if _has_started(process):
                yield f"redis://127.0.0.1:{port}/0"
                return
        finally:
            process.kill()
            process.communicate()
    pytest.fail("redis-server did not start")


def _start_redis(folder: Path) -> tuple[subprocess.Popen[str], int]:
    """A server on a port that was free a moment ago: somebody else may take it before the server does."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    try:
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True), port
    except FileNotFoundError:
        pytest.fail("redis-server is not installed; apt-get install redis-server")


def _has_started(process: subprocess.Popen[str]) -> bool:
    """Whether it takes connections, by its own words; it ends when its port is taken."""
    assert process.stdout is not None
    return any("Ready to accept connections" in line for line in process.stdout)


def test_workers_that_share_a_redis_share_the_count(serve: Serve, redis: str) -> None:
    workers = [serve(rate_limit_reads="3/minute", redis_url=redis) for _ in range(2)]
    answers = [workers[number % 2].get(PATH) for number in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[2].headers["RateLimit"].startswith('"reads";r=0;')


def test_without_redis_each_worker_counts_for_itself(serve: Serve) -> None:
    workers = [serve(rate_limit_reads="2/minute") for _ in range(2)]
    assert [workers[number % 2].get(PATH).status_code for number in range(6)] == [200] * 4 + [429] * 2


def test_a_redis_that_is_away_stops_nothing_and_is_left_alone_for_a_while(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        client = serve(rate_limit_reads="2/minute", redis_url=f"redis://127.0.0.1:{nobody.getsockname()[1]}/0")
        assert statuses(client, 4) == [200, 200, 429, 429]
    assert len([record for record in caplog.records if "Redis does not answer" in record.message]) == 1


def test_a_redis_that_comes_back_is_asked_again(serve: Serve, redis: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = serve(rate_limit_reads="5/minute", redis_url=redis)
    budgets = client.application.extensions["quoteverify_limits"].budgets
    budgets._rests_until = time.monotonic() + 60
    assert statuses(client, 2) == [200, 200]
    budgets._rests_until = 0.0
    assert client.get(PATH).headers["RateLimit"].startswith('"reads";r=4;')

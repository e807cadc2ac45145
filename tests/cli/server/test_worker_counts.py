"""A server of several processes can be watched: one count, one log, and nothing of what people send in it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.cli.server.worker_counts import MEMORY, make_counting_folder, on_server_exit
from tests.serving import Server, serving

MARK = "Xylograph"
"""A word that stands in every text that is sent, and must stand nowhere in the log."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two workers, no seeds."""
    with serving(tmp_path_factory.mktemp("watched") / "data", "--no-seeds", "--workers", "2") as running:
        running.until_ready()
        yield running


def page(server: Server) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def counted(server: Server, name: str, **labels: str) -> float:
    families = text_string_to_metric_families(page(server))
    found = [one for family in families for one in family.samples if one.name == name]
    return sum(one.value for one in found if labels.items() <= one.labels.items())


def counting_folder(server: Server) -> Path:
    """Where its workers count."""
    command = list(map(str, server.process.args))  # type: ignore[arg-type]
    return Path(command[command.index("--data") + 1]) / "metrics" / str(server.process.pid)


def until_counted(server: Server, expected: float, name: str, **labels: str) -> None:
    """Wait until so many are counted: an exchange is over, for its worker, a moment after its client has the answer."""
    deadline = time.monotonic() + 30
    while (found := counted(server, name, **labels)) != expected:
        assert time.monotonic() < deadline, f"{name}: {found}, not {expected}"
        time.sleep(0.05)


def ask_all(server: Server, count: int) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: server.ask("/v1/verify", {"quote": MARK})[0], range(count))) == {200}


def test_whichever_worker_is_asked_the_counts_are_those_of_all(server: Server) -> None:
    before = counted(server, "quoteverify_verdicts_total", verdict="not_found")
    ask_all(server, 60)
    seen = {counted(server, "quoteverify_verdicts_total", verdict="not_found") for _ in range(12)}
    assert seen == {before + 60}
    answered = {"route": "/v1/verify", "method": "POST"}
    until_counted(server, before + 60, "quoteverify_requests_total", **answered, status="200")
    until_counted(server, before + 60, "quoteverify_request_seconds_count", **answered)


def test_what_a_worker_counted_outlives_it(server: Server) -> None:
    ask_all(server, 10)
    before = counted(server, "quoteverify_verdicts_total")
    old = server.workers()
    for process in old:
        os.kill(process, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while set(server.workers()) & set(old) or len(server.workers()) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert counted(server, "quoteverify_verdicts_total") == before
    until_counted(server, 1, "quoteverify_requests_in_progress")  # this one; those of the killed are gone
    ask_all(server, 5)
    assert counted(server, "quoteverify_verdicts_total") == before + 5
    living = {f"counter_{process}.db" for process in server.workers()}
    files = {path.name for path in counting_folder(server).glob("counter_*.db")}
    assert files - living == {"counter_ended.db"}, "they grow with every worker that ends"


def send_raw(server: Server, content: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass


RAW = [
    f"GET /{MARK} said so\r\n\r\n",
    f"{MARK} / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{MARK} {MARK}: 1\r\n\r\n",
    f"GET / HTTP/{MARK}\r\n\r\n",
    f"GET /v1/verify?quote={MARK}&limit=x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    f"GET /v1/{MARK} HTTP/1.1\r\nHost: 127.0.0.1\r\nReferer: {MARK}\r\nUser-Agent: {MARK}\r\nConnection: close\r\n\r\n",
    f"POST /v1/verify HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n{MARK}\r\n",
    f'POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"{MARK}',
    f"POST /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {MARK}\r\n\r\n",
    f"GET /v1/verify?quote={MARK * 2000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
]
"""What gunicorn refuses, what we refuse, and what breaks off."""


def test_nothing_that_people_send_is_logged(tmp_path: Path) -> None:
    environ = {"QUOTEVERIFY_LOG_LEVEL": "debug"}
    with serving(tmp_path / "data", "--no-seeds", "--workers", "1", environ=environ) as server:
        text = f"“The {MARK} is ours,” said {MARK} Harbour."
        assert server.ask("/v1/articles", {"outlet": MARK, "text": text, "title": MARK, "byline": MARK})[0] == 201
        assert server.ask("/v1/articles", {"outlet": MARK, "html": f"<p>{MARK}<"})[0] in {201, 422}
        for body in ({"quote": f"The {MARK} is ours", "speaker": MARK}, {"quote": MARK, MARK: 1}, {"quote": ""}):
            server.ask("/v1/verify", body)
        for path in (f"/v1/quotes?q={MARK}", f"/v1/articles?outlet={MARK}", f"/{MARK}", f"/docs/{MARK}"):
            server.ask_raw(path)
        for content in RAW:
            send_raw(server, content.encode())
        database = tmp_path / "data" / "quoteverify.db"
        database.rename(database.with_suffix(".away"))  # a failure with a traceback, in the middle of a request
        assert server.ask("/v1/verify", {"quote": MARK})[0] == 503
        assert server.ask("/v1/articles", {"outlet": MARK, "text": text})[0] == 503
        log = server.logged()
    assert MARK.lower() not in log.lower()
    lines = [json.loads(line) for line in log.splitlines()]
    assert {"/v1/verify", "/v1/articles", "(none)"} <= {line.get("route") for line in lines}
    assert any("invalid request" in line["event"].lower() for line in lines)
    assert any("StorageUnavailable" in line.get("exception", "") for line in lines)


def test_every_line_of_every_process_is_json(server: Server) -> None:
    server.ask("/healthz")
    lines = [json.loads(line) for line in server.logged().splitlines()]
    assert all({"time", "level", "event"} <= set(line) for line in lines)
    assert any(re.match("Booting worker", line["event"]) for line in lines)


def test_counts_of_servers_that_are_gone_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "")
    folders = tmp_path / "metrics"
    living, gone = folders / str(os.getppid()), folders / "999999999"
    for old in (living, gone, folders / str(os.getpid())):
        old.mkdir(parents=True)
        (old / "counter_1.db").touch()
    made = make_counting_folder(tmp_path)
    assert sorted(one.name for one in folders.iterdir()) == sorted([living.name, str(os.getpid())])
    assert list(made.iterdir()) == []
    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(made)
    memory = made.resolve()
    assert memory.parent == MEMORY, "on a full disk, counting would end the process"
    on_server_exit(None)
    assert not memory.exists()
    assert [one.name for one in folders.iterdir()] == [living.name]


def test_people_may_have_the_log_in_words_and_a_server_that_ends_leaves_no_counts(tmp_path: Path) -> None:
    options = ("--no-seeds", "--workers", "1")
    with serving(tmp_path / "data", *options, environ={"QUOTEVERIFY_LOG_FORMAT": "text"}) as server:
        server.ask("/healthz")
        server.wait_until_logged(r"request .*route=/healthz.*status=200")
        assert list((tmp_path / "data" / "metrics").iterdir())
    assert list((tmp_path / "data" / "metrics").iterdir()) == []

"""How long a question waits for nodes that say nothing: sockets that take requests, or do not, and never answer."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.errors import IndexUnavailable
from service.index.address import ClusterAddress
from service.index.kept import EngineIndex
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.engine import OpenSearchEngine
from service.index.opensearch.patience import Patience
from service.index.opensearch.tuning import ClusterTuning
from service.text.normalise import normalise

SECONDS = 0.6
LEEWAY = 0.5


@pytest.fixture
def hosts() -> Iterator[tuple[str, ...]]:
    """Three nodes that hang: the kernel accepts, and nobody reads."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
    yield tuple(f"http://127.0.0.1:{each.getsockname()[1]}" for each in sockets)
    for each in sockets:
        each.close()


def seconds_of_refusal(index: EngineIndex) -> float:
    """How long it takes to be told that the index does not answer."""
    started = time.monotonic()
    with pytest.raises(IndexUnavailable, match="answer"):
        index.candidates(normalise("the lake froze over"), 5)
    return time.monotonic() - started


def test_a_question_to_nodes_that_all_hang_ends_in_the_time_of_one(hosts: tuple[str, ...]) -> None:
    index = EngineIndex(OpenSearchEngine(ClusterAddress(hosts, "test", timeout_seconds=SECONDS), lambda: "one"))
    assert SECONDS / 2 < seconds_of_refusal(index) < SECONDS + LEEWAY


def test_while_all_hang_nobody_else_waits_and_one_tries_after_a_rest(hosts: tuple[str, ...]) -> None:
    address = ClusterAddress(hosts, "test", timeout_seconds=SECONDS)
    tuning = ClusterTuning(rest_seconds=0.3)
    index = EngineIndex(OpenSearchEngine(address, lambda: "one", tuning=tuning))
    with ThreadPoolExecutor(12) as pool:
        waits = [*pool.map(lambda _: seconds_of_refusal(index), range(12))]
    assert max(waits) < SECONDS + LEEWAY  # and not that for each, one after the other
    assert seconds_of_refusal(index) < 0.2
    time.sleep(0.3)
    with ThreadPoolExecutor(1) as pool:
        trying = pool.submit(seconds_of_refusal, index)
        time.sleep(0.1)
        others = [seconds_of_refusal(index) for _ in range(3)]
    assert trying.result() > SECONDS / 2
    assert max(others) < 0.2


def test_a_writer_has_the_whole_time_for_each_request() -> None:
    patience = Patience(5.0, 3, 1.0)
    assert [patience.share(attempt) for attempt in range(3)] == [5.0] * 3
    patience.unheard()
    with patience.question():
        assert 2.4 < patience.share(0) <= 2.5
        assert 4.9 < patience.share(2) <= 5.0


def test_one_host_is_asked_once_for_the_whole_time() -> None:
    with (patience := Patience(5.0, 1, 1.0)).question():
        assert 4.9 < patience.share(0) <= 5.0
        assert not patience.is_over()


def test_any_answer_ends_the_silence() -> None:
    patience = Patience(5.0, 3, 60.0)
    with patience.question():
        patience.unheard()
    with pytest.raises(IndexUnavailable, match="does not answer"), patience.question():
        pass
    patience.heard()
    with patience.question():
        pass


def test_of_many_who_come_after_the_rest_one_tries() -> None:
    patience = Patience(5.0, 3, 0.0)
    with patience.question():
        patience.unheard()
    let_through: list[bool] = []

    def come() -> None:
        try:
            with patience.question():
                let_through.append(True)
        except IndexUnavailable:
            let_through.append(False)

    threads = [threading.Thread(target=come) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(let_through) == [False] * 7 + [True]


def test_a_node_that_hangs_leaves_time_for_another(hosts: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    version = {"version": {"distribution": "opensearch", "number": "2.19.4"}}
    answer = Cluster._perform

    def perform(self: Cluster, client: object, method: str, path: str, *rest: object) -> object:
        given.append(float(str(rest[-1])))
        return answer(self, client, method, path, *rest) if len(given) == 1 else version  # type: ignore[arg-type]

    monkeypatch.setattr(Cluster, "_perform", perform)
    cluster = Cluster(ClusterAddress(hosts, "test", timeout_seconds=SECONDS), ClusterTuning(retry_seconds=0.0))
    with cluster.patience.question():
        assert cluster.request("GET", "/") == version
    assert given[0] == pytest.approx(SECONDS / 2, abs=0.05)
    assert given[1] == pytest.approx(SECONDS / 4, abs=0.1)

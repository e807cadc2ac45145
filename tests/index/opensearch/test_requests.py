"""What the cluster may answer is understood: busy parts are asked once more, and nothing else is; no node is needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from service.errors import IndexUnavailable
from service.index.address import ClusterAddress
from service.index.engine import GenerationLost
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.searching import Search, Searching
from service.index.opensearch.tuning import ClusterTuning
from service.index.opensearch.writing import Writing

ADDRESS = ClusterAddress(("http://127.0.0.1:9",), "test")
QUICK = ClusterTuning(retry_seconds=0.0)
Answering = Callable[[str, Sequence[str]], dict[str, Any]]


class FakeCluster(Cluster):
    """A cluster that answers requests of lines by a function, and all others with nothing found."""

    def __init__(self, answering: Answering) -> None:
        super().__init__(ADDRESS, QUICK)
        self.answering = answering
        self.sent: list[Sequence[str]] = []

    def lines(self, path: str, lines: Sequence[str], **_params: Any) -> dict[str, Any]:
        self.sent.append(lines)
        return self.answering(path, lines)

    def request(self, _method: str, _path: str, _body: Any = None, **_params: Any) -> dict[str, Any]:
        return {"hits": {"hits": []}, "_shards": {"failed": 0}}


def whole(*ids: int) -> dict[str, Any]:
    """The answer of all parts to a search."""
    hits = [{"sort": [1.0, id]} for id in ids]
    parts = {"total": 2, "successful": 2, "skipped": 0, "failed": 0}
    return {"took": 1, "timed_out": False, "_shards": parts, "hits": {"hits": hits}, "status": 200}


PARTIAL = {**whole(), "_shards": {"total": 2, "successful": 1, "skipped": 0, "failed": 1}}
LATE = {**whole(), "timed_out": True}
NO_PART = {"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}, "status": 503}
ANY = Search({"match_all": {}}, 5)


def test_only_the_searches_that_met_a_busy_part_are_asked_once_more() -> None:
    answers = iter([[whole(1), NO_PART, whole(3)], [whole(2)]])
    cluster = FakeCluster(lambda _path, _lines: {"responses": next(answers)})
    found = Searching(cluster, "i").hits([ANY, ANY, ANY])
    assert [[id for _, id in hits] for hits in found] == [[1], [2], [3]]
    assert [len(lines) for lines in cluster.sent] == [6, 2]


@pytest.mark.parametrize("answer", [PARTIAL, LATE, NO_PART], ids=["partial", "late", "no part"])
def test_an_answer_that_is_not_whole_is_none(answer: dict[str, Any]) -> None:
    cluster = FakeCluster(lambda _path, _lines: {"responses": [answer]})
    with pytest.raises(IndexUnavailable):
        Searching(cluster, "i").hits([ANY])
    assert len(cluster.sent) == ADDRESS.retries + 1


def test_fewer_answers_than_questions_are_none() -> None:
    cluster = FakeCluster(lambda _path, _lines: {"responses": [whole(1)]})
    with pytest.raises(IndexUnavailable, match="not answered all"):
        Searching(cluster, "i").hits([ANY, ANY])


def test_an_index_that_is_gone_is_lost() -> None:
    gone = {"error": {"type": "index_not_found_exception", "reason": "no such index [i]"}, "status": 404}
    cluster = FakeCluster(lambda _path, _lines: {"responses": [gone]})
    with pytest.raises(GenerationLost):
        Searching(cluster, "i").hits([ANY])


def test_every_search_refuses_to_be_answered_in_part() -> None:
    cluster = FakeCluster(lambda _path, _lines: {"responses": [whole(1), whole(2)]})
    Searching(cluster, "i").hits([ANY, ANY])
    [lines] = cluster.sent
    assert [json.loads(line)["allow_partial_search_results"] for line in lines[::2]] == [False, False]


def item(status: int, kind: str = "") -> dict[str, Any]:
    """What became of one document."""
    return {"index": {"status": status, **({"error": {"type": kind, "reason": kind}} if kind else {})}}


def written(cluster: FakeCluster) -> list[list[str]]:
    """The documents that each request sent."""
    commands = [[json.loads(line) for line in lines] for lines in cluster.sent]
    return [[line["index"]["_id"] for line in lines if "index" in line] for lines in commands]


def put(answers: list[list[dict[str, Any]]]) -> FakeCluster:
    """Put two quotes into a cluster that answers so, and return it."""
    given = iter(answers)
    cluster = FakeCluster(lambda _path, _lines: {"items": next(given)})
    Writing(cluster, QUICK, "i", "w", 7).put({1: "one", 2: "two"}, [])
    return cluster


def test_only_the_documents_that_were_refused_for_now_are_sent_once_more() -> None:
    cluster = put([[item(429, "rejected"), item(201)], [item(503, "unavailable")], [item(201)]])
    assert written(cluster) == [["1", "2"], ["1"], ["1"]]


def test_what_is_newer_there_stays_and_is_no_failure() -> None:
    assert written(put([[item(409, "version_conflict_engine_exception"), item(200)]])) == [["1", "2"]]


@pytest.mark.parametrize("status", [400, 403, 500])
def test_what_is_refused_for_good_is_a_failure_at_once(status: int) -> None:
    with pytest.raises(IndexUnavailable, match="mapper_parsing_exception"):
        put([[item(201), item(status, "mapper_parsing_exception")]])


def test_what_is_refused_again_and_again_is_a_failure() -> None:
    with pytest.raises(IndexUnavailable, match="rejected"):
        put([[item(429, "rejected"), item(201)]] + [[item(429, "rejected")]] * ADDRESS.retries)


def test_an_index_that_goes_while_it_is_written_is_lost() -> None:
    with pytest.raises(GenerationLost):
        put([[item(404, "index_not_found_exception")] * 2])


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ({"number": "8.11.0"}, "another server 8.11.0"),
        ({"distribution": "opensearch", "number": "1.3.0"}, "opensearch 1.3.0"),
        ({}, "another server"),
    ],
    ids=["another server", "too old", "no version"],
)
def test_a_server_that_is_not_opensearch_2_or_3_is_refused(
    monkeypatch: pytest.MonkeyPatch, version: dict[str, str], said: str
) -> None:
    monkeypatch.setattr(Cluster, "_perform", lambda *_: {"version": version})
    with pytest.raises(IndexUnavailable, match=f"is {said}.*OpenSearch 2 or 3 is needed"):
        Cluster(ADDRESS, QUICK).request("GET", "/i/_doc/1")

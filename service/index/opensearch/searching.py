"""Asks a generation: several searches in one round, each answered by all parts of the index or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.errors import IndexUnavailable
from service.index.engine import GenerationLost
from service.index.opensearch.cluster import NOT_FOUND, PASSING, Cluster, reason_of
from service.index.opensearch.schema import QUOTE
from service.index.term_index import Hit

Query = Mapping[str, Any]
_SATURATION = 2.2
"""Lucene leaves the constant k1 + 1 out of BM25."""


@dataclass(frozen=True, slots=True)
class Search:
    """A query, how many hits are wanted, and whether the best come first or those with the lowest ids."""

    query: Query
    most: int
    by_id: bool = False

    def body(self) -> Query:
        """What is sent. Hits that score alike come by their ids, whichever copy answers; ids come as what is sorted
        by, and nothing else is fetched."""
        sort = [{QUOTE: "asc"}] if self.by_id else [{"_score": "desc"}, {QUOTE: "asc"}]
        plain = {"track_total_hits": False, "stored_fields": "_none_"}
        return {"query": self.query, "size": self.most, "sort": sort, **plain}


class Searching:
    """Asks the index `generation`."""

    def __init__(self, cluster: Cluster, generation: str) -> None:
        self._cluster = cluster
        self._generation = generation

    def size(self) -> int:
        """How many documents there are, of which a part of the index holds about as many as another.

        Raises GenerationLost when there is no such index, IndexUnavailable when a part of it does not answer.
        """
        [answer] = self._round([{"query": {"match_all": {}}, "size": 0, "track_total_hits": True}])
        return int(answer["hits"]["total"]["value"]) // max(1, int(answer["_shards"]["total"]))

    def hits(self, searches: Sequence[Search]) -> list[list[Hit]]:
        """For each search its hits: score and id of the quote. One round through the network."""
        answers = self._round([search.body() for search in searches])
        return [[_hit(found["sort"]) for found in answer["hits"]["hits"]] for answer in answers]

    def _round(self, bodies: Sequence[Query]) -> list[Any]:
        """The answers of one round; those that met a part without a node are asked once more."""
        answers: list[Any] = [None] * len(bodies)
        left = list(range(len(bodies)))
        for attempt in self._cluster.attempts():
            if not left or (attempt and self._cluster.patience.is_over()):
                break
            self._cluster.pause(attempt)
            for at, answer in zip(left, self._responses([bodies[at] for at in left]), strict=True):
                answers[at] = answer
            left = [at for at in left if _may_pass(answers[at])]
        for answer in answers:
            self._check(answer)
        return answers

    def _responses(self, bodies: Sequence[Query]) -> Sequence[Mapping[str, Any]]:
        # Without it, an answer of the parts that are there looks like one of all: measured, an empty one with 200.
        header = json.dumps({"index": self._generation, "allow_partial_search_results": False})
        lines = [line for body in bodies for line in (header, json.dumps(body, ensure_ascii=False))]
        answer = self._cluster.lines("/_msearch", lines)
        found: Sequence[Mapping[str, Any]] = answer.get("responses", ())
        if len(found) != len(bodies):
            raise IndexUnavailable("the index cluster has not answered all that it was asked")
        return found

    def _check(self, answer: Mapping[str, Any]) -> None:
        if answer.get("status") == NOT_FOUND:
            raise GenerationLost(f"there is no index {self._generation}")
        if "error" in answer:
            raise IndexUnavailable(f"the index cannot be read now: {reason_of(answer)}")
        if not _is_whole(answer):
            raise IndexUnavailable("a part of the index does not answer now")


def _is_whole(answer: Mapping[str, Any]) -> bool:
    """Whether every part has answered, in time."""
    parts = answer["_shards"]
    return not answer["timed_out"] and parts["failed"] == 0 and parts["successful"] == parts["total"] > 0


def _may_pass(answer: Mapping[str, Any]) -> bool:
    return answer.get("status") in PASSING or ("error" not in answer and not _is_whole(answer))


def _hit(sort: Sequence[float]) -> Hit:
    return (sort[0] * _SATURATION, int(sort[1])) if len(sort) > 1 else (0.0, int(sort[0]))

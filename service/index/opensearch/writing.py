"""Puts documents into a generation, and takes out those of removed quotes; whatever is repeated changes nothing.

Each document has a number of its own and, as its version, where the piece ends: a late writer is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from service.errors import IndexUnavailable
from service.index.engine import GenerationLost
from service.index.opensearch.cluster import CONFLICT, NOT_FOUND, PASSING, Cluster, is_missing, reason_of
from service.index.opensearch.schema import PAIR_BUCKETS, QUOTE, source
from service.index.opensearch.tuning import ClusterTuning
from service.index.terms import documents

Action = tuple[str, str, str | None]
"""What is done, to which document, with what (as JSON)."""
_AT_ONCE = 5_000
_PAGE = 10_000
"""No search answers more."""


class Writing:
    """One piece for the index `generation`, which is written by its alias `written_by` and ends at `position`."""

    def __init__(
        self, cluster: Cluster, tuning: ClusterTuning, generation: str, written_by: str, position: int
    ) -> None:
        self._cluster = cluster
        self._tuning = tuning
        self._generation = generation
        self._written_by = written_by
        self._position = position

    def put(self, texts: Mapping[int, str], removals: Sequence[int]) -> None:
        """Take in quotes by id, and forget removed ones; all can be searched when it returns."""
        self._refresh()  # a piece that was broken off may have left what no search shows yet
        ids = iter([*texts, *(id for id in removals if id not in texts)])
        while some := list(islice(ids, _AT_ONCE)):
            self._send(self._actions(some, texts))
        self._refresh()

    def _actions(self, ids: Sequence[int], texts: Mapping[int, str]) -> Iterator[Action]:
        left = self._documents_of(ids)
        for id in ids:
            for number, document in enumerate(documents(texts[id], PAIR_BUCKETS) if id in texts else ()):
                name = _name(id, number)
                left.discard(name)
                yield "index", name, json.dumps(source(id, document), ensure_ascii=False)
            if id not in texts:  # told even when it is not there: a late writer must not bring it
                left.add(_name(id, 0))
        yield from (("delete", name, None) for name in sorted(left))

    def _documents_of(self, ids: Sequence[int]) -> set[str]:
        """The documents that these quotes have now: mostly none, since a new quote is seldom there."""
        names: set[str] = set()
        least = min(ids)
        while True:
            wanted = {"bool": {"filter": [{"terms": {QUOTE: list(ids)}}, {"range": {QUOTE: {"gte": least}}}]}}
            body = {"query": wanted, "size": _PAGE, "sort": [{QUOTE: "asc"}], "_source": False}
            path = f"/{self._generation}/_search"
            answer = self._cluster.request("POST", path, body, allow_partial_search_results="false")
            self._check(answer)
            hits = answer["hits"]["hits"]
            before = len(names)
            names |= {hit["_id"] for hit in hits}
            if len(hits) < _PAGE or len(names) == before:
                return names
            least = hits[-1]["sort"][0]

    def _send(self, actions: Iterable[Action]) -> None:
        """Send actions in requests of bearable size."""
        some: list[Action] = []
        letters = 0
        for action in actions:
            some.append(action)
            letters += len(action[2] or "")
            if len(some) == self._tuning.bulk_documents or letters > self._tuning.bulk_letters:
                self._carry_out(some)
                some, letters = [], 0
        self._carry_out(some)

    def _carry_out(self, actions: Sequence[Action]) -> None:
        """Send actions until each is done: those that meet a busy or absent part once more, and no other."""
        refused: object = None
        for attempt in self._cluster.attempts():
            if not actions:
                return
            self._cluster.pause(attempt)
            answer = self._cluster.lines(f"/{self._written_by}/_bulk", self._lines(actions), require_alias="true")
            self._check(answer)
            outcomes = [next(iter(item.values())) for item in answer["items"]]
            left = []
            for action, outcome in zip(actions, outcomes, strict=True):
                if outcome["status"] in PASSING:
                    left.append(action)
                    refused = reason_of(outcome)
                else:
                    _check_item(outcome)
            actions = left
        if actions:
            raise IndexUnavailable(f"the index cannot be written now: {refused}")

    def _lines(self, actions: Sequence[Action]) -> list[str]:
        lines = []
        for what, name, content in actions:
            told: dict[str, Any] = {"_id": name, "version": self._position, "version_type": "external_gte"}
            lines.append(json.dumps({what: told}))
            if content is not None:
                lines.append(content)
        return lines

    def _refresh(self) -> None:
        answer = self._cluster.request("POST", f"/{self._generation}/_refresh")
        self._check(answer)
        if answer["_shards"]["failed"]:
            raise IndexUnavailable("a part of the index cannot be written now")

    def _check(self, answer: Mapping[str, Any]) -> None:
        if is_missing(answer):
            raise GenerationLost(f"there is no index {self._generation}")
        if "error" in answer:
            raise IndexUnavailable(f"the index cluster refuses: {reason_of(answer)}")


def _name(quote: int, number: int) -> str:
    return f"{quote}-{number}" if number else str(quote)


def _check_item(outcome: Mapping[str, Any]) -> None:
    """What is newer there, or not there any more, is as it should be; all else is not."""
    error = outcome.get("error")
    if not error:
        return
    if isinstance(error, Mapping) and error.get("type") == "index_not_found_exception":
        raise GenerationLost(reason_of(outcome))
    if outcome["status"] not in (CONFLICT, NOT_FOUND):
        raise IndexUnavailable(f"the index cluster refuses ({outcome['status']}): {reason_of(outcome)}")

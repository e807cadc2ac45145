"""Small documents that are replaced only by whoever has seen the newest version: the state, and the leases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.errors import IndexUnavailable
from service.index.opensearch.cluster import Cluster, is_conflict, is_missing, reason_of
from service.index.opensearch.schema import make_index


class Conflict(Exception):
    """Somebody else has written the document since it was read."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which writing of a document: each has another one."""

    number: int
    term: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as it was read or written."""

    content: Mapping[str, Any]
    version: Version


class Documents:
    """The documents of one index, which is made when the first is written. A reading shows what was written last."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self.index = index
        self._cluster = cluster

    def read(self, name: str) -> Seen | None:
        """The document of that name, or None."""
        answer = self._cluster.request("GET", f"/{self.index}/_doc/{name}")
        return Seen(answer["_source"], _version(answer)) if answer.get("found") else None

    def write(self, name: str, content: Mapping[str, Any], seen: Seen | None) -> Seen:
        """Put `content` in the place of `seen`; None is for none. Raises Conflict, also when it is unsure."""
        path, body = f"/{self.index}/_doc/{name}", dict(content)
        if seen is None:
            self._make()
            answer = self._cluster.request("PUT", path, body, op_type="create")
        else:
            version = {"if_seq_no": seen.version.number, "if_primary_term": seen.version.term}
            answer = self._cluster.request("PUT", path, body, **version)
        if is_conflict(answer):
            # A first attempt may have been carried out without an answer: then it is ours.
            newest = self.read(name)
            if newest is not None and newest.content == content and newest.version != (seen and seen.version):
                return newest
            raise Conflict(name)
        if is_missing(answer):
            raise Conflict(name)
        if "error" in answer:
            raise IndexUnavailable(f"the index cluster refuses: {reason_of(answer)}")
        return Seen(body, _version(answer))

    def remove(self, name: str) -> None:
        """Remove the document, whatever it holds, if there is one."""
        self._cluster.request("DELETE", f"/{self.index}/_doc/{name}")

    def _make(self) -> None:
        """Make the index, a copy on every node: all else hangs on it."""
        if is_missing(self._cluster.request("GET", f"/{self.index}/_alias")):
            settings = {"number_of_shards": 1, "auto_expand_replicas": "0-all"}
            body = {"settings": {"index": settings}, "mappings": {"dynamic": False}}
            make_index(self._cluster, self.index, body)


def _version(answer: Mapping[str, Any]) -> Version:
    return Version(answer["_seq_no"], answer["_primary_term"])

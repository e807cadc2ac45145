"""How a document of `terms.documents` is kept on the cluster, and what the indices are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from service.errors import IndexUnavailable
from service.index.opensearch.cluster import Cluster, is_missing
from service.index.terms import ALL_WORDS, PAIRS, TRIGRAMS, WORDS, Document

FORMAT = "1"
"""Raise it whenever terms, fields or settings change: an index of another format is filled beside the old one."""
QUOTE: Final = "quote"
"""The quote's id: what is answered, what alike hits are ordered by, and what a long quote's passages are removed by."""
PAIR_BUCKETS = 2**24
"""A billion quotes would put 670 strangers into two of ten buckets if there were 2**17; these cost 25 bytes a quote."""
_RANKED = {"type": "text", "analyzer": "whitespace", "index_options": "docs"}
_MAPPINGS = {
    "dynamic": "strict",
    "_source": {"enabled": False},
    "properties": {
        QUOTE: {"type": "long"},
        PAIRS: _RANKED,
        WORDS: _RANKED,
        TRIGRAMS: _RANKED,
        ALL_WORDS: {**_RANKED, "norms": False},
    },
}
_SETTINGS = {
    "refresh_interval": "-1",  # each piece ends with a refresh of its own
    "auto_expand_replicas": "0-1",  # a copy on another node as soon as there is one
    "gc_deletes": "1h",  # so long a late writer cannot bring back what was removed
}


class Names:
    """The indices of this format on `cluster`: all begin with the prefix, so that one role may be given them."""

    def __init__(self, cluster: Cluster) -> None:
        self.format = FORMAT
        self._cluster = cluster
        self._start = f"{cluster.address.prefix}-{FORMAT}-"

    @property
    def state(self) -> str:
        """The index of the state and the leases."""
        return f"{self._start}state"

    def generation(self, name: str) -> str:
        """The index of a generation."""
        return f"{self._start}g-{name}"

    def writing(self, name: str) -> str:
        """What a generation is written by: with its index it goes, so that a late writer makes no new one."""
        return f"{self._start}put-{name}"

    def create(self, name: str) -> None:
        """Make the index of a generation, empty."""
        settings = {**_SETTINGS, "number_of_shards": self._cluster.address.shards}
        body = {"settings": {"index": settings}, "mappings": _MAPPINGS, "aliases": {self.writing(name): {}}}
        make_index(self._cluster, self.generation(name), body)

    def sweep(self, named: Callable[[], set[str]]) -> None:
        """Remove the indices of generations that are not among `named`, which is asked after they are listed."""
        found = self._cluster.request("GET", f"/{self.generation('*')}/_alias")
        kept = {self.generation(each) for each in named()}
        for index in found:
            if index.startswith(self.generation("")) and index not in kept:
                self._cluster.request("DELETE", f"/{index}")


def make_index(cluster: Cluster, index: str, body: Mapping[str, Any]) -> None:
    """Make an index, unless somebody else has just made it, or a first attempt that was not answered."""
    try:
        cluster.request("PUT", f"/{index}", body)
    except IndexUnavailable:
        if is_missing(cluster.request("GET", f"/{index}/_alias")):
            raise


def source(quote: int, document: Document) -> dict[str, Any]:
    """What is sent of a document of a quote."""
    return {QUOTE: quote, **{field: " ".join(terms) for field, terms in document.items() if terms}}

"""What other versions of the service keep under the same prefix, each in a form of its own: dropped by hand only."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

from service.errors import IndexUnavailable
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.schema import Names

_Written = Mapping[str, object]
"""For each index a value that changes whenever something is written to it."""


class Others:
    """The indices of other forms than that of `names`, on `cluster`."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self._cluster = cluster
        self._names = names
        prefix = re.escape(cluster.address.prefix)
        self._name = re.compile(rf"{prefix}-([0-9]+)-(state|g-[0-9a-z]+)")

    def drop(self, watch_seconds: float) -> list[str]:
        """Delete them, and return their names.

        Raises IndexUnavailable, and deletes nothing, when one of them is written within `watch_seconds`: a service that
        uses it says all the time that it goes on.
        """
        before = self._written()
        if not before:
            return []
        time.sleep(watch_seconds)
        after = self._written()
        if used := sorted(index for index in after if after[index] != before.get(index)):
            raise IndexUnavailable(f"a service of another version uses {', '.join(used)}; end it first")
        dropped = sorted(after, key=lambda index: (not index.endswith("-state"), index))  # what names the others first
        for index in dropped:
            self._cluster.request("DELETE", f"/{index}")
        return dropped

    def _written(self) -> _Written:
        everything = f"/{self._cluster.address.prefix}-*"
        there = [index for index in self._cluster.request("GET", f"{everything}/_alias") if self._is_other(index)]
        said = self._cluster.request("GET", f"{everything}/_stats", level="shards").get("indices", {})
        return {index: _newest_of(said.get(index, {})) for index in there}

    def _is_other(self, index: str) -> bool:
        found = self._name.fullmatch(index)
        return found is not None and found[1] != self._names.format


def _newest_of(said: Mapping[str, Mapping[str, list[Mapping[str, Mapping[str, int]]]]]) -> dict[str, int]:
    """The number of the last writing of each part, as some copy has it."""
    parts = said.get("shards", {})
    return {part: max(copy["seq_no"]["max_seq_no"] for copy in copies) for part, copies in parts.items()}

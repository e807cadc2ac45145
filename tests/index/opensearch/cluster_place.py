"""A place for the contract suite on a cluster: a prefix that nothing else uses."""

from __future__ import annotations

import itertools
import os

from service.index.address import ClusterAddress
from service.index.kept import EngineIndex
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.documents import Documents
from service.index.opensearch.engine import OpenSearchEngine
from service.index.opensearch.schema import Names
from service.index.opensearch.state import MAIN
from service.index.opensearch.tuning import ClusterTuning
from tests.index.places import PATIENCE, STORE

_NUMBERS = itertools.count(1)


class ClusterPlace:
    """A prefix on the cluster at `host`, such as http://127.0.0.1:9200."""

    def __init__(self, host: str, prefix: str | None = None) -> None:
        self.address = ClusterAddress((host,), prefix or f"t{os.getpid()}-{next(_NUMBERS)}")
        self.cluster = Cluster(self.address, ClusterTuning())
        self.names = Names(self.cluster)
        self.documents = Documents(self.cluster, self.names.state)

    def open(self, store_id: str = STORE, patience_seconds: float = PATIENCE) -> EngineIndex:
        tuning = ClusterTuning(patience_seconds=patience_seconds)
        return EngineIndex(OpenSearchEngine(self.address, lambda: store_id, tuning=tuning))

    def lose(self) -> None:
        self.documents.remove(MAIN)

    def change_format(self) -> None:
        seen = self.documents.read(MAIN)
        assert seen is not None
        self.documents.write(MAIN, {**seen.content, "format": "0/other"}, seen)

    def generations(self) -> set[str]:
        """The indices of quotes that there are."""
        return set(self.cluster.request("GET", f"/{self.names.generation('*')}/_alias"))

    def remove(self) -> None:
        """Leave nothing on the cluster."""
        for index in self.cluster.request("GET", f"/{self.address.prefix}-*/_alias"):
            self.cluster.request("DELETE", f"/{index}")

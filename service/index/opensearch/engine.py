"""The engine on a search cluster: any process of any machine may ask it, and one at a time write it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from service.errors import IndexUnavailable
from service.index.address import ClusterAddress
from service.index.engine import GenerationLost, State
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.generation import ClusterGeneration
from service.index.opensearch.others import Others
from service.index.opensearch.schema import Names
from service.index.opensearch.searching import Searching
from service.index.opensearch.state import BESIDE, MAIN, StateDocument
from service.index.opensearch.tuning import ClusterTuning
from service.index.tuning import PolicyTuning


class OpenSearchEngine:
    """An Engine at `address`, for the database that calls itself `store_id()`."""

    def __init__(
        self,
        address: ClusterAddress,
        store_id: Callable[[], str],
        policy: PolicyTuning | None = None,
        tuning: ClusterTuning | None = None,
        place: str = MAIN,
    ) -> None:
        """`store_id` is asked when the state is first read: the database may not answer before."""
        self._store_id = store_id
        self._policy = policy or PolicyTuning()
        self._tuning = tuning or ClusterTuning()
        self._cluster = Cluster(address, self._tuning)
        self._names = Names(self._cluster)
        self._state = StateDocument(self._cluster, self._names, place, store_id, self._tuning)
        self._look = _Look(self._tuning.check_seconds)

    @property
    def state(self) -> StateDocument:
        """The state document and the leases beside it."""
        return self._state

    def open(self, generation: str) -> ClusterGeneration:
        """The generation of that name; its `refresh` says whether it is there."""
        return ClusterGeneration(self._cluster, self._names, generation, self._policy, self._tuning)

    def fault(self, generation: str) -> str | None:
        """That the index is not there. One of which a part has no node now is whole again once the node is back."""
        return self._look.at(generation, lambda: self._fault(generation))

    def doubt(self) -> None:
        """Have the index looked at next time."""
        self._look.doubt()

    def begin_beside(self) -> OpenSearchEngine:
        """An empty place beside this one; nothing stays of one that was broken off.

        Raises IndexUnavailable while another process fills one there.
        """
        self._state.claim_beside()
        beside = self._beside()
        beside.state.forget()
        return beside

    def adopt(self) -> State:
        """Put the generation that was filled beside in the place of the one in use; see Engine."""
        return self._state.take_over(self._beside().state)

    def drop_others(self) -> list[str]:
        """Drop what other versions keep here; see SharingEngine."""
        return Others(self._cluster, self._names).drop(self._tuning.lease_seconds)

    def _beside(self) -> OpenSearchEngine:
        return OpenSearchEngine(self._cluster.address, self._store_id, self._policy, self._tuning, BESIDE)

    def _fault(self, generation: str) -> str | None:
        try:
            with self._cluster.patience.question():
                Searching(self._cluster, self._names.generation(generation)).size()
        except GenerationLost as error:
            return str(error)
        return None


class _Look:
    """What the last look at an index has found, for as long as that is believed."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._mutex = threading.Lock()
        self._of: str | None = None
        self._ended = 0.0
        self._found: str | IndexUnavailable | None = None

    def doubt(self) -> None:
        self._of = None

    def at(self, generation: str, look: Callable[[], str | None]) -> str | None:
        """What `look` finds, or found a moment ago; raises what it raised."""
        with self._mutex:
            if self._of != generation or time.monotonic() - self._ended > self._seconds:
                try:
                    self._found = look()
                except IndexUnavailable as error:
                    self._found = error
                self._of, self._ended = generation, time.monotonic()
            found = self._found
        if isinstance(found, IndexUnavailable):
            raise IndexUnavailable(str(found)) from found
        return found

"""One generation on the cluster: an index that is written by pieces, and asked for several wordings at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.index.opensearch.asking import Asking
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.holding import ids_holding_all
from service.index.opensearch.schema import Names
from service.index.opensearch.searching import Searching
from service.index.opensearch.tuning import ClusterTuning
from service.index.opensearch.writing import Writing
from service.index.terms import distinct_words
from service.index.tuning import PolicyTuning
from service.text.normalise import Wording


class ClusterGeneration:
    """A Generation called `name`. What others put in is found at once; only its size is what it was at `refresh`."""

    def __init__(self, cluster: Cluster, names: Names, name: str, policy: PolicyTuning, tuning: ClusterTuning) -> None:
        self._cluster = cluster
        self._index = names.generation(name)
        self._written_by = names.writing(name)
        self._policy = policy
        self._tuning = tuning
        self._searching = Searching(cluster, self._index)
        self._size: int | None = None

    def refresh(self) -> None:
        """See how many documents there are; raises GenerationLost when there is no such index any more."""
        with self._cluster.patience.question():
            self._size = self._searching.size()

    def put(self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int) -> None:
        """Take in quotes and forget removed ones; see Generation. A piece that failed half-way is put in again."""
        texts = dict(additions)  # whatever fails in bringing them has failed before anything is written
        Writing(self._cluster, self._tuning, self._index, self._written_by, position).put(texts, [*removals])

    def candidates_all(self, wordings: Sequence[Wording], limit: int, *, near_best: bool) -> list[list[int]]:
        """The candidates for each of `wordings`, in two rounds at most."""
        with self._cluster.patience.question():
            if self._size is None:
                self.refresh()
            asking = Asking(self._searching, self._size or 0, self._policy, limit, near_best=near_best)
            return asking.candidates(wordings)

    def containing(self, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording` but those in brackets."""
        words = distinct_words([word for word in wording.words if not word.optional])
        with self._cluster.patience.question():
            return ids_holding_all(self._searching, words, limit) if words else []

"""The state of an index on a cluster: a document that says which generation is in use, and leases beside it.

Every format has an index of such documents of its own: two versions of the service that keep their indices in
different forms have one each, and neither touches the other's.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace

from service.errors import IndexUnavailable
from service.index.engine import State
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.documents import Conflict, Documents, Seen
from service.index.opensearch.lease import Lease
from service.index.opensearch.schema import Names
from service.index.opensearch.tuning import ClusterTuning

MAIN, BESIDE = "main", "beside"


class StateDocument:
    """An IndexState: the document called `place`, for the database that calls itself `store_id()`."""

    def __init__(
        self, cluster: Cluster, names: Names, place: str, store_id: Callable[[], str], tuning: ClusterTuning
    ) -> None:
        self._place = place
        self._store_id = store_id
        self._tuning = tuning
        self._patience = cluster.patience
        self._names = names
        self._documents = Documents(cluster, names.state)
        self._writer = Lease(self._documents, f"{place}-writer", tuning)
        self._leader = Lease(self._documents, f"{place}-leader", tuning)
        self._renewer = Lease(self._documents, f"{place}-renewer", tuning)
        self._renews: int | None = None
        self._is_leader = False
        self._lead_said = -tuning.beat_seconds
        self._leading = threading.Lock()
        self._mutex = threading.RLock()
        self._depth = 0
        self._last: Seen | None = None
        self._last_read = 0.0

    def stamp(self) -> Hashable | None:
        """The version of the document. One of a full index is read again only after a second; see ClusterTuning."""
        last, age = self._last, time.monotonic() - self._last_read
        if last is None or age > self._tuning.state_seconds or not _is_full(last):
            last = self._read()
        return (last.version, last.content.get("generation")) if last else None

    def read(self) -> State | None:
        """The state as it is now, or None when there is none that this program and this database can use."""
        seen = self._read()
        state = _state(seen) if seen else None
        is_usable = state is not None and state.format == self._names.format and state.store_id == self._store_id()
        return state if is_usable else None

    def advance(self, seen: State, position: int, token: int) -> State:
        """Record how far the generation of `seen` has read; refused when somebody else was faster."""
        last = self._last
        if last is None or _state(last) != seen:
            last = self._read()
            if last is None or _state(last) != seen:
                raise IndexUnavailable("another process has written the index meanwhile; it is tried again")
        return self._write(replace(seen, position=position, token=token), last)

    def begin(self, full_at: int) -> State:
        """Put a new, empty generation in the place of the one in use, which is dropped; only inside `hold`."""
        state = State(self._names.format, self._store_id(), uuid.uuid4().hex, 0, full_at, 0)
        self._write(state, self._read())  # named first: an index that nobody names is removed by whoever sees it
        self._names.create(state.generation)
        self._names.sweep(self._named)
        return state

    def claim_beside(self) -> None:
        """Keep others from filling an index beside this one, until it was taken over or this process ends.

        Raises IndexUnavailable when somebody else does.
        """
        if self._renews != os.getpid():
            self._renewer.claim("another process makes the index on the cluster anew; wait until it is done")
            self._renews = os.getpid()

    def take_over(self, other: StateDocument) -> State:
        """Put the generation of another document, which loses it, in the place of this one's; only inside `hold`."""
        fresh = other.read()
        if fresh is None:
            raise IndexUnavailable("the new index was lost while it was filled; try again")
        state = self._write(fresh, self._read())
        other.forget()
        self._renewer.release()
        self._renews = None
        return state

    def forget(self) -> None:
        """Remove this document, and the indices that no document names now."""
        self._documents.remove(self._place)
        self._last = None
        self._names.sweep(self._named)

    @contextmanager
    def hold(self, settled: Callable[[], bool] | None = None) -> Iterator[bool]:
        """Keep every other writer out; see IndexState."""
        give_up = time.monotonic() + self._tuning.patience_seconds
        while not self._mutex.acquire(timeout=self._tuning.pause_seconds):
            if self._is_over(settled, give_up):
                yield False
                return
        try:
            if self._depth:
                yield True
                return
            while not self._writer.take():
                if self._is_over(settled, give_up):
                    yield False
                    return
                time.sleep(self._tuning.pause_seconds)
            self._depth += 1
            try:
                self._writer.keep()
                yield True
            finally:
                self._depth -= 1
                self._writer.release()
        finally:
            self._mutex.release()

    def lead(self) -> bool:
        """Whether this process is the one that looks after the index. The cluster is asked once a beat at most."""
        with self._leading:
            if time.monotonic() - self._lead_said >= self._tuning.beat_seconds:
                self._is_leader = self._leader.take()
                self._lead_said = time.monotonic()
            return self._is_leader

    def _is_over(self, settled: Callable[[], bool] | None, give_up: float) -> bool:
        """Whether others have done what the waiter came for; raises IndexUnavailable when it has waited too long."""
        if settled and settled():
            return True
        if time.monotonic() > give_up:
            raise IndexUnavailable("another process is writing the index on the cluster")
        return False

    def _read(self) -> Seen | None:
        with self._patience.question():
            self._last = self._documents.read(self._place)
        self._last_read = time.monotonic()
        return self._last

    def _write(self, state: State, seen: Seen | None) -> State:
        try:
            self._last = self._documents.write(self._place, asdict(state), seen)
        except Conflict as error:
            self._last = None
            raise IndexUnavailable("another process has written the index meanwhile; it is tried again") from error
        self._last_read = time.monotonic()
        return state

    def _named(self) -> set[str]:
        """The generations that are named: first what was filled beside, since that may become the one in use."""
        found = [self._documents.read(place) for place in (BESIDE, MAIN)]
        return {str(each.content.get("generation")) for each in found if each}


def _state(seen: Seen) -> State | None:
    """What the document says; None when it cannot be understood."""
    try:
        state = State(**seen.content)
    except TypeError:
        return None
    numbers = (state.position, state.full_at, state.token)
    is_plain = isinstance(state.generation, str) and state.generation.isalnum()
    return state if is_plain and all(isinstance(each, int) and each >= 0 for each in numbers) else None


def _is_full(seen: Seen) -> bool:
    state = _state(seen)
    return state is not None and state.is_full

"""The engine in memory: its place is an object, and whoever has that shares the index."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from service.errors import IndexUnavailable
from service.index.engine import GenerationLost, State
from service.index.memory.inverted import InvertedIndex
from service.index.policy import Policy
from service.index.terms import documents
from service.text.normalise import Wording

FORMAT = "1/memory"


class MemoryGeneration:
    """A Generation: the quotes' texts by id, and what they are found by."""

    def __init__(self, policy: Policy) -> None:
        self.texts: dict[int, str] = {}
        self._terms = InvertedIndex()
        self._policy = policy
        self._mutex = threading.Lock()

    def refresh(self) -> None:
        """What others put in is seen at once."""

    def put(self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int) -> None:  # noqa: ARG002
        """Take in quotes and forget removed ones; see Generation."""
        texts, gone = dict(additions), [*removals]
        documents_by_id = {id: tuple(documents(text)) for id, text in texts.items()}
        with self._mutex:  # all or nothing: whatever can fail was done before
            for id in gone:
                self.texts.pop(id, None)
                self._terms.remove(id)
            self.texts.update(texts)
            for id, of_quote in documents_by_id.items():
                self._terms.add(id, of_quote)

    def candidates_all(self, wordings: Sequence[Wording], limit: int, *, near_best: bool) -> list[list[int]]:
        """The candidates for each of `wordings`."""
        with self._mutex:
            return [self._policy.candidates(self._terms, wording, limit, near_best=near_best) for wording in wordings]

    def containing(self, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording`."""
        with self._mutex:
            return self._policy.containing(self._terms, wording, limit)


@dataclass(slots=True)
class MemoryPlace:
    """What a folder is for files: where the index stands, who writes it and who looks after it."""

    state: State | None = None
    generations: dict[str, MemoryGeneration] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    leader: object | None = None

    def use(self, state: State, generation: MemoryGeneration) -> None:
        """Put a generation in the place of the one in use."""
        self.generations = {state.generation: generation}
        self.state = state


@dataclass(frozen=True, slots=True)
class MemoryTuning:
    """How long to wait for another writer, and between two looks whether it has ended; seconds."""

    patience_seconds: float = 10.0
    pause_seconds: float = 0.01


class MemoryState:
    """An IndexState at `place`, for the database that calls itself `store_id()`."""

    def __init__(self, place: MemoryPlace, store_id: Callable[[], str], policy: Policy, tuning: MemoryTuning) -> None:
        self.place = place
        self._store_id = store_id
        self._policy = policy
        self._tuning = tuning

    def stamp(self) -> State | None:
        """The state itself: it changes whenever it does."""
        return self.place.state

    def read(self) -> State | None:
        """The state, or None when there is none that this program and this database can use."""
        state = self.place.state
        is_usable = state is not None and state.format == FORMAT and state.store_id == self._store_id()
        return state if is_usable else None

    def advance(self, seen: State, position: int, token: int) -> State:
        """Record that the generation of `seen` has read up to `position`, the change `token`."""
        self.place.state = replace(seen, position=position, token=token)
        return self.place.state

    def begin(self, full_at: int) -> State:
        """Put a new, empty generation in the place of the one in use."""
        state = State(FORMAT, self._store_id(), uuid.uuid4().hex, 0, full_at, 0)
        self.place.use(state, MemoryGeneration(self._policy))
        return state

    @contextmanager
    def hold(self, settled: Callable[[], bool] | None = None) -> Iterator[bool]:
        """Keep every other writer out; see IndexState."""
        give_up = time.monotonic() + self._tuning.patience_seconds
        while not self.place.lock.acquire(timeout=self._tuning.pause_seconds):
            if settled and settled():
                yield False
                return
            if time.monotonic() > give_up:
                raise IndexUnavailable("another thread is writing the index in memory")
        try:
            yield True
        finally:
            self.place.lock.release()

    def lead(self) -> bool:
        """Whether it is this object that looks after the index: the first to ask."""
        with self.place.lock:
            if self.place.leader is None:
                self.place.leader = self
            return self.place.leader is self


class MemoryEngine:
    """An Engine at `place`, for the database that calls itself `store_id()`."""

    def __init__(
        self,
        place: MemoryPlace,
        store_id: Callable[[], str],
        policy: Policy | None = None,
        tuning: MemoryTuning | None = None,
    ) -> None:
        self._policy = policy or Policy()
        self._tuning = tuning or MemoryTuning()
        self._store_id = store_id
        self._place = place
        self._beside = MemoryPlace()
        self.state = MemoryState(place, store_id, self._policy, self._tuning)

    def open(self, generation: str) -> MemoryGeneration:
        """The generation of that name; see Engine."""
        try:
            return self._place.generations[generation]
        except KeyError as error:
            raise GenerationLost(f"there is no generation {generation}") from error

    def fault(self, generation: str) -> str | None:
        """What is wrong with a generation: it is not there."""
        return None if generation in self._place.generations else f"there is no generation {generation}"

    def doubt(self) -> None:
        """Nothing can be looked at more closely."""

    def begin_beside(self) -> MemoryEngine:
        """An empty place beside this one."""
        self._beside = MemoryPlace()
        return MemoryEngine(self._beside, self._store_id, self._policy, self._tuning)

    def adopt(self) -> State:
        """Put the generation that was filled beside in the place of the one in use; see Engine."""
        fresh = self._beside.state
        if fresh is None:
            raise IndexUnavailable("the new index was lost while it was filled; try again")
        self._place.use(fresh, self._beside.generations[fresh.generation])
        return fresh

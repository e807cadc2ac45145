"""The index that use cases see, made of any engine: opened when needed, made anew when lost, renewed while it is asked.

Nothing is opened before it is needed or kept over a fork.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from service.errors import IndexIncomplete, IndexUnavailable
from service.index.engine import Engine, Generation, GenerationLost, ScatteringEngine, SharingEngine, State
from service.index.protocol import CandidateIndex, Reached
from service.text.normalise import Wording

_LOG = logging.getLogger(__name__)
_NOWHERE = Reached(0, 0)
_Answer = TypeVar("_Answer")


class EngineIndex:
    """A KeptIndex on `engine`. Safe to use from many threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._state = engine.state
        self._mutex = threading.Lock()
        self._opened: _Opened | None = None
        self._damaged: str | None = None
        self._last_position = 0
        """What `position` said last: an index that is behind it was lost since, or is another database's."""

    @contextmanager
    def writing(self, settled: Callable[[], bool] | None = None) -> Iterator[bool]:
        """Hold every other writer off; see CandidateIndex."""
        with self._state.hold(settled) as is_ours:
            yield is_ours

    def position(self) -> int:
        """How far in the database's order the index has read; 0 when it must be filled again."""
        return self.reached().position

    def reached(self) -> Reached:
        """The position, and the token of the change there; see CandidateIndex."""
        reached = self._reached()
        self._last_position = reached.position
        return reached

    def full_at(self) -> int | None:
        """The position from which it can be asked; None when it is lost. See CandidateIndex."""
        state = self._state.read()
        return state.full_at if state is not None and self._open() is not None else None

    def is_begun(self) -> bool:
        """Whether there is an index, sound or damaged; see CandidateIndex."""
        return self._state.stamp() is not None

    def lead(self) -> bool:
        """Whether this process looks after the index; see KeptIndex."""
        return self._state.lead()

    def check(self) -> None:
        """Look whether the index is sound, now and then, and closely where a reading failed; see KeptIndex."""
        state = self._state.read()
        if state is None:
            return
        fault = self._engine.fault(state.generation)
        if fault:
            _LOG.error("the index is damaged and is made anew: %s", fault)
            with self._mutex:
                self._damaged, self._opened = state.generation, None

    def is_scattered(self) -> bool:
        """Whether it is worth being renewed; see KeptIndex. An engine that does not say is not."""
        state = self._state.read()
        if state is None or not state.is_full or not isinstance(self._engine, ScatteringEngine):
            return False
        return self._engine.is_scattered(state.generation)

    def drop_others(self) -> Sequence[str]:
        """Drop what other versions keep beside it; see KeptIndex."""
        return self._engine.drop_others() if isinstance(self._engine, SharingEngine) else ()

    def apply(
        self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int, token: int = 0
    ) -> None:
        """Take in and forget quotes, then record `position` and its `token`; see CandidateIndex."""
        with self.writing():
            reached = self._reached().position
            if reached < self._last_position:
                self._last_position = reached
                raise IndexUnavailable("the index was lost and starts anew; read its position again and repeat")
            if reached and position <= reached:
                return
            with self._watched():
                state, generation = self._writable()
                generation.put(additions, removals, position)
                self._state.advance(state, position, token)
            self._last_position = position

    def clear(self, full_at: int = 0) -> None:
        """Forget everything; see CandidateIndex."""
        with self.writing():
            self._state.begin(full_at)
            self._last_position = 0

    def renew(self, fill: Callable[[CandidateIndex], int]) -> int:
        """Fill a new index while this one is asked, and put that in its place; see RenewableIndex."""
        fresh = EngineIndex(self._engine.begin_beside())
        changes = fill(fresh)
        with self.writing():
            changes += fill(fresh)
            self._last_position = self._engine.adopt().position
        return changes

    def candidates(self, wording: Wording, limit: int, *, near_best: bool = False) -> list[int]:
        """The ids of up to `limit` quotes that `wording` may come from; see CandidateIndex."""
        return self.candidates_all((wording,), limit, near_best=near_best)[0]

    def candidates_all(self, wordings: Sequence[Wording], limit: int, *, near_best: bool = False) -> list[list[int]]:
        """The candidates for each of `wordings`; see CandidateIndex."""
        return self._asked(lambda generation: generation.candidates_all(wordings, limit, near_best=near_best))

    def containing(self, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording`."""
        return self._asked(lambda generation: generation.containing(wording, limit))

    def _asked(self, ask: Callable[[Generation], _Answer]) -> _Answer:
        """What the index answers; when another has just taken its place and it is gone, what that one does."""
        opened = self._full()
        try:
            with self._watched():
                return ask(opened.generation)
        except IndexUnavailable:
            state = self._state.read()
            if state is None or state.generation == opened.state.generation:
                raise
        with self._watched():
            return ask(self._full().generation)

    def _reached(self) -> Reached:
        state = self._state.read()
        return Reached(state.position, state.token) if state is not None and self._open() is not None else _NOWHERE

    def _writable(self) -> tuple[State, Generation]:
        """The generation in use and its state; a new one when it is lost. Only inside `writing`."""
        opened = self._open()
        state = self._state.read()
        if opened is not None and state is not None:
            return state, opened.generation
        state = self._state.begin(0)
        return state, self._engine.open(state.generation)

    def _full(self) -> _Opened:
        """The index as it is now; raises IndexIncomplete while it is filled."""
        opened = self._open()
        if opened is None:
            raise IndexIncomplete("the index is lost or damaged and is made anew from the database; try again")
        if not opened.state.is_full:
            progress = f"it has read {opened.state.position:,} of {opened.state.full_at:,} changes"
            raise IndexIncomplete(f"the index is being made anew: {progress}; try again")
        return opened

    def _open(self) -> _Opened | None:
        """The index as it is now, or None when there is none that can be read. Notices other processes' writes."""
        stamp = self._state.stamp()  # outside: a state across a network may keep its reader waiting
        with self._mutex:
            opened = self._opened
            if opened is None or opened.process != os.getpid() or opened.stamp != stamp:
                opened = self._opened = self._opened_anew(opened, self._state.stamp())
            return opened

    def _opened_anew(self, opened: _Opened | None, stamp: Hashable | None) -> _Opened | None:
        """What is there now; of `opened`, the generation is kept when it is still the one in use."""
        state = self._state.read() if stamp is not None else None
        if state is None or state.generation == self._damaged:
            return None
        try:
            if opened is None or opened.process != os.getpid() or opened.state.generation != state.generation:
                generation = self._engine.open(state.generation)
            else:
                generation = opened.generation
            generation.refresh()
        except (GenerationLost, IndexUnavailable) as error:
            if self._state.read() != state:  # another process has just put a new generation in its place
                return self._opened_anew(None, self._state.stamp())
            if isinstance(error, IndexUnavailable):
                raise
            return None
        return _Opened(generation, state, stamp, os.getpid())

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Has an index that fails while it is read or written opened again, and looked at closely."""
        try:
            yield
        except (GenerationLost, IndexUnavailable) as error:
            with self._mutex:
                self._opened = None
            self._engine.doubt()
            if isinstance(error, GenerationLost):
                raise IndexUnavailable(f"the index cannot be used now: {error}") from error
            raise


@dataclass(frozen=True, slots=True)
class _Opened:
    """A generation, opened by this process, and the state of which it shows everything."""

    generation: Generation
    state: State
    stamp: Hashable | None
    process: int

"""What an engine brings: where the index is noted down, and generations of it that can be written and asked.

`kept.EngineIndex` makes of it the index that use cases see, the same way for every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from service.text.normalise import Wording


@dataclass(frozen=True, slots=True)
class State:
    """Which generation is in use, and how far it has read. `format` names the layout and what wrote it.

    `token` is what the log calls the change at `position`: a log that calls it otherwise has another history. Before
    `position` has reached `full_at`, the index is being filled and knows too little to be asked.
    """

    format: str
    store_id: str
    generation: str
    position: int
    full_at: int
    token: int

    @property
    def is_full(self) -> bool:
        """Whether it has read all that the database held when this generation was begun."""
        return self.position >= self.full_at


class GenerationLost(Exception):
    """The files of a generation are missing, damaged or foreign: it must be made anew."""


class Generation(Protocol):
    """One set of documents, opened by this process. Every method raises IndexUnavailable when it cannot be reached.

    This is the upper of the two levels at which an engine may enter, the one for who decides by itself what to ask
    for; one that only implements `term_index.TermIndex` has `policy.Policy` answer `candidates_all` and `containing`.
    """

    def refresh(self) -> None:
        """See what others have put in. Raises GenerationLost."""

    def put(self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int) -> None:
        """Take in quotes `(id, text)`, also in place of those with the same ids, and forget the removed ids.

        Durable when it returns, all or nothing, and seen after the next `refresh`. `position` is where the piece ends:
        an engine whose writers cannot hold each other off refuses, by it, what a late one brings.
        """

    def candidates_all(self, wordings: Sequence[Wording], limit: int, *, near_best: bool) -> list[list[int]]:
        """The candidates for each of `wordings`; see CandidateIndex."""

    def containing(self, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording`; see CandidateIndex."""


class IndexState(Protocol):
    """Where it is noted down, for all processes, which generation is in use: a folder, a document on a server.

    Every method raises IndexUnavailable when it cannot be read or written now.
    """

    def stamp(self) -> Hashable | None:
        """Changes whenever the state does; None when there is no state. Cheap: looked at with every question."""

    def read(self) -> State | None:
        """The state as it is now, or None when there is none that this program and this database can use."""

    def advance(self, seen: State, position: int, token: int) -> State:
        """Record, durably, that the generation of `seen` has read up to `position`, the change `token`; inside `hold`.

        Raises IndexUnavailable, and records nothing, when somebody else was faster (where `hold` is only a lease).
        """

    def begin(self, full_at: int) -> State:
        """Put a new, empty generation in the place of the one in use, which is dropped; only inside `hold`."""

    def hold(self, settled: Callable[[], bool] | None = None) -> AbstractContextManager[bool]:
        """Keep every other writer out, in this process and in others; the same thread may enter again.

        Whoever has to wait asks `settled`, over and over, whether others have meanwhile done what it came for: then it
        gets False, and nobody is kept out. Raises IndexUnavailable when another writer holds it for longer than an
        HTTP client waits.
        """

    def lead(self) -> bool:
        """Whether this process is the one that looks after the index; called again and again, by who wants to be.

        It stays so until the process ends, or until it has not called for as long as the engine's lease lasts.
        """


class Engine(Protocol):
    """One kind of index, at one place, for one database."""

    @property
    def state(self) -> IndexState:
        """Which generation is in use here."""

    def open(self, generation: str) -> Generation:
        """The generation of that name. Raises GenerationLost, or IndexUnavailable when it may be there all the same."""

    def fault(self, generation: str) -> str | None:
        """What is wrong with the generation, as far as it was looked at now, or None. Most times cheap."""

    def doubt(self) -> None:
        """Reading or writing has failed: the next `fault` looks closely."""

    def begin_beside(self) -> Engine:
        """An empty place beside this one, for a new generation to be filled while this one's is asked."""

    def adopt(self) -> State:
        """Put the generation that was filled beside in the place of the one in use; only inside `hold`.

        Raises IndexUnavailable when it was lost meanwhile.
        """


@runtime_checkable
class ScatteringEngine(Protocol):
    """What an engine has besides when its generations come to lie in many files that nothing brings together."""

    def is_scattered(self, generation: str) -> bool:
        """Whether this generation lies in so many files that it is worth being made anew, and there is room for it."""


@runtime_checkable
class SharingEngine(Protocol):
    """What an engine has besides when versions of this program that keep the index in other forms share its place."""

    def drop_others(self) -> Sequence[str]:
        """Drop the indices of all other forms, and return what they were called.

        Raises IndexUnavailable, and drops nothing, while another process uses one.
        """

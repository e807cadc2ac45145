"""The index of wordings as use cases see it: add, remove, candidates, how far it has read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from service.text.normalise import Wording


class Reached(NamedTuple):
    """How far an index has read: the number of the last change, and the token by which the log knows that change."""

    position: int
    token: int


class CandidateIndex(Protocol):
    """Proposes the recorded quotes that a candidate quote may be.

    An index is derived from the database and may be lost at any time: it is then at position 0, is cleared, and
    filled again. Every method raises IndexUnavailable when the index cannot be read or written now.
    """

    def writing(self, settled: Callable[[], bool] | None = None) -> AbstractContextManager[bool]:
        """Hold every other writer off, in this process and in others, while reading `position` and applying.

        What `position` says inside is the truth until the block ends. May be nested; `apply` and `clear` enter it
        themselves. Whoever has to wait asks `settled` whether it need not any more: then the block is entered with
        False, and holds nobody off.
        """

    def apply(
        self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int, token: int = 0
    ) -> None:
        """Take in quotes `(id, text)` and forget the removed ids, then record `position` and its `token` durably.

        Applying a piece again changes nothing, and a piece that ends at or before the recorded position is skipped:
        another process has applied it. Raises IndexUnavailable, and changes nothing, when the index was lost since
        this object last said its position; ask for the position again and start from there.
        """

    def candidates(self, wording: Wording, limit: int, *, near_best: bool = False) -> list[int]:
        """The ids of up to `limit` quotes that `wording` may come from, most promising first.

        With `near_best`, only those that come near the best one, where that one holds nearly all of the wording: for
        who takes the best of them all, and not for who takes some out, the best one perhaps.

        Raises IndexIncomplete before the index is full: what it does not hold yet would be taken for never said.
        """

    def candidates_all(self, wordings: Sequence[Wording], limit: int, *, near_best: bool = False) -> list[list[int]]:
        """The `candidates` of each of `wordings`, all from one state of the index.

        For whoever has several: an index across a network answers all of them in the time of one.
        """

    def containing(self, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording`, in any order.

        Raises IndexIncomplete as `candidates` does.
        """

    def position(self) -> int:
        """How far in the database's order this index has read; 0 when it is empty, lost or another database's."""

    def reached(self) -> Reached:
        """Its `position`, with the token of the change there: the log of another history has another one there."""

    def is_begun(self) -> bool:
        """Whether there is one, sound or damaged; False before the first was made, and once its place was emptied."""

    def full_at(self) -> int | None:
        """The position that it must have read to before it can be asked; None when it is lost and must be cleared."""

    def clear(self, full_at: int = 0) -> None:
        """Forget everything: empty, at position 0, and not to be asked before it has read up to `full_at`."""


class RenewableIndex(CandidateIndex, Protocol):
    """An index that can be made anew while it is asked."""

    def renew(self, fill: Callable[[CandidateIndex], int]) -> int:
        """Have `fill` fill a new index while this one is asked and written, and put that in this one's place.

        `fill` is called twice, the second time while nobody else can write, for what came in meanwhile; it returns how
        much it read, and the sum is the answer. Raises IndexUnavailable, and leaves this index as it is, when the new
        one cannot be written.
        """


class KeptIndex(RenewableIndex, Protocol):
    """An index that several processes share and that one of them looks after."""

    def is_scattered(self) -> bool:
        """Whether it grew piece by piece into so many files that it is worth being renewed. Cheap."""

    def drop_others(self) -> Sequence[str]:
        """Drop the indices that other versions of this program keep in the same place; returns what they were called.

        Raises IndexUnavailable, and drops nothing, while another process uses one.
        """

    def lead(self) -> bool:
        """Whether this process is the one that fills the index, asked before each look at it.

        It stays so until the process ends, or no longer asks; then another is.
        """

    def check(self) -> None:
        """Look whether the index is as it was written, and take it for lost when it is not. Cheap, to be called often.

        What a reading that failed has thrown doubt upon is looked at closely.
        """

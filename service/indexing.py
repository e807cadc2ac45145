"""Use case: keeps the index up with the database."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from service import deadline
from service.index.protocol import CandidateIndex, Reached, RenewableIndex
from service.steps import step
from service.storage.records import ChangeBatch
from service.storage.store import Store
from service.text.normalise import normalise

_NEVER_SAID = normalise("zzqxqzzv")

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called after each piece with how many changes of how many have been read."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """How much an index reads at once."""

    batch: int = 10_000
    """Changes that whoever made the last of them reads at once: about 2 MB of quotes, and one commit of the index."""
    largest: int = 40_000
    letters: int = 8_000_000
    """Code points of quotes in one piece. A turn may have a million, and ten thousand of them would be read at once."""
    of_request: int = 2_000_000
    """The same while a request waits: some two seconds. What is left when its time is over, the follower reads."""
    merged: int = 8
    """An index that has more to read is filled in pieces, each of up to so many changes. Tantivy's merge policy makes
    one file of eight alike: pieces whose number is a power of eight end as one, and that is asked in half the time of
    nine."""

    def size(self, changes: int) -> int:
        """How many of `changes` an index reads at once."""
        if changes <= self.largest:
            return max(self.batch, changes)
        pieces = self.merged
        while changes > pieces * self.largest:
            pieces *= self.merged
        return math.ceil(changes / pieces)


PIECES = Pieces()


def catch_up(
    store: Store,
    index: CandidateIndex,
    progress: Progress | None = None,
    pieces: Pieces = PIECES,
    goes_on: Callable[[], bool] = lambda: True,
) -> int:
    """Let the index read what it has not read yet, or as much as there is time for; returns how many changes.

    After each piece but the last `goes_on` is asked whether there is.

    Several processes may do so at once: each piece is read and applied under the index's lock, so whoever comes first
    indexes what all of them wrote, and those who wait for it have nothing left to do. What is committed meanwhile is
    left to those who commit it. An index that is lost, or has read what is not in this log, starts anew.

    Raises StorageUnavailable, IndexUnavailable.
    """
    with step("index what is new"):
        return _catch_up(store, index, progress, pieces, goes_on)


def _catch_up(
    store: Store, index: CandidateIndex, progress: Progress | None, pieces: Pieces, goes_on: Callable[[], bool]
) -> int:
    if missing(store, index) == 0 and index.full_at() is not None:
        return 0
    done, head = 0, store.head()
    piece_size = pieces.size(missing(store, index))
    settled = partial(_has_read, index, head) if _has_read_of(store, index.reached()) else None
    while True:
        with index.writing(settled) as is_ours:  # a piece at a time: a long rebuild lets the others in between
            if not is_ours:
                return done
            piece = _next_piece(store, index, piece_size, pieces.letters)
            if not piece.additions and not piece.removals:
                return done
            index.apply(piece.additions, piece.removals, piece.position, piece.token)
        done += len(piece.additions) + len(piece.removals)
        if progress:
            progress(piece.position, max(piece.position, store.head()))
        if piece.position >= head or not goes_on():
            return done


def _has_read(index: CandidateIndex, position: int) -> bool:
    return index.full_at() is not None and index.position() >= position


def _next_piece(store: Store, index: CandidateIndex, size: int, letters: int) -> ChangeBatch:
    """What the index has to read next: from the log's start when it has read another log than this one."""
    begin_anew_if_lost(store, index)
    reached = index.reached()
    piece = store.changes_after(reached.position, size, letters)
    if _has_read_of(store, reached):  # looked at last: a backup may be put in place between two looks
        return piece
    logger.warning(
        "the index has read another log than this database has (restored, or compacted since); it starts anew"
    )
    index.clear(store.head())
    return store.changes_after(0, size, letters)


def _has_read_of(store: Store, reached: Reached) -> bool:
    """Whether the change up to which an index has read is in the log of `store`, where it was."""
    return store.log_at(reached.position).token == reached.token


def begin_anew_if_lost(store: Store, index: CandidateIndex) -> None:
    """Record, for every process to see, that a lost index starts anew. It may be asked again once it is filled."""
    with index.writing():
        if index.full_at() is None:
            head = store.head()
            if head:
                logger.info("the index is made anew from %s changes", f"{head:,}")
            index.clear(head)


def missing(store: Store, index: CandidateIndex) -> int:
    """How many changes the index has still to read; all of them, and at least one, when it has read another log."""
    reached = index.reached()
    log = store.log_at(reached.position)
    return log.head - reached.position if log.token == reached.token else max(log.head, 1)


def ask_once(index: CandidateIndex) -> None:
    """Ask for what nobody has said. Raises IndexUnavailable when questions are not answered now."""
    index.containing(_NEVER_SAID, 1)


def rebuild(store: Store, index: RenewableIndex, progress: Progress | None = None) -> int:
    """Read the whole database again into a new index that takes the place of `index`; how many changes were read.

    `index` is asked and follows the database until then. Raises StorageUnavailable, IndexUnavailable, and leaves it as
    it is.
    """
    return index.renew(lambda fresh: _fill(store, fresh, progress))


_ROUNDS = 20
_FEW = 1_000
"""Changes: a fraction of a second."""


def _fill(store: Store, fresh: CandidateIndex, progress: Progress | None) -> int:
    """Let a new index read all that there is, and what comes in meanwhile until that is little: the rest is read while
    nobody else can write. Each round takes as long as a part of the one before, unless others write faster than an
    index reads."""
    done = catch_up(store, fresh, progress)
    rounds = 1
    while missing(store, fresh) > _FEW and rounds < _ROUNDS:
        done += catch_up(store, fresh, progress)
        rounds += 1
    return done


def _has_time() -> bool:
    left = deadline.left()
    return left is None or left > 0


def keep_up(store: Store, index: CandidateIndex, pieces: Pieces = PIECES) -> None:
    """Catch up with a few changes at once; more of them (the index was lost) are left to whoever follows the database.

    So no request waits for a whole index to be built, nor for more than a piece of it once its time is over. Failures
    are logged: what was acknowledged stands, whatever befalls the index, and it is repaired later.
    """
    try:
        if missing(store, index) <= pieces.batch:
            catch_up(store, index, pieces=replace(pieces, letters=pieces.of_request), goes_on=_has_time)
    except Exception:
        logger.warning("the index did not follow the database; it will be repaired later", exc_info=True)

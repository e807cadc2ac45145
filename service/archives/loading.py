"""Use case: takes prepared articles into a store, in one order, so that the same articles make the same store."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.archives.folder import PreparedFolder, identity_of
from service.archives.merging import Waiting, merged
from service.ingestion import ARE_ONE_SPEAKER
from service.storage.records import Stored
from service.storage.store import Store

BATCH = 256
"""Articles of one transaction, as in `quoteverify ingest`: what was stored before a failure is kept."""

Progress = Callable[[int, int], None]
"""Called after each batch with how many articles of how many were looked at."""


@dataclass(slots=True)
class Loaded:
    """What became of the articles; `by_others` were taken in by a run before, or by another that runs at once."""

    added: int = 0
    already_there: int = 0
    quotes: int = 0
    by_others: int = 0

    def count(self, stored: Iterable[Stored]) -> None:
        """Add what came of some articles."""
        for article in stored:
            self.added += article.is_new
            self.already_there += not article.is_new
            self.quotes += article.quotes if article.is_new else 0


def load(folders: Sequence[PreparedFolder], store: Store, progress: Progress) -> Loaded:
    """Take the articles of `folders` in, a batch a transaction; the index follows (`service.following.followed`).

    Several may do so at once, and one that was stopped may be run again: an article is stored once, and each when all
    before it in order are (`service.archives.rows.order_of`). Raises InvalidPrepared, StorageUnavailable; what was
    stored stays.
    """
    identity, loaded, number = identity_of(folders), Loaded(), 0
    total = sum(folder.count for folder in folders)
    for batch in _batches(merged(part for folder in folders for part in folder.parts)):
        stored = None
        if store.loads.reached(identity) <= number:
            prepared = [waiting.prepared() for waiting in batch]
            stored = store.loads.add(identity, number, prepared, ARE_ONE_SPEAKER)
        if stored is None:
            loaded.by_others += len(batch)
        else:
            loaded.count(stored)
        number += len(batch)
        progress(number, total)
    store.loads.end(identity)
    return loaded


def _batches(waiting: Iterator[Waiting]) -> Iterator[list[Waiting]]:
    while batch := list(itertools.islice(waiting, BATCH)):
        yield batch

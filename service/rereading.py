"""Use case: lets this version of the reader read the stored articles anew, beside a service that goes on answering."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from service.domain import OccurrenceFilter
from service.errors import QuoteVerifyError
from service.index.protocol import CandidateIndex
from service.indexing import keep_up
from service.language.language import language_of
from service.people.comparison import are_one_speaker
from service.reading import DEFAULT_LIMITS, READER, Limits, read
from service.storage.recording.preparation import Prepared, prepare
from service.storage.rereading.readings import Changed, ToRead
from service.storage.store import Store

_LOG = logging.getLogger(__name__)
_ARE_ONE_SPEAKER = partial(are_one_speaker, language=language_of(None))

AT_ONCE = 16
"""Articles whose new readings one transaction stores: a few tenths of a second in which nobody else can write."""

Progress = Callable[[int, int], None]
"""Called with how many articles are done, of how many."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are to be read, those that this version read already only `again`; a `dry_run` says what would
    change, and changes nothing."""

    filter: OccurrenceFilter
    again: bool = False
    dry_run: bool = False


def reread(
    store: Store, index: CandidateIndex, wanted: Wanted, progress: Progress, limits: Limits = DEFAULT_LIMITS
) -> Changed:
    """Read again what an older version read, a few articles at a time, and say what changed.

    Each article notes which version read it, so that a run that is broken off goes on where it stopped. An article that
    cannot be read stays as it is, and is logged. Raises StorageUnavailable, with what was done until then kept.
    """
    changed, after, done = Changed(), 0, 0
    total = store.readings.count(READER, wanted.filter, read_by_it=wanted.again)
    while articles := _next(store, wanted, after):
        readings = [(each.id, prepared) for each in articles if (prepared := _read(each, limits))]
        changed.add(store.readings.replace(readings, _ARE_ONE_SPEAKER, dry_run=wanted.dry_run))
        if not wanted.dry_run:
            keep_up(store, index)
        after, done = articles[-1].id, done + len(articles)
        progress(done, total)
    return changed


def _next(store: Store, wanted: Wanted, after: int) -> list[ToRead]:
    return store.readings.older(READER, wanted.filter, after, AT_ONCE, read_by_it=wanted.again)


def _read(stored: ToRead, limits: Limits) -> Prepared | None:
    try:
        return prepare(stored.article, read(stored.article, limits), READER)
    except QuoteVerifyError as error:
        _LOG.warning("article %d stays as it was read: %s", stored.id, error)
        return None

"""Puts the saved questions to the articles that came in, and keeps what comes of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import partial

from service.domain import Match, OccurrenceFilter, VerifyQuery
from service.errors import QuoteVerifyError, StorageUnavailable
from service.index.protocol import CandidateIndex
from service.storage.store import Store
from service.storage.watching.arrivals import Arrival
from service.storage.watching.events import Noted
from service.verification import verify
from service.watching.judging import ReadArticle, judge
from service.watching.questions import Questions

_LOG = logging.getLogger(__name__)

DUTY = "watching"
"""The name of the lease under which one process of all does this."""
AT_ONCE = 20
"""Articles whose events are kept by one transaction: a second or so of work, which is done again after a crash."""


@dataclass(slots=True)
class Lookout:
    """Puts the questions of `store` to what comes in, under the lease of `holder`; for one thread."""

    store: Store
    index: CandidateIndex
    holder: str
    _state: tuple[int, ...] | None = None
    _questions: Questions = field(default_factory=lambda: Questions(()))

    def look(self) -> bool:
        """Put the questions to the next articles; whether there were any.

        An article is taken off the list in the transaction that keeps its events: after a crash it is looked at again,
        and nothing is noted twice. Raises StorageUnavailable.
        """
        watching = self.store.watching
        if not watching.arrivals.next(1) or not watching.leases.take(DUTY, self.holder):
            return False
        arrivals = watching.arrivals.next(AT_ONCE)
        self._refresh()
        noted = [each for arrival in arrivals for each in self._judged(arrival)]
        watching.arrivals.settle(arrivals, noted, (DUTY, self.holder))
        return bool(arrivals)

    def _refresh(self) -> None:
        state = self.store.watching.watches.state()
        if state != self._state:
            self._questions = Questions(self.store.watching.watches.in_force())
            self._state = state

    def _judged(self, arrival: Arrival) -> list[Noted]:
        """What an article says of the questions; one that cannot be judged must not keep those behind it waiting."""
        occurrences = self.store.occurrences_of_article(arrival.article_id)
        if arrival.occurrences is not None:
            occurrences = [each for each in occurrences if each.id in arrival.occurrences]
        if not occurrences:
            return []
        outlet = occurrences[0].article.outlet
        article = ReadArticle(arrival.article_id, outlet, tuple(occurrences), is_new=arrival.occurrences is None)
        elsewhere = partial(_said_elsewhere, self.store, self.index)
        try:
            with self.store.snapshot() as snapshot:
                return judge(article, self._questions, snapshot, elsewhere)
        except StorageUnavailable:
            raise
        except Exception:
            _LOG.exception("the watches could not be put to article %d; it is passed over", arrival.article_id)
            return []


def _said_elsewhere(store: Store, index: CandidateIndex, words: str, article_id: int) -> Match | None:
    query = VerifyQuery(words, limit=1, filter=OccurrenceFilter(not_article=article_id), occurrences=1)
    try:
        matches = verify(query, store, index).matches
    except StorageUnavailable:
        raise
    except QuoteVerifyError as error:  # the index is being made: who usually says it is not known now
        _LOG.info("who usually says a watched quote is not known now: %s", error)
        return None
    return matches[0] if matches else None

"""Stores and indexes the corpus without what is held back, and asks about it through the real use case."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.verification.corpus import Corpus, Recorded, quoted
from evaluation.verification.judged import FIRST, Answer
from evaluation.verification.query import Query
from service.asking import ask
from service.domain import VerifyQuery
from service.index.open import open_index
from service.index.protocol import CandidateIndex
from service.indexing import catch_up
from service.language.language import DEFAULT, language
from service.people.comparison import are_one_speaker
from service.settings import read_settings
from service.storage.store import Store
from service.text.normalise import normalise
from service.verification import verify


class Service:
    """The service over the quotes that are not held back."""

    def __init__(self, store: Store, index: CandidateIndex, quotes: Mapping[str, Recorded]) -> None:
        self._store = store
        self._index = index
        self._quotes = quotes
        self._by_id: dict[int, Recorded] = {}

    def ask(self, query: Query) -> Answer:
        """Verify the query's text with its claimed speaker."""
        question = VerifyQuery(query.text, query.claimed, limit=FIRST)
        begun = time.perf_counter()
        said = (ask if query.reading else verify)(question, self._store, self._index)
        seconds = time.perf_counter() - begun
        matches = tuple(self._recorded(match.quote.id) for match in said.matches)
        joined = tuple(self._recorded(part.quote_id) for part in said.joined)
        nearest = tuple(self._recorded(near.quote.id) for near in said.nearest)
        best = said.matches[0] if said.matches else None
        return Answer(
            said.verdict,
            matches,
            seconds,
            said.attribution,
            best,
            said.explanation,
            joined,
            nearest,
            said.severity,
            said.query.read_as,
        )

    def _recorded(self, id: int) -> Recorded:
        if id not in self._by_id:
            self._by_id[id] = self._quotes[normalise(self._store.quote(id).text).key]
        return self._by_id[id]


@contextmanager
def running(corpus: Corpus, held: set[str]) -> Iterator[Service]:
    """The service with every article of `corpus` stored but for the quotes `held`, in a folder that goes afterwards."""
    with TemporaryDirectory() as name:
        store = Store(f"sqlite:///{Path(name) / 'quotes.db'}")
        try:
            store.migrate()
            for read in corpus.articles:
                spans = [span for span in read.spans if normalise(quoted(read.article, span.span)).key not in held]
                store.add_article(read.article, spans, partial(are_one_speaker, language=language(DEFAULT)))
            address = read_settings(data=Path(name)).index  # on a cluster, where QUOTEVERIFY_INDEX_URL names one
            index = open_index(address, lambda: store.store_id)
            catch_up(store, index)
            yield Service(store, index, corpus.quotes)
        finally:
            store.close()

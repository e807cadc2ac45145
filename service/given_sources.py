"""Use case: makes a record of the texts that are given with a question, for that question alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from service import deadline
from service.article_body import ArticleBody, article_of
from service.domain import Article, AttributedSpan, GivenSource
from service.errors import InvalidQuery, QuoteVerifyError, SourcesTooLarge, TooCostly, TookTooLong
from service.index.open import in_memory
from service.index.protocol import CandidateIndex
from service.ingestion import ingest_all
from service.reading import read, with_language
from service.reading.cost import seconds_of_reading
from service.reading.passages import passages
from service.storage.recording.preparation import Prepared, prepare
from service.storage.store import Store

MOST_SOURCES = 20
MOST_CODE_POINTS = 2_000_000
"""Of all sources of a question together, as they are sent."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is recorded: the store, the index that belongs to it, and the ids of the articles, in their order."""

    store: Store
    index: CandidateIndex
    article_ids: tuple[int, ...]


@contextmanager
def record_of(sources: Sequence[ArticleBody]) -> Iterator[tuple[Record, tuple[GivenSource, ...]]]:
    """A record of `sources` and of nothing else, which is forgotten afterwards, and what an answer calls each of them;
    see `record_of_articles`.

    Raises InvalidQuery for a source that cannot be read, SourcesTooLarge, and TooCostly where there is no time to read
    them all.
    """
    _check_size(sources)
    articles = [_article(number, source) for number, source in enumerate(sources, start=1)]
    deadline.expect(sum(seconds_of_reading(article.text) for article in articles))
    with record_of_articles(articles) as record:
        yield record, tuple(map(_given_source, record.article_ids, articles, sources))


def _given_source(id: int, article: Article, source: ArticleBody) -> GivenSource:
    text = None if source.html is None else article.text
    return GivenSource(id, article.outlet, article.title, article.url, text)


@contextmanager
def record_of_articles(articles: Sequence[Article]) -> Iterator[Record]:
    """A record of `articles`, for one thread: their quotes as a store has them, and what they say outside of quotation
    marks as passages, which matches tell apart (`Match.in_quotes`).

    Takes as long as ingesting them. Raises InvalidQuery for one that cannot be read.
    """
    store, index = Store.in_memory(), in_memory()
    try:
        prepared = [_prepared(number, article) for number, article in enumerate(articles, start=1)]
        yield Record(store, index, tuple(stored.article_id for stored in ingest_all(prepared, store, index)))
    finally:
        store.close()


def _check_size(sources: Sequence[ArticleBody]) -> None:
    if len(sources) > MOST_SOURCES:
        raise InvalidQuery(f"there are {len(sources)} sources; give at most {MOST_SOURCES}")
    size = sum(len(source.text or "") + len(source.html or "") for source in sources)
    if size > MOST_CODE_POINTS:
        raise SourcesTooLarge(
            f"the sources have {size:,} code points; give at most {MOST_CODE_POINTS:,}, or ask about a few at a time"
        )


def _article(number: int, source: ArticleBody) -> Article:
    try:
        return article_of(replace(source, outlet=source.outlet.strip() or f"Source {number}"))
    except (TooCostly, TookTooLong):
        raise
    except QuoteVerifyError as error:
        raise InvalidQuery(f"source {number} cannot be read: {error}") from error


def _prepared(number: int, article: Article) -> Prepared:
    try:
        article = with_language(article)
        return prepare(article, _quotes_and_passages(article))
    except (TooCostly, TookTooLong):
        raise
    except QuoteVerifyError as error:
        raise InvalidQuery(f"source {number} cannot be read: {error}") from error


def _quotes_and_passages(article: Article) -> list[AttributedSpan]:
    quotes = read(article)
    return sorted([*quotes, *passages(article.text, quotes)], key=lambda each: each.span.start)

"""Use case: takes an article in: its quotes are extracted, attributed, stored and indexed."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.attribution import attribute, attribute_inner
from service.domain import Article, ArticleSummary, AttributedSpan, Occurrence
from service.errors import InvalidText
from service.extraction import extract
from service.index.protocol import CandidateIndex
from service.indexing import keep_up
from service.people.comparison import are_one_speaker
from service.storage.recording.preparation import Identity, Prepared, identity, prepare
from service.storage.records import Stored
from service.storage.store import Store
from service.storage.validity import check_article

logger = logging.getLogger(__name__)

MOST_QUOTES = 5_000
"""In one article. None comes near it; a text of two megabytes could hold 125,000 and keep a worker for a minute."""
LONGEST_QUOTE = 50_000
"""In code points: a long speech in whole. Comparing a candidate quote costs its length times that of the recorded one,
so a quote of two megabytes would make every question that comes near it take seconds."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """A stored article, its quotes where they stand, and whether it came in just now."""

    article: ArticleSummary
    occurrences: tuple[Occurrence, ...]
    created: bool


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What came of an article: ready to be stored, there already (and not read again), or why it cannot be read."""

    article: Article
    prepared: Prepared | None = None
    known: Stored | None = None
    fault: Exception | None = None


def ingest(article: Article, store: Store, index: CandidateIndex) -> Ingested:
    """Store `article` with its quotes, in one transaction, and let the index learn them.

    An article that is already there (same outlet and same text) stays as it is. When this returns, the article is safe
    and, unless the index fails, found by every query. Raises InvalidText, StorageUnavailable.
    """
    stored, created = store.find_article(article.outlet, article.text), False
    if stored is None:
        stored, created = store.add_article(article, _spans(article), are_one_speaker)
    occurrences = tuple(store.occurrences_of_article(stored.id))
    keep_up(store, index)
    return Ingested(stored, occurrences, created)


def read(article: Article) -> Prepared:
    """All of an article's way in that needs no database: nearly all of its time, and as well in another process.

    Raises InvalidText.
    """
    check_article(article)
    return prepare(article, _spans(article))


def read_all(articles: Sequence[Article], store: Store) -> list[ReadArticle]:
    """Read many articles, but for those that are there already; one that cannot be read does not stop the rest.

    Raises StorageUnavailable.
    """
    there = store.known_articles(articles)
    return [_read_unless_known(article, there) for article in articles]


def _read_unless_known(article: Article, there: Mapping[Identity, Stored]) -> ReadArticle:
    try:
        known = there.get(identity(article))
        return ReadArticle(article, read(article)) if known is None else ReadArticle(article, known=known)
    except InvalidText as error:
        return ReadArticle(article, fault=error)
    except Exception as error:
        logger.exception("an article could not be read; the others are")
        return ReadArticle(article, fault=error)


def ingest_all(articles: Sequence[Prepared], store: Store, index: CandidateIndex) -> list[Stored]:
    """Store articles that were `read`, all of them in one transaction, and let the index learn their quotes at once.

    The outcome is that of `ingest` for one after the other. Raises StorageUnavailable, and then none is stored.
    """
    stored = store.add_articles(articles, are_one_speaker)
    keep_up(store, index)
    return stored


def withdraw(article_id: int, store: Store, index: CandidateIndex) -> None:
    """Delete an article, and the quotes that only it carried. Raises ArticleNotFound, StorageUnavailable."""
    store.delete_article(article_id)
    keep_up(store, index)


def _spans(article: Article) -> Sequence[AttributedSpan]:
    spans = extract(article.text)
    if len(spans) > MOST_QUOTES:
        raise InvalidText(f"text holds {len(spans):,} quotes; give at most {MOST_QUOTES:,}, or send it in parts")
    longest = max(spans, key=lambda span: span.end - span.start, default=None)
    if longest is not None and longest.end - longest.start > LONGEST_QUOTE:
        raise InvalidText(
            f"the quote at {longest.start:,} has {longest.end - longest.start:,} code points; give at most "
            f"{LONGEST_QUOTE:,}, or close its mark"
        )
    found = attribute(article.text, spans, title=article.title, byline=article.byline)
    return attribute_inner(article.text, found)

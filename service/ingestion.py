"""Use case: takes articles in: their quotes are read, stored and indexed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial

from service.documents.values import UNREADABLE
from service.domain import Article, ArticleSummary, AttributedSpan, Occurrence
from service.errors import ArticleNotFound, InvalidText, TooCostly, TookTooLong, TooManyQuotes
from service.index.protocol import CandidateIndex
from service.indexing import keep_up
from service.language.language import language_of
from service.layout import LeftOutReason
from service.people.comparison import are_one_speaker
from service.reading import DEFAULT_LIMITS, READER, Limits, read, with_language
from service.storage.recording.preparation import Identity, Prepared, identity, prepare
from service.storage.records import Stored
from service.storage.store import Store
from service.storage.validity import check_article

logger = logging.getLogger(__name__)

ARE_ONE_SPEAKER = partial(are_one_speaker, language=language_of(None))
"""Speakers are compared across articles, whatever language each is in."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """A stored article, its quotes where they stand, and whether it came in just now."""

    article: ArticleSummary
    occurrences: tuple[Occurrence, ...]
    created: bool


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What came of an article: prepared for storage, stored already (and not read again), or why it cannot be read."""

    article: Article
    prepared: Prepared | None = None
    stored: Stored | None = None
    fault: Exception | None = None


def ingest(article: Article, store: Store, index: CandidateIndex, limits: Limits = DEFAULT_LIMITS) -> Ingested:
    """Store `article` with its quotes, in one transaction, and let the index learn them.

    An article that is already there (same outlet and same text) stays as it is. When this returns, the article is safe
    and, unless the index fails, found by every query. Raises InvalidText, StorageUnavailable.
    """
    stored, spans = store.find_article(article.outlet, article.text), None
    while True:
        created = False
        if stored is None:
            if spans is None:
                article = with_language(article)
                spans = _spans(article, limits)
            stored, created = store.add_article(article, spans, ARE_ONE_SPEAKER, READER)
        try:
            summary, _, occurrences = store.article_with_quotes(stored.id)
        except ArticleNotFound:  # somebody took it out in this moment: it was sent to be there
            stored = None
        else:
            keep_up(store, index)
            return Ingested(summary, tuple(occurrences), created)


def prepare_article(article: Article, limits: Limits = DEFAULT_LIMITS) -> Prepared:
    """Read `article` and prepare it for storage: all of its way in that needs no database, and nearly all of its time.

    It may be done in another process than the one that stores. Raises InvalidText.
    """
    check_article(article)
    article = with_language(article)
    return prepare(article, _spans(article, limits), READER)


def prepare_articles(
    articles: Sequence[Article],
    store: Store,
    limits: Limits = DEFAULT_LIMITS,
    bounded: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> list[ReadArticle]:
    """Prepare many articles, but for those that are stored already; one that cannot be read does not stop the rest.

    Each is read in a block that `bounded` makes (`service.deadline`).

    Raises StorageUnavailable.
    """
    stored = store.known_articles(articles)
    return [_prepare_unless_stored(article, stored, limits, bounded) for article in articles]


def _prepare_unless_stored(
    article: Article,
    stored_articles: Mapping[Identity, Stored],
    limits: Limits,
    bounded: Callable[[], AbstractContextManager[None]],
) -> ReadArticle:
    try:
        stored = stored_articles.get(identity(article))
    except InvalidText as error:
        return ReadArticle(article, fault=error)
    return ReadArticle(article, stored=stored) if stored else prepare_or_say_why(article, limits, bounded)


def prepare_or_say_why(
    article: Article,
    limits: Limits = DEFAULT_LIMITS,
    bounded: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> ReadArticle:
    """`article` prepared, or the fault for which it cannot be read: of many, one does not stop the rest."""
    try:
        with bounded():
            return ReadArticle(article, prepare_article(article, limits))
    except (InvalidText, TooCostly, TookTooLong) as error:
        return ReadArticle(article, fault=error)
    except Exception as error:
        logger.exception("an article could not be read; the others are")
        return ReadArticle(article, fault=error)


def ingest_all(articles: Sequence[Prepared], store: Store, index: CandidateIndex) -> list[Stored]:
    """Store prepared articles, all of them in one transaction, and let the index learn their quotes at once.

    The outcome is that of `ingest` for one after the other. Raises StorageUnavailable, and then none is stored.
    """
    stored = store_all(articles, store)
    keep_up(store, index)
    return stored


def store_all(articles: Sequence[Prepared], store: Store) -> list[Stored]:
    """The same without the index: for who has it follow (`service.following`). Raises StorageUnavailable."""
    return store.add_articles(articles, ARE_ONE_SPEAKER)


def _spans(article: Article, limits: Limits) -> Sequence[AttributedSpan]:
    """The quotes of an article; of a document not those whose letters it does not say, of which no record is to be."""
    try:
        spans = read(article, limits)
        if all(piece.reason is not LeftOutReason.UNREADABLE for piece in article.left_out):
            return spans
        return [span for span in spans if UNREADABLE not in article.text[span.span.start : span.span.end]]
    except TooManyQuotes as error:
        raise InvalidText(f"text {error}, or send it in parts") from error

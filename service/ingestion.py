"""Use case: an article in, its quotes extracted, attributed and stored; and the index kept up with the database."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from service.attribution import attribute, attribute_inner
from service.domain import Article, ArticleSummary, AttributedSpan, Occurrence
from service.errors import InvalidText
from service.extraction import extract
from service.index.protocol import CandidateIndex, RenewableIndex
from service.people.comparison import are_one_speaker
from service.storage.recording.preparation import Identity, Prepared, identity, prepare
from service.storage.records import Stored
from service.storage.store import Store
from service.storage.validity import check_article

logger = logging.getLogger(__name__)

BATCH = 10_000
"""Changes that whoever made the last of them reads at once: about 2 MB of quotes, and one commit of the index."""
LARGEST_PIECE, MERGED = 40_000, 8
"""An index that has more to read is filled in pieces, each of up to so many changes. Tantivy's merge policy makes one
file of eight alike: pieces whose number is a power of eight end as one, and that is asked in half the time of nine."""

MOST_QUOTES = 5_000
"""In one article. None comes near it; a text of two megabytes could hold 125,000 and keep a worker for a minute."""
LONGEST_QUOTE = 50_000
"""In code points: a long speech in whole. Comparing a candidate quote costs its length times that of the recorded one,
so a quote of two megabytes would make every question that comes near it take seconds."""

Progress = Callable[[int, int], None]
"""Told how many changes of how many have been read."""


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


def catch_up(store: Store, index: CandidateIndex, progress: Progress | None = None) -> int:
    """Let the index read what it has not read yet; returns how many changes.

    Several processes may do so at once: each piece is read and applied under the index's lock, so whoever comes first
    indexes what all of them wrote, and those who wait for it have nothing left to do. What is committed meanwhile is
    left to those who commit it. An index that is lost, or ahead of the database (a backup was restored), starts anew.

    Raises StorageUnavailable, IndexUnavailable.
    """
    if missing(store, index) == 0 and index.full_at() is not None:
        return 0
    read, head = 0, store.head()
    piece = piece_size(missing(store, index))
    settled = partial(_has_read, index, head) if index.position() <= head else None
    while True:
        with index.writing(settled) as is_ours:  # a piece at a time: a long rebuild lets the others in between
            if not is_ours:
                return read
            batch = store.changes_after(_position(store, index), piece)
            if not batch.additions and not batch.removals:
                return read
            index.apply(batch.additions, batch.removals, batch.position)
        read += len(batch.additions) + len(batch.removals)
        if progress:
            progress(batch.position, max(batch.position, store.head()))
        if batch.position >= head:
            return read


def piece_size(changes: int) -> int:
    """How many of `changes` an index reads at once."""
    if changes <= LARGEST_PIECE:
        return max(BATCH, changes)
    pieces = MERGED
    while changes > pieces * LARGEST_PIECE:
        pieces *= MERGED
    return math.ceil(changes / pieces)


def _has_read(index: CandidateIndex, position: int) -> bool:
    return index.full_at() is not None and index.position() >= position


def _position(store: Store, index: CandidateIndex) -> int:
    """Where the index goes on reading."""
    begin_anew_if_lost(store, index)
    position, head = index.position(), store.head()
    if position <= head:
        return position
    logger.warning("the index is ahead of the database, which was restored; it starts anew")
    index.clear(head)
    return 0


def begin_anew_if_lost(store: Store, index: CandidateIndex) -> None:
    """Record, for every process to see, that a lost index starts anew. It may be asked again once it is filled."""
    with index.writing():
        if index.full_at() is None:
            head = store.head()
            if head:
                logger.info("the index is made anew from %s changes", f"{head:,}")
            index.clear(head)


def missing(store: Store, index: CandidateIndex) -> int:
    """How many changes the index has still to read; all of them, and at least one, when it is ahead of the database."""
    position, head = index.position(), store.head()
    return head - position if position <= head else max(head, 1)


def rebuild(store: Store, index: RenewableIndex, progress: Progress | None = None) -> int:
    """Read the whole database again into a new index that takes the place of `index`; how many changes were read.

    `index` is asked and follows the database until then. Raises StorageUnavailable, IndexUnavailable, and leaves it as
    it is.
    """
    return index.renew(lambda fresh: catch_up(store, fresh, progress))


def keep_up(store: Store, index: CandidateIndex) -> None:
    """Catch up with a few changes at once; more of them (the index was lost) are left to whoever follows the database.

    So no request waits for a whole index to be built. Failures are logged: what was acknowledged stands, whatever
    befalls the index, and it is repaired later.
    """
    try:
        if missing(store, index) <= BATCH:
            catch_up(store, index)
    except Exception:
        logger.warning("the index did not follow the database; it will be repaired later", exc_info=True)


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

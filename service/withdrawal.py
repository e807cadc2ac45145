"""Use case: takes articles out, all of an outlet, or what names a person, so that the words are gone, too."""

from __future__ import annotations

import logging
from contextlib import suppress

from service.errors import ArticleNotFound, OutletNotFound, StorageUnavailable
from service.index.protocol import CandidateIndex
from service.indexing import keep_up
from service.storage.store import Store

_LOG = logging.getLogger(__name__)

_AT_ONCE = 100
"""Articles taken out by one transaction: a second or so in which nobody else can write."""


def withdraw(article_id: int, store: Store, index: CandidateIndex) -> None:
    """Delete an article, and what only it carried. Raises ArticleNotFound, StorageUnavailable."""
    store.delete_article(article_id)
    _settle(store, index)


def withdraw_outlet(outlet_id: int, store: Store, index: CandidateIndex) -> int:
    """Delete every article of an outlet, and what only they carried; returns how many articles that were.

    In pieces: one that is broken off goes on when it is repeated. Raises OutletNotFound, StorageUnavailable.
    """
    total = 0
    while count := store.delete_articles_of(outlet_id, _AT_ONCE):
        total += count
        _settle(store, index)
    if not total:
        raise OutletNotFound(f"no outlet has the id {outlet_id}")
    return total


def withdraw_all_holding(name: str, store: Store, index: CandidateIndex) -> int:
    """Delete every article in whose text, title or byline `name` stands; returns how many that were.

    Raises StorageUnavailable.
    """
    total, after = 0, 0
    while ids := store.articles_holding(name, after, _AT_ONCE):
        for id in ids:
            with suppress(ArticleNotFound):
                store.delete_article(id)
                total += 1
        after = ids[-1]
    _settle(store, index)
    return total


def _settle(store: Store, index: CandidateIndex) -> None:
    keep_up(store, index)
    try:
        store.purge()
    except StorageUnavailable:  # the articles are gone, and whoever follows the database tries this again
        _LOG.warning("the database's log still holds what was deleted; it is emptied later", exc_info=True)

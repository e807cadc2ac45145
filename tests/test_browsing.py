"""Looking through what is recorded while others take articles out."""

from __future__ import annotations

import pytest

from service.browsing import quote_with_variants
from service.domain import Article
from service.errors import QuoteNotFound
from service.index.open import in_memory
from service.ingestion import ingest
from service.storage.contents import snapshot
from service.storage.store import Store
from service.withdrawal import withdraw


def test_a_quote_that_is_gone_is_not_found(store: Store) -> None:
    index = in_memory()
    done = ingest(Article("The Post", "“The bridge will stand,” said Ada Harbour."), store, index)
    assert quote_with_variants(1, store, index).occurrences == done.occurrences
    withdraw(done.article.id, store, index)
    with pytest.raises(QuoteNotFound, match="no quote has the id 1"):
        quote_with_variants(1, store, index)


def test_a_quote_that_goes_while_it_is_read_is_read_to_the_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    index = in_memory()
    done = ingest(Article("The Post", "“The bridge will stand,” said Ada Harbour."), store, index)
    read = snapshot.Snapshot.quotes

    def then_delete(self: snapshot.Snapshot, ids: list[int]) -> object:
        found = read(self, ids)
        if store.outlets():
            store.delete_article(done.article.id)
        return found

    monkeypatch.setattr(snapshot.Snapshot, "quotes", then_delete)
    assert quote_with_variants(1, store, index).occurrences_total == 1
    with pytest.raises(QuoteNotFound):
        quote_with_variants(1, store, index)

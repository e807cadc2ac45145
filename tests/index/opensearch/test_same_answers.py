"""About the seed articles, an index on a cluster leads to the answers to which one in a folder does."""

from __future__ import annotations

import random

import pytest

from bench.edits import EDITS
from bench.wordings import Generator
from service.cli.seeds import load_seeds
from service.domain import VerifyQuery
from service.index.address import IndexAddress
from service.index.open import open_index
from service.index.protocol import CandidateIndex
from service.indexing import catch_up
from service.settings import Settings
from service.storage.store import Store
from service.verification import verify_all
from tests.index.opensearch.cluster_place import ClusterPlace


@pytest.fixture
def embedded(settings: Settings, sqlite_store: Store) -> CandidateIndex:
    """An index in a folder, of the seed articles."""
    index = open_index(settings.index, lambda: sqlite_store.store_id)
    load_seeds(settings, sqlite_store, index)
    return index


@pytest.fixture
def shared(embedded: CandidateIndex, settings: Settings, sqlite_store: Store, place: ClusterPlace) -> CandidateIndex:
    """An index on a cluster, of the same."""
    address = IndexAddress(settings.data, "opensearch", place.address)
    index = open_index(address, lambda: sqlite_store.store_id)
    catch_up(sqlite_store, index)
    return index


def test_the_answers_are_the_same(sqlite_store: Store, embedded: CandidateIndex, shared: CandidateIndex) -> None:
    draw, generator = random.Random(17), Generator(17)  # noqa: S311  # the same each time
    texts = [quote.text for quote in sqlite_store.list_quotes(limit=100).items]
    assert len(texts) > 40
    for edit in EDITS.values():
        queries = [VerifyQuery(edit(text, draw, generator)) for text in texts]
        assert verify_all(queries, sqlite_store, shared) == verify_all(queries, sqlite_store, embedded)

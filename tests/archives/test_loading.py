"""The same prepared articles make the same store, whatever their order, and however often and by how many loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.archives import loading
from service.archives.folder import PreparedFolder
from service.archives.loading import Loaded, load
from service.exchange import export_lines
from service.ingestion import store_all
from service.storage.recording.preparation import Prepared
from service.storage.store import Store
from tests.archives.conftest import ARTICLES, Fill
from tests.databases import Databases, Kind

DISTINCT = len(ARTICLES) - 1


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 4)


@contextmanager
def a_store(databases: Databases, kind: Kind, folder: Path) -> Iterator[Store]:
    folder.mkdir()
    with databases.migrated(kind, folder) as url:
        store = Store(url)
        try:
            yield store
        finally:
            store.close()


def contents(store: Store) -> list[str]:
    """All that is stored, ids too: an article that comes in when all before it are gets the same one."""
    lines = [json.loads(line) for line in export_lines(store, lambda _done, _of: None)]
    return sorted(json.dumps({name: value for name, value in line.items() if name != "sum"}) for line in lines[1:])


def quietly(folders: list[PreparedFolder], store: Store) -> Loaded:
    return load(folders, store, lambda _done, _of: None)


def test_the_order_of_articles_and_files_makes_no_difference(
    databases: Databases, database_kind: Kind, tmp_path: Path, fill: Fill, prepared: list[Prepared]
) -> None:
    one_way = [fill("one", [prepared])]
    turned = list(reversed(prepared))
    other_way = [fill("two", [turned[:3], turned[3:8]]), fill("three", [turned[8:]])]
    with (
        a_store(databases, database_kind, tmp_path / "a") as one,
        a_store(databases, database_kind, tmp_path / "b") as other,
    ):
        assert quietly(one_way, one) == Loaded(DISTINCT, 1, DISTINCT + 2)
        quietly(other_way, other)
        assert contents(one) == contents(other)


def test_in_the_order_of_their_coming_they_would_not_make_the_same(
    databases: Databases, tmp_path: Path, prepared: list[Prepared]
) -> None:
    with (
        a_store(databases, "sqlite", tmp_path / "a") as one,
        a_store(databases, "sqlite", tmp_path / "b") as other,
    ):
        store_all(prepared, one)
        store_all(prepared[::-1], other)
        shown = [{quote.text for quote in store.list_quotes(limit=99).items} for store in (one, other)]
        assert "The ferry will sail on Monday," in shown[0] - shown[1]


def test_several_load_at_once(
    databases: Databases, database_kind: Kind, tmp_path: Path, fill: Fill, prepared: list[Prepared]
) -> None:
    folder = fill("one", [prepared[:6], prepared[6:]])
    with (
        a_store(databases, database_kind, tmp_path / "a") as alone,
        a_store(databases, database_kind, tmp_path / "b") as store,
    ):
        quietly([folder], alone)
        with ThreadPoolExecutor(3) as pool:
            loaded = list(pool.map(lambda _: quietly([folder], store), range(3)))
        assert sum(one.added for one in loaded) == DISTINCT
        assert {one.added + one.already_there + one.by_others for one in loaded} == {len(ARTICLES)}
        assert contents(store) == contents(alone)


def test_a_load_that_was_stopped_goes_on_where_it_was(store: Store, fill: Fill, prepared: list[Prepared]) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == 8:
            raise Stopped

    folder = fill("one", [prepared])
    with pytest.raises(Stopped):
        load([folder], store, stop)
    assert store.totals()["articles"] in {7, 8}
    again = quietly([folder], store)
    assert (again.by_others, again.added + again.already_there) == (8, len(ARTICLES) - 8)
    assert quietly([folder], store) == Loaded(already_there=len(ARTICLES))

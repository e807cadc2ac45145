"""An index is opened by its address; which engine it has is said there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from service.errors import SettingsError
from service.index.address import ClusterAddress, IndexAddress
from service.index.open import ENGINES, in_memory, open_index
from service.text.normalise import normalise

CLUSTER = ClusterAddress(("http://127.0.0.1:9",), "nobody")
EMBEDDED = [name for name in ENGINES if name != "opensearch"]
"""Those that need no server; the tests of index/opensearch are about the other."""


@pytest.mark.parametrize("engine", EMBEDDED)
def test_each_engine_is_opened_by_its_name(tmp_path: Path, engine: str) -> None:
    index = open_index(IndexAddress(tmp_path / "index", engine), lambda: "a store")
    index.apply([(4, "The door stays open")], (), 1)
    assert index.candidates(normalise("the door stays open"), 5) == [4]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_asked_of_the_database_while_it_is_opened(tmp_path: Path, engine: str) -> None:
    def fail() -> str:
        raise AssertionError("the database may not answer yet")

    open_index(IndexAddress(tmp_path / "index", engine, CLUSTER), fail)
    assert list(tmp_path.iterdir()) == []


def test_a_cluster_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="QUOTEVERIFY_INDEX_URL"):
        open_index(IndexAddress(tmp_path, "opensearch"), lambda: "a store")


def test_without_the_extra_it_is_said_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("service.index.opensearch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "opensearchpy", None)
    with pytest.raises(SettingsError, match=r"pip install 'quoteverify\[opensearch\]'"):
        open_index(IndexAddress(tmp_path, "opensearch", CLUSTER), lambda: "a store")


def test_an_engine_that_there_is_none_of_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no index engine 'lucene'; give one of memory, opensearch, tantivy"):
        open_index(IndexAddress(tmp_path, "lucene"), lambda: "a store")


def test_an_index_in_memory_ends_with_its_object() -> None:
    in_memory().apply([(4, "The door stays open")], (), 1)
    assert in_memory().position() == 0

"""An index is opened by its address; which engine it has is said there."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import SettingsError
from service.index.address import IndexAddress
from service.index.open import ENGINES, in_memory, open_index
from service.text.normalise import normalise


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_is_opened_by_its_name(tmp_path: Path, engine: str) -> None:
    index = open_index(IndexAddress(tmp_path / "index", engine), lambda: "a store")
    index.apply([(4, "The door stays open")], (), 1)
    assert index.candidates(normalise("the door stays open"), 5) == [4]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_asked_of_the_database_while_it_is_opened(tmp_path: Path, engine: str) -> None:
    def fail() -> str:
        raise AssertionError("the database may not answer yet")

    open_index(IndexAddress(tmp_path / "index", engine), fail)
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_there_is_none_of_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no index engine 'lucene'; give one of memory, tantivy"):
        open_index(IndexAddress(tmp_path, "lucene"), lambda: "a store")


def test_an_index_in_memory_ends_with_its_object() -> None:
    in_memory().apply([(4, "The door stays open")], (), 1)
    assert in_memory().position() == 0

"""A fresh, migrated store for each test. The one place that says which database the storage tests run on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.storage.store import Store


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The URL of an empty database that only this test uses."""
    return f"sqlite:///{tmp_path / 'quotes.db'}"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated, empty store."""
    opened = Store(database_url)
    opened.migrate()
    yield opened
    opened.close()

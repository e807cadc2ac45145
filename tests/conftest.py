"""What all tests share: the project's folders, settings on a temporary data folder, databases of both kinds.

A test that asks for `database_url` or `store` runs twice, on SQLite and on PostgreSQL; one that is about one of them
asks for `sqlite_store` or `postgresql_url`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from service.settings import Settings, read_settings
from service.storage.store import Store
from tests.databases import KINDS, Databases, Kind

# In CI the same examples every time, so that a landing fails for what it changed; elsewhere new ones, to find more.
hypothesis.settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

# Contracts that several folders' tests keep: their asserts say what they compared, as those of a test module do.
pytest.register_assert_rewrite("tests.index.contract", "tests.index.proposing")

PROJECT = Path(__file__).resolve().parent.parent


LONG = ("tests/cli/", "tests/browser/", "tests/hostile/", "tests/api/", "tests/examples/", "tests/test_")
"""Files in which single tests take seconds, since they start servers and browsers, send much, or ask often."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with files that take long: one of two processes would else end with such a file, and the other wait."""
    items.sort(key=lambda item: next((at for at, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG)))


@pytest.fixture(scope="session")
def seeds_folder() -> Path:
    """The five seed articles and their manifest."""
    return PROJECT / "seeds"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings as a new user has them, on an empty data folder."""
    return read_settings({}, data=tmp_path / "data")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where databases come from; its PostgreSQL server is stopped at the end, whatever failed."""
    made = Databases(tmp_path_factory.mktemp("databases"))
    try:
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module", params=KINDS)
def database_kind(request: pytest.FixtureRequest) -> Kind:
    """Each database that the service runs on, in turn."""
    kind: Kind = request.param
    return kind


@pytest.fixture
def database_url(databases: Databases, database_kind: Kind, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of either kind, with empty tables, that only this test uses."""
    with databases.migrated(database_kind, tmp_path) as url:
        yield url


@pytest.fixture
def unmigrated_url(databases: Databases, database_kind: Kind, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of either kind, without tables."""
    with databases.unmigrated(database_kind, tmp_path) as url:
        yield url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated, empty store on a database of either kind."""
    opened = Store(database_url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def module_store(
    databases: Databases, database_kind: Kind, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A migrated, empty store that the tests of a module share, on a database of either kind."""
    with databases.migrated(database_kind, tmp_path_factory.mktemp("store")) as url:
        opened = Store(url)
        yield opened
        opened.close()


@pytest.fixture
def sqlite_path(databases: Databases, tmp_path: Path) -> Iterator[Path]:
    """The file of a SQLite database with empty tables."""
    with databases.migrated("sqlite", tmp_path) as url:
        yield Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def sqlite_store(sqlite_path: Path) -> Iterator[Store]:
    """A migrated, empty store on SQLite, for a test of what no other database does."""
    opened = Store(f"sqlite:///{sqlite_path}")
    yield opened
    opened.close()


@pytest.fixture
def postgresql_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The URL of a PostgreSQL database with empty tables, for a test of what SQLite does not do."""
    with databases.migrated("postgresql", tmp_path) as url:
        yield url

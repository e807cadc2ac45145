"""Apps to test, on SQLite and on PostgreSQL: empty ones, and one of each with the seeds that no test writes to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.app_context import EXTENSION
from service.app import create_app
from service.cli.seeds import load_seeds
from service.settings import Settings, read_settings
from tests.api.contract import ContractClient
from tests.databases import Databases, Kind
from tests.page_modules import put_modules


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings on an empty database of either kind."""
    return on_database(database_url, tmp_path / "data")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An app on an empty database of either kind."""
    yield from running(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the empty app; every answer is held against openapi.yaml."""
    return app.test_client()


@pytest.fixture(scope="module")
def shared_app(databases: Databases, database_kind: Kind, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app that the tests of a module share, empty at first, on a database of either kind.

    For tests that store nothing, or to which it is no matter what others stored.
    """
    folder = tmp_path_factory.mktemp("shared")
    with databases.migrated(database_kind, folder) as url:
        yield from running(on_database(url, folder / "data"))


@pytest.fixture
def shared(shared_app: Flask) -> FlaskClient:
    """A client of the app that the tests of a module share; every answer is held against openapi.yaml."""
    return shared_app.test_client()


class SeededApps:
    """An app with the five seed articles for each kind of database, made when it is first wanted and then kept."""

    def __init__(self, databases: Databases, folder: Path) -> None:
        self._databases = databases
        self._folder = folder
        self._made: dict[Kind, Flask] = {}
        self.open = ExitStack()

    def on(self, kind: Kind) -> Flask:
        if kind not in self._made:
            folder = self._folder / kind
            folder.mkdir()
            settings = on_database(self.open.enter_context(self._databases.migrated(kind, folder)), folder)
            app = self.open.enter_context(contextmanager(running)(settings))
            parts = app.extensions[EXTENSION]
            load_seeds(settings, parts.store, parts.index)
            self._made[kind] = app
        return self._made[kind]


@pytest.fixture(scope="session")
def seeded_apps(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SeededApps]:
    """The seeded apps of all tests."""
    apps = SeededApps(databases, tmp_path_factory.mktemp("seeded"))
    with apps.open:
        yield apps


@pytest.fixture(scope="module")
def seeded_app(seeded_apps: SeededApps, database_kind: Kind) -> Flask:
    """An app that holds the five seed articles, on a database of either kind; only for reading."""
    return seeded_apps.on(database_kind)


@pytest.fixture
def seeded(seeded_app: Flask) -> FlaskClient:
    """A client of the app with the seed articles; only for reading."""
    return seeded_app.test_client()


def running(settings: Settings, **tuning: Any) -> Iterator[Flask]:
    """An app, made with `tuning`, whose answers are held against openapi.yaml; closed afterwards."""
    app = create_app(settings, **tuning)
    app.test_client_class = ContractClient
    yield app
    app.extensions[EXTENSION].store.close()


def on_database(url: str, data: Path) -> Settings:
    """Settings on a database, and on a data folder for the index."""
    return read_settings({"QUOTEVERIFY_DATABASE_URL": url}, data=data)


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the page's modules, as node reads them."""
    return put_modules(tmp_path_factory.mktemp("modules"))

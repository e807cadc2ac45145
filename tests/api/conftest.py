"""Apps to test: one on an empty data folder, and one with the seed articles that no test writes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.parts import EXTENSION
from service.app import create_app
from service.cli.seeds import load_seeds
from service.settings import Settings, read_settings
from tests.api.contract import ContractClient


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """An app on an empty data folder."""
    yield from _running(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the empty app; every answer is held against openapi.yaml."""
    return app.test_client()


@pytest.fixture(scope="session")
def seeded_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app that holds the five seed articles; only for reading."""
    settings = read_settings({}, data=Path(tmp_path_factory.mktemp("seeded")))
    for app in _running(settings):
        parts = app.extensions[EXTENSION]
        load_seeds(settings, parts.store, parts.index)
        yield app


@pytest.fixture
def seeded(seeded_app: Flask) -> FlaskClient:
    """A client of the app with the seed articles; only for reading."""
    return seeded_app.test_client()


def _running(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    app.test_client_class = ContractClient
    yield app
    app.extensions[EXTENSION].store.close()

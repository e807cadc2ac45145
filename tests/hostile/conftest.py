"""One app for all hostile requests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.settings import read_settings
from tests.api.conftest import running

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app that is written to by everybody; its answers are held against openapi.yaml.

    It may take a minute of the processor over an article: how the time grows is seen on what takes longer than the
    five seconds that are the usual, on a slow machine.
    """
    environ = {"QUOTEVERIFY_ARTICLE_SECONDS": "60"}
    yield from running(read_settings(environ, data=Path(tmp_path_factory.mktemp("hostile"))))


@pytest.fixture
def client(hostile_app: Flask) -> FlaskClient:
    """A client of it."""
    return hostile_app.test_client()


def post(client: FlaskClient, path: str, body: Any) -> Any:
    """Send JSON in UTF-8, so that two megabytes of anything fit into a body."""
    return client.post(path, data=json.dumps(body, ensure_ascii=False).encode(), headers=JSON)

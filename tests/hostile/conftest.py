"""One app for all hostile requests, and how long it takes over them in its own time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
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


def seconds(action: Callable[[], Any]) -> tuple[float, Any]:
    """The processor's time that `action` takes in this thread, and what it gives: other processes do not count."""
    begun = time.thread_time()
    given = action()
    return time.thread_time() - begun, given


def assert_linear(small: float, large: float, times: int) -> None:
    """Hold the time of what is `times` as large against that of the small one; quadratic time would be times squared.

    A quarter of a second is left to what has nothing to do with size: first uses, collected garbage.
    """
    assert large < 2 * times * small + 0.25, f"{times} times as much took {large:.2f} s instead of {small:.2f} s"

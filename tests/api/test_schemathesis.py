"""Whatever openapi.yaml allows, and much that it forbids, is answered as openapi.yaml says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings

from service.api.parts import EXTENSION
from service.app import create_app
from service.cli.seeds import load_seeds
from service.settings import read_settings


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The schema of an app of its own, which may be written to."""
    chosen = read_settings({}, data=tmp_path_factory.mktemp("fuzzed"))
    app: Flask = create_app(chosen)
    parts = app.extensions[EXTENSION]
    load_seeds(chosen, parts.store, parts.index)
    yield schemathesis.openapi.from_wsgi("/openapi.yaml", app)
    parts.store.close()


described = schemathesis.pytest.from_fixture("schema")


@described.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    response = case.call_and_validate()
    assert response.status_code < 500

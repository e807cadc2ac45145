"""Whatever openapi.yaml allows, and much that it forbids, is answered as openapi.yaml says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service.access import Scope
from service.api.app_context import EXTENSION
from service.app import create_app
from service.cli.seeds import load_seeds
from service.restrictions import OpenWrites, Restrictions
from tests.api.conftest import on_database
from tests.api.contract import SPECIFICATION
from tests.databases import Databases, Kind


@pytest.fixture(scope="module")
def fuzzed_app(databases: Databases, database_kind: Kind, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An app with the seed articles, which may be written to with a key, on a database of either kind."""
    folder = tmp_path_factory.mktemp("fuzzed")
    with databases.migrated(database_kind, folder) as url:
        chosen = on_database(url, folder)
        chosen = replace(chosen, restrictions=Restrictions(open_writes=OpenWrites.NO))
        app = create_app(chosen)
        parts = app.extensions[EXTENSION]
        load_seeds(chosen, parts.store, parts.index)
        app.config["KEY"] = parts.store.keys.create("schemathesis", {Scope.ADMIN})[1]
        yield app
        parts.store.close()


# What a schema cannot say: a cursor is one that we made, a quote holds a word, a page holds a text, a correction says
# something that can be so of what is there.
BEYOND = ("InvalidCursor", "InvalidQuery", "UnreadableDocument", "InvalidCorrection")
BEYOND_SCHEMAS = {f"urn:quoteverify:problem:{name}" for name in BEYOND}

# Lines that are answered one by one, the bad ones too, are no JSON that it could judge: see test_bulk.py.
described = schemathesis.openapi.from_dict(SPECIFICATION).exclude(path="/v1/articles/bulk")


reads = described.include(method="GET")


def on(*kinds: Kind) -> pytest.MarkDecorator:
    """Run a test on databases of these kinds only."""
    return pytest.mark.parametrize("database_kind", kinds, indirect=True, scope="module")


@described.parametrize()
@on("sqlite")
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case, fuzzed_app: Flask) -> None:
    assert_described(case, fuzzed_app)


@reads.parametrize()
@on("postgresql")
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_to_a_read_is_as_described_on_postgresql(case: schemathesis.Case, fuzzed_app: Flask) -> None:
    assert_described(case, fuzzed_app)


@pytest.mark.slow
@described.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_to_more_requests_is_as_described(case: schemathesis.Case, fuzzed_app: Flask) -> None:
    assert_described(case, fuzzed_app)


def assert_described(case: schemathesis.Case, fuzzed_app: Flask) -> None:
    headers = {"Authorization": f"Bearer {fuzzed_app.config['KEY']}"}
    case.operation.app = case.operation.schema.app = fuzzed_app  # for the requests that must be refused without a key
    response = case.call(headers=headers)
    assert response.status_code < 500
    is_problem = response.headers.get("content-type", [""])[0].startswith("application/problem+json")
    refused_by_meaning = is_problem and json.loads(response.content).get("type") in BEYOND_SCHEMAS
    case.validate_response(
        response,
        excluded_checks=[positive_data_acceptance] if refused_by_meaning else [],
        headers=headers,
    )

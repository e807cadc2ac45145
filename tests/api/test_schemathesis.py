"""Whatever openapi.yaml allows, and much that it forbids, is answered as openapi.yaml says."""

from __future__ import annotations

import json
import unittest
from collections.abc import Iterator
from dataclasses import replace

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from schemathesis.generation.feedback import FeedbackSources
from schemathesis.generation.hypothesis import builder
from schemathesis.pytest._test_builder import build_operation_test
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
# something that can be so of what is there, a watch names a webhook of the same key, a webhook's address is allowed.
BEYOND = ("InvalidCursor", "InvalidQuery", "UnreadableDocument", "InvalidCorrection", "InvalidWatch", "AddressRefused")
BEYOND_SCHEMAS = {f"urn:quoteverify:problem:{name}" for name in BEYOND}

Operation = tuple[str, str]
"""A method and a path, as openapi.yaml describes them."""

# Lines that are answered one by one, the bad ones too, are no JSON that it could judge: see test_bulk.py.
OPERATIONS: list[Operation] = [
    (method.upper(), path)
    for path, item in SPECIFICATION["paths"].items()
    if path != "/v1/articles/bulk"
    for method in item
    if method != "parameters"
]
READS = [(method, path) for method, path in OPERATIONS if method == "GET"]
LEFT_OUT = (
    builder.InvalidHeadersExampleMark,
    builder.InvalidRegexMark,
    builder.MissingPathParameters,
    builder.NonSerializableMark,
    builder.UnserializablePayloadMark,
)
"""What Schemathesis says of an operation, or of a part of it, for which it could think up nothing."""


def each(operations: list[Operation]) -> pytest.MarkDecorator:
    """Run a test for each of these operations."""
    return pytest.mark.parametrize(("method", "path"), operations, ids=[" ".join(one) for one in operations])


def on(*kinds: Kind) -> pytest.MarkDecorator:
    """Run a test on databases of these kinds only."""
    return pytest.mark.parametrize("database_kind", kinds, indirect=True, scope="module")


@each(OPERATIONS)
@on("sqlite")
def test_every_answer_is_as_described(method: str, path: str, fuzzed_app: Flask) -> None:
    assert described_answers(method, path, fuzzed_app, 8) > 0


@each(READS)
@on("postgresql")
def test_every_answer_to_a_read_is_as_described_on_postgresql(method: str, path: str, fuzzed_app: Flask) -> None:
    assert described_answers(method, path, fuzzed_app, 3) > 0


@pytest.mark.slow
@each(OPERATIONS)
def test_every_answer_to_more_requests_is_as_described(method: str, path: str, fuzzed_app: Flask) -> None:
    assert described_answers(method, path, fuzzed_app, 40) > 0


def described_answers(method: str, path: str, app: Flask, examples: int) -> int:
    """How many answers were had, each of which is as described: to so many requests that are made by chance, beside
    those of the description and those at its limits.

    They are thought up here. Schemathesis' own `parametrize` does so while tests are collected, which takes half a
    minute, and every process of the suite would wait for it.
    """
    described = schemathesis.openapi.from_dict(SPECIFICATION)
    answers = 0

    def assert_described(case: schemathesis.Case, fuzzed_app: Flask) -> None:
        nonlocal answers
        assert_answer_described(case, fuzzed_app)
        answers += 1

    test = build_operation_test(
        config=described.config,
        operation=described[path][method],
        test_func=assert_described,
        given_kwargs={},
        feedback=FeedbackSources(),
        explicit_settings=settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck)),
    )
    try:
        test(fuzzed_app=app)
    except unittest.SkipTest as skipped:
        pytest.fail(f"nothing was asked: {skipped}")
    assert [mark.get(test) for mark in LEFT_OUT if mark.get(test)] == []
    return answers


def assert_answer_described(case: schemathesis.Case, fuzzed_app: Flask) -> None:
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

"""Each operation of openapi.yaml has an example, and a service with the seeds answers it as the example says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator

from docs.examples import REQUESTS, addresses, answered, seeded_client
from service.api.examples import examples
from tests.api.contract import SPECIFICATION, ContractClient

OPERATIONS = {
    operation["operationId"]: (item.get("parameters", []), operation)
    for item in SPECIFICATION["paths"].values()
    for operation in item.values()
    if isinstance(operation, dict)
}
CHANGING = {"at", "confidence", "evidence", "reader", "rule"} | {
    *("feed", "secret", "message", "created_at", "changed_at", "due_at"),
}
"""Times, and what another version of the reader may say otherwise of the same words."""


@pytest.fixture(scope="module")
def answers() -> Iterator[dict[str, dict[str, Any]]]:
    """What a service with the seeds answers, asked in the order of the examples; each answer is held against
    openapi.yaml."""
    places = addresses()
    with seeded_client() as client:
        client.application.test_client_class = ContractClient
        checked = client.application.test_client()
        yield {name: answered(checked, places[name], asked) for name, asked in REQUESTS.items()}


def stable(value: Any) -> Any:
    """The value without what changes between runs or versions of the reader."""
    if isinstance(value, dict):
        return {key: stable(item) for key, item in value.items() if key not in CHANGING}
    return [stable(item) for item in value] if isinstance(value, list) else value


def test_every_operation_has_an_example_that_succeeds() -> None:
    assert set(examples()) == set(OPERATIONS)
    assert {name: example["status"] for name, example in examples().items() if example["status"] >= 300} == {}


@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_the_service_answers_an_example_as_it_says(name: str, answers: dict[str, dict[str, Any]]) -> None:
    assert stable(answers[name]) == stable(examples()[name]), "run make examples openapi"


@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_the_description_has_the_example_and_it_fits_its_schema(name: str) -> None:
    example = examples()[name]
    parameters, operation = OPERATIONS[name]
    given = example.get("path", {}) | example.get("query", {})
    described = {parameter["name"]: parameter for parameter in (*parameters, *operation.get("parameters", []))}
    assert {key: described[key]["example"] for key in given} == given
    for key, value in given.items():
        validate(described[key]["schema"], value)
    if "body" in example:
        content = operation["requestBody"]["content"]["application/json"]
        assert content["examples"]["seeds"]["value"] == example["body"]
        validate(content["schema"], example["body"])
    if "answer" in example:
        content = operation["responses"][str(example["status"])]["content"]["application/json"]
        assert content["examples"]["seeds"]["value"] == example["answer"]
        validate(content["schema"], example["answer"])


def validate(schema: dict[str, Any], value: Any) -> None:
    OAS31Validator({**schema, "components": SPECIFICATION["components"]}).validate(value)

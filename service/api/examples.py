"""Puts an example of each request and its answer into the OpenAPI document; all of them are true of the seed articles.

`examples.json` is made by `make examples`, which asks a service with the seeds; a test asks again.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_JSON = "application/json"
_NAME = "seeds"
_SUMMARY = "of the five articles that come along"


@cache
def examples() -> dict[str, dict[str, Any]]:
    """By operation: the values of parameters in `path` and `query`, the `body`, and the `status` and `answer` to it."""
    read: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return read


def add_examples(document: dict[str, Any]) -> None:
    """Add to each operation of the document its example."""
    for item in document["paths"].values():
        shared = item.get("parameters", [])
        for operation in item.values():
            if isinstance(operation, dict) and operation.get("operationId") in examples():
                _add(operation, shared, examples()[operation["operationId"]])


def _add(operation: dict[str, Any], shared: list[dict[str, Any]], example: dict[str, Any]) -> None:
    values = example.get("path", {}) | example.get("query", {})
    for parameter in (*shared, *operation.get("parameters", ())):
        if parameter.get("name") in values:
            parameter["example"] = values[parameter["name"]]
    if "body" in example:
        operation["requestBody"]["content"][_JSON]["examples"] = _named(example["body"])
    content = operation["responses"][str(example["status"])].get("content", {})
    if _JSON in content:
        content[_JSON]["examples"] = _named(example["answer"])


def _named(value: Any) -> dict[str, Any]:
    return {_NAME: {"summary": _SUMMARY, "value": value}}

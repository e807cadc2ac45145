"""Reads openapi.yaml into what clients are made from: the operations, and the shapes of what is sent and answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).resolve().parents[1]
METHODS = ("get", "post", "put", "patch", "delete")
JSON, NDJSON = "application/json", "application/x-ndjson"
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation; `name` is as the address has it."""

    name: str
    schema: Schema
    is_required: bool
    in_path: bool
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What a client can ask for. `body` and `answer` name shapes, None where there is none; with `by_lines` the body
    is of any number of lines, each of `line`, and each answered by a line of `answered_line`."""

    name: str
    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    body: str | None
    answer: str | None
    line: str | None = None
    answered_line: str | None = None


def read_description(path: Path = PROJECT / "openapi.yaml") -> dict[str, Any]:
    """The document."""
    document: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return document


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    """Every operation, in the order of the document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(path, method, item[method], item.get("parameters", []))


def _operation(path: str, method: str, described: Schema, shared: list[Schema]) -> Operation:
    sent = described.get("requestBody", {}).get("content", {})
    answers = [answer for status, answer in described["responses"].items() if status.startswith("2")]
    answered = answers[0].get("content", {}) if answers else {}
    by_lines = NDJSON in sent
    return Operation(
        name=described["operationId"],
        method=method.upper(),
        path=path,
        summary=" ".join(described["summary"].split()),
        parameters=tuple(map(_parameter, [*shared, *described.get("parameters", [])])),
        body=_named(sent.get(JSON)),
        answer=_named(answered.get(JSON)),
        line=_named(sent[NDJSON]) if by_lines else None,
        answered_line=_named(answered[NDJSON]) if by_lines else None,
    )


def _parameter(described: Schema) -> Parameter:
    return Parameter(
        name=described["name"],
        schema=described["schema"],
        is_required=bool(described.get("required")),
        in_path=described["in"] == "path",
        description=" ".join(described.get("description", "").split()),
    )


def _named(content: Schema | None) -> str | None:
    """The name of the shape that a content has."""
    reference = (content or {}).get("schema", {}).get("$ref")
    return str(reference).rpartition("/")[2] if reference else None

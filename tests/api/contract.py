"""A test client that holds every answer against openapi.yaml."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from flask import Flask
from flask.testing import FlaskClient
from openapi_schema_validator import OAS31Validator
from werkzeug.test import TestResponse

PROJECT = Path(__file__).resolve().parents[2]
SPECIFICATION = yaml.safe_load((PROJECT / "openapi.yaml").read_text(encoding="utf-8"))


class ContractClient(FlaskClient):
    """Flask's test client; an answer that strays from openapi.yaml is an AssertionError."""

    def open(self, *args: Any, **options: Any) -> TestResponse:
        response = super().open(*args, **options)
        check(self.application, response)
        return response


def check(app: Flask, response: TestResponse) -> None:
    """Hold `response` against what openapi.yaml says of its path, method and status."""
    operation = _operation(app, response)
    if operation is None:
        return
    described = _resolved(operation["responses"].get(str(response.status_code)) or operation["responses"]["default"])
    body = response.get_data()
    if response.request.method == "HEAD" or response.status_code == 304:
        assert body == b""
        return
    if "content" not in described:
        assert body == b"", f"{response.status_code} is described without a body"
        return
    assert response.mimetype in described["content"], f"{response.mimetype} is not described: {body[:300]!r}"
    schema = described["content"][response.mimetype]["schema"]
    if response.mimetype == "text/csv" or schema.get("format") == "binary":
        return
    validator = OAS31Validator({**schema, "components": SPECIFICATION["components"]})
    for part in body.splitlines() if response.mimetype == "application/x-ndjson" else [body]:
        validator.validate(json.loads(part))


def _operation(app: Flask, response: TestResponse) -> dict[str, Any] | None:
    """What openapi.yaml says of the request's path and method; None for what it does not describe."""
    for template, item in SPECIFICATION["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[0-9]+", template), response.request.path):
            method = "get" if response.request.method == "HEAD" else response.request.method.lower()
            return item.get(method)
    return None


def _resolved(described: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in described:
        return SPECIFICATION["components"]["responses"][described["$ref"].rpartition("/")[2]]
    return described

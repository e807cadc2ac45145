"""What is made from openapi.yaml is made from the one that is there, and says every operation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from quoteverify_client import Client, __version__

import service
from clients.description import operations, read_description
from clients.made import made
from clients.shapes import PythonTypes, TypeScriptTypes, type_of

PROJECT = Path(__file__).resolve().parents[2]
DOCUMENT = read_description()


def test_nothing_is_stale() -> None:
    stale = [path.name for path, content in made().items() if path.read_text(encoding="utf-8") != content]
    assert stale == [], "run make clients"


def test_each_operation_is_a_method() -> None:
    names = {operation.name for operation in operations(DOCUMENT)}
    assert {"verify_quote", "check_draft", "add_articles", "delete_article"} <= names
    assert [name for name in names if not callable(getattr(Client, name, None))] == []


def test_its_version_is_the_services() -> None:
    package = (PROJECT / "clients" / "javascript" / "package.json").read_text(encoding="utf-8")
    assert (__version__, re.findall(r'"version": "(.*)"', package)) == (service.__version__, [service.__version__])


def test_httpx_is_all_that_it_needs() -> None:
    described = (PROJECT / "clients" / "python" / "pyproject.toml").read_text(encoding="utf-8")
    assert re.findall(r"^dependencies = (.*)$", described, re.MULTILINE) == ['["httpx>=0.27,<1"]']
    imports = {
        match
        for file in (PROJECT / "clients" / "python").rglob("*.py")
        for match in re.findall(r"^\s*(?:from|import) (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert "service" not in imports


@pytest.mark.parametrize(
    ("schema", "python", "typescript"),
    [
        ({"type": "integer"}, "int", "number"),
        ({"type": ["string", "null"]}, "str | None", "string | null"),
        ({"$ref": "#/components/schemas/Lee"}, "Lee", "Lee"),
        ({"anyOf": [{"$ref": "#/a/Lee"}, {"type": "null"}]}, "Lee | None", "Lee | null"),
        ({"enum": ["a", "b", None]}, 'Literal["a", "b"] | None', '"a" | "b" | null'),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, 'list[Literal["a", "b"]]', 'Array<"a" | "b">'),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "dict[str, str]", "Record<string, string>"),
        ({"type": "object"}, "dict[str, Any]", "Record<string, unknown>"),
        ({}, "Any", "unknown"),
    ],
)
def test_a_schema_is_a_type(schema: dict[str, object], python: str, typescript: str) -> None:
    assert type_of(schema, PythonTypes()) == python
    assert type_of(schema, TypeScriptTypes()) == typescript

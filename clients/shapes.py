"""Writes a schema of openapi.yaml as a type of a language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import ClassVar, Protocol

from clients.description import Schema


class Notation(Protocol):
    """How a language writes types."""

    def basic(self, kind: str) -> str:
        """A JSON type: string, integer, number, boolean, null, or any."""

    def sequence(self, item: str) -> str:
        """A list of `item`."""

    def mapping(self, value: str) -> str:
        """An object whose fields are not named, each a `value`."""

    def literal(self, values: Sequence[object]) -> str:
        """One of `values`."""


def type_of(schema: Schema, notation: Notation) -> str:
    """The type that `schema` describes."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return _union([type_of(choice, notation) for choice in schema["anyOf"]])
    if "enum" in schema:
        values = [value for value in schema["enum"] if value is not None]
        nothing = [notation.basic("null")] if None in schema["enum"] else []
        return _union([notation.literal(values), *nothing])
    kinds = schema.get("type", "any")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return _union([_of_kind(kind, schema, notation) for kind in kinds])


def _of_kind(kind: str, schema: Schema, notation: Notation) -> str:
    if kind == "array":
        return notation.sequence(type_of(schema.get("items", {}), notation))
    if kind == "object":
        values = schema.get("additionalProperties")
        return notation.mapping(type_of(values if isinstance(values, dict) else {}, notation))
    return notation.basic(kind)


def _union(types: Sequence[str]) -> str:
    return " | ".join(dict.fromkeys(types))


class PythonTypes:
    """Types of Python."""

    _BASIC: ClassVar = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}

    def basic(self, kind: str) -> str:
        """As in the module `builtins`."""
        return self._BASIC.get(kind, "Any")

    def sequence(self, item: str) -> str:
        """`list[...]`."""
        return f"list[{item}]"

    def mapping(self, value: str) -> str:
        """`dict[str, ...]`."""
        return f"dict[str, {value}]"

    def literal(self, values: Sequence[object]) -> str:
        """`Literal[...]`."""
        return f"Literal[{', '.join(map(_quoted, values))}]"


class TypeScriptTypes:
    """Types of TypeScript."""

    _BASIC: ClassVar = {
        "string": "string",
        "integer": "number",
        "number": "number",
        "boolean": "boolean",
        "null": "null",
    }

    def basic(self, kind: str) -> str:
        """As in TypeScript's handbook."""
        return self._BASIC.get(kind, "unknown")

    def sequence(self, item: str) -> str:
        """`Array<...>`, which needs no brackets around a union."""
        return f"Array<{item}>"

    def mapping(self, value: str) -> str:
        """`Record<string, ...>`."""
        return f"Record<string, {value}>"

    def literal(self, values: Sequence[object]) -> str:
        """A union of literals."""
        return " | ".join(map(_quoted, values))


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

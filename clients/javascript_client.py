"""Writes the made part of the JavaScript client: the operations as methods, and their types for TypeScript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from clients.description import Operation, Parameter, Schema, operations
from clients.shapes import TypeScriptTypes, type_of

_MADE = "// Made from openapi.yaml; change that, and run `make clients`."
_TYPES = TypeScriptTypes()


def script(document: Mapping[str, Any]) -> str:
    """The module."""
    lines = [_MADE, 'import { Connection, Problem, Unreachable } from "./connection.js";', ""]
    lines += ["export { Problem, Unreachable };", "", "/** The operations of the service, one method each. */"]
    lines.append("export class Client extends Connection {")
    for operation in operations(document):
        lines += [f"  /** {_comment(operation.summary)} */", *_method(operation)]
    return "\n".join([*lines, "}"]) + "\n"


def _method(operation: Operation) -> Iterator[str]:
    name = _camel(operation.name)
    if operation.line is not None:
        yield f"  {name}(bodies) {{"
        yield f'    return this.byLines("{operation.method}", "{operation.path}", bodies);'
        yield "  }"
        return
    in_path, in_query = _parts(operation)
    arguments = [*map(_camel, in_path), *(["body"] if operation.body else []), *(["query = {}"] if in_query else [])]
    path = re.sub(r"{(\w+)}", lambda match: f"${{encodeURIComponent({_camel(match[1])})}}", operation.path)
    options = ", ".join([*(["query"] if in_query else []), *(["body"] if operation.body else [])])
    yield f"  {name}({', '.join(arguments)}) {{"
    yield f'    return this.ask("{operation.method}", `{path}`{f", {{ {options} }}" if options else ""});'
    yield "  }"


def types(document: Mapping[str, Any]) -> str:
    """The declarations."""
    lines = [_MADE, 'import { Connection } from "./connection.js";', ""]
    lines.append('export { Problem, Unreachable } from "./connection.js";')
    for name, schema in document["components"]["schemas"].items():
        lines += ["", *_shape(name, schema)]
    lines += ["", "/** The operations of the service, one method each. */", "export class Client extends Connection {"]
    for operation in operations(document):
        lines += [f"  /** {_comment(operation.summary)} */", _declaration(operation)]
    return "\n".join([*lines, "}"]) + "\n"


def _shape(name: str, schema: Schema) -> Iterator[str]:
    if schema.get("description"):
        yield f"/** {_comment(schema['description'])} */"
    yield f"export interface {name} {{"
    required = set(schema.get("required", ()))
    for field, described in schema.get("properties", {}).items():
        if described.get("description"):
            yield f"  /** {_comment(described['description'])} */"
        written = field if field.isidentifier() else f'"{field}"'
        yield f"  {written}{'' if field in required else '?'}: {type_of(described, _TYPES)};"
    yield "}"


def _declaration(operation: Operation) -> str:
    name = _camel(operation.name)
    if operation.line is not None:
        given = f"Iterable<{operation.line}> | AsyncIterable<{operation.line}>"
        return f"  {name}(bodies: {given}): AsyncGenerator<{operation.answered_line}>;"
    in_path, in_query = _parts(operation)
    arguments = [f"{_camel(parameter)}: number" for parameter in in_path]
    arguments += [f"body: {operation.body}"] if operation.body else []
    if in_query:
        needed = any(parameter.is_required for parameter in in_query)
        arguments.append(f"query{'' if needed else '?'}: {{ {'; '.join(map(_query_field, in_query))} }}")
    return f"  {name}({', '.join(arguments)}): Promise<{operation.answer or 'null'}>;"


def _query_field(parameter: Parameter) -> str:
    return f"{parameter.name}{'' if parameter.is_required else '?'}: {type_of(parameter.schema, _TYPES)}"


def _parts(operation: Operation) -> tuple[list[str], list[Parameter]]:
    """The names in the path, and the parameters of the query; a client always takes JSON."""
    in_path = [parameter.name for parameter in operation.parameters if parameter.in_path]
    return in_path, [p for p in operation.parameters if not p.in_path and p.name != "format"]


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def _comment(text: str) -> str:
    return " ".join(text.split()).replace("*/", "*\\/")

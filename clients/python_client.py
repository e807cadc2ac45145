"""Writes the made part of the Python client: the shapes as typed dictionaries, the operations as methods."""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from clients.description import Operation, Parameter, Schema, operations
from clients.shapes import PythonTypes, type_of

_MADE = "Made from openapi.yaml; change that, and run `make clients`."
_TYPES = PythonTypes()
_WIDTH = 112


def models(document: Mapping[str, Any]) -> str:
    """The module of shapes."""
    schemas = document["components"]["schemas"]
    lines = [
        f'"""What is sent and answered, as typed dictionaries. {_MADE}"""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Any, Literal, NotRequired, TypedDict",
    ]
    for name, schema in schemas.items():
        lines += ["", "", *_shape(name, schema)]
    return "\n".join(lines) + "\n"


def _shape(name: str, schema: Schema) -> Iterator[str]:
    required = set(schema.get("required", ()))
    written = {field: _field(described, field in required) for field, described in schema.get("properties", {}).items()}
    words = {field: kind for field, kind in written.items() if keyword.iskeyword(field)}
    if words:  # which no class can hold
        pairs = ", ".join(f'"{field}": "{kind}"' for field, kind in words.items())
        yield f'_{name}Words = TypedDict("_{name}Words", {{{pairs}}})'
        yield ""
        yield ""
    yield f"class {name}({f'_{name}Words' if words else 'TypedDict'}):"
    yield from _docstring(schema.get("description") or f"As {name} in openapi.yaml.", "    ")
    if len(written) > len(words):
        yield ""
    for field, kind in written.items():
        if field not in words:
            yield f"    {field}: {kind}"
            description = schema["properties"][field].get("description")
            yield from _docstring(description, "    ") if description else ()


def _field(described: Schema, is_required: bool) -> str:
    kind = type_of(described, _TYPES)
    return kind if is_required else f"NotRequired[{kind}]"


def methods(document: Mapping[str, Any]) -> str:
    """The module of operations."""
    lines = [
        f'"""The operations of the service, one method each. {_MADE}"""',
        "",
        "from __future__ import annotations",
        "",
        "from collections.abc import Iterable, Iterator",
        "from typing import Literal",
        "",
        "from quoteverify_client import models",
        "from quoteverify_client.connection import Connection",
        "",
        "",
        "class Operations(Connection):",
        '    """Each asks the service once, but for those by lines; all raise what `Connection` raises."""',
    ]
    for operation in operations(document):
        lines += ["", *(f"    {line}" if line else "" for line in _method(operation))]
    return "\n".join(lines) + "\n"


def _method(operation: Operation) -> Iterator[str]:
    if operation.line is not None:
        yield f"def {operation.name}("
        yield f"    self, bodies: Iterable[models.{operation.line}]"
        yield f") -> Iterator[models.{operation.answered_line}]:"
        yield from _docstring(operation.summary, "    ")
        yield f'    return self.by_lines("{operation.method}", "{operation.path}", bodies)'
        return
    in_path = [parameter for parameter in operation.parameters if parameter.in_path]
    in_query = [p for p in operation.parameters if not p.in_path and p.name != "format"]
    answer = f"models.{operation.answer}" if operation.answer else "None"
    yield f"def {operation.name}("
    yield "    self,"
    for parameter in in_path:
        yield f"    {_name(parameter)}: {type_of(parameter.schema, _TYPES)},"
    if operation.body:
        yield f"    body: models.{operation.body},"
    if in_query:
        yield "    *,"
    for parameter in sorted(in_query, key=lambda parameter: not parameter.is_required):
        written = type_of(parameter.schema, _TYPES)
        written = written if parameter.is_required or "None" in written else f"{written} | None"
        yield f"    {_name(parameter)}: {written}{'' if parameter.is_required else ' = None'},"
    yield f") -> {answer}:"
    described = [f"{_name(p)}: {p.description}." for p in in_query if p.description]
    yield from _docstring("\n\n".join([operation.summary, *described]), "    ")
    yield from _call(operation, in_query, answer)


def _call(operation: Operation, in_query: list[Parameter], answer: str) -> Iterator[str]:
    path = f'f"{operation.path}"' if "{" in operation.path else f'"{operation.path}"'
    yield f"    answer: {answer} = self.ask("
    yield f'        "{operation.method}",'
    yield f"        {path},"
    if in_query:
        yield f"        query={{{', '.join(f'{p.name!r}: {_name(p)}' for p in in_query)}}},"
    if operation.body:
        yield "        body=body,"
    yield "    )"
    yield "    return answer"


def _name(parameter: Parameter) -> str:
    return f"{parameter.name}_" if keyword.iskeyword(parameter.name) else parameter.name


def _docstring(text: str, indent: str) -> Iterator[str]:
    escaped = text.replace("\\", "\\\\").replace('"""', '\\"""')
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", escaped.strip())]
    wrapped = [line for p in paragraphs for line in ["", *textwrap.wrap(p, _WIDTH - len(indent) - 6)]][1:]
    if len(wrapped) == 1:
        yield f'{indent}"""{wrapped[0]}{" " if wrapped[0].endswith(chr(34)) else ""}"""'
        return
    yield f'{indent}"""{wrapped[0]}'
    yield from (f"{indent}{line}" if line else "" for line in wrapped[1:])
    yield f'{indent}"""'

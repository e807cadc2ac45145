"""Answers are dumped by a way of our own, which must say what marshmallow's says of the same object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import Schema, fields

import service.app  # noqa: F401  # imports every route, and so defines every answer
from service.api.fields import PublicationTime
from service.api.schemas.base import Answer
from service.domain import PublishedAt

TIMES = st.sampled_from([PublishedAt.parse(text) for text in ("2022-01-27", "2022-01-27T11:30:00+04:00")])
TEXTS = st.text(max_size=20)
URLS = st.sampled_from(["https://example.org/a", "https://example.org/ä?b=c#d", "http://example.org"])
READ_BY_FUNCTIONS = {"prefix": TEXTS, "suffix": TEXTS}
"""Attributes of an object that no field shows as they are: fields that are functions read them."""


class Word(StrEnum):
    """Texts that are of another type than str."""

    PLAIN = "plain"


PLAIN_VALUES: tuple[tuple[type[fields.Field[Any]], st.SearchStrategy[Any]], ...] = (
    (PublicationTime, TIMES),
    (fields.DateTime, st.datetimes(timezones=st.just(UTC))),
    (fields.Dict, st.dictionaries(TEXTS, TEXTS, max_size=2)),
    (fields.Boolean, st.booleans()),
    (fields.Integer, st.integers() | st.booleans()),
    (fields.Float, st.floats(0, 1) | st.integers(0, 1)),
    (fields.String, TEXTS | st.sampled_from(Word)),
)
"""What a field is given; also such values as it has to convert. A new kind of field is added here."""


class Node(dict[str, Any]):
    """An object whose values can be had as items, which marshmallow's own way dumps, and as attributes."""

    is_mapping_in_objects = False
    """Whether it stays a mapping where the objects around it have attributes, as problems do."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(name) from error


def answers() -> Iterator[type[Answer]]:
    """Every schema of an answer that the service has."""
    waiting = [Answer]
    while waiting:
        schema = waiting.pop()
        waiting += schema.__subclasses__()
        if schema.__module__.startswith("service."):
            yield schema


def nodes(schema: Schema) -> st.SearchStrategy[Node]:
    """Objects that `schema` can dump."""
    is_read_by_function = any(isinstance(field, fields.Function) for field in schema.dump_fields.values())

    @st.composite
    def drawn(draw: st.DrawFn) -> Node:
        node = Node({name: draw(values) for name, values in READ_BY_FUNCTIONS.items() if is_read_by_function})
        node.is_mapping_in_objects = draw(st.booleans()) and not is_read_by_function
        for name, field in schema.dump_fields.items():
            if isinstance(field, fields.Function):
                continue
            values = values_of(name, field)
            if field.allow_none or not is_read_by_function:
                values |= st.none()
            put(node, field.attribute or name, draw(values))
        return node

    return drawn()


def put(node: Node, path: str, value: Any) -> None:
    """Set the value at `path`, such as "comparison.similarity"."""
    *parents, last = path.split(".")
    for parent in parents:
        node = node.setdefault(parent, Node())
    node[last] = value


def values_of(name: str, field: fields.Field[Any]) -> st.SearchStrategy[Any]:
    """Values that a field is given; also such as it has to convert."""
    if isinstance(field, fields.Nested):
        return nodes(field.schema)
    if isinstance(field, fields.List):
        return st.lists(values_of(name, field.inner), max_size=2)
    if isinstance(field, fields.Enum):
        return st.sampled_from(list(field.enum))
    return URLS if name == "url" else next(values for kind, values in PLAIN_VALUES if isinstance(field, kind))


def as_objects(value: Any) -> Any:
    """The same with attributes in the place of items, but for what stays a mapping."""
    if isinstance(value, Node):
        held = {name: as_objects(inner) for name, inner in value.items()}
        return value if value.is_mapping_in_objects else SimpleNamespace(**held)
    return [as_objects(item) for item in value] if isinstance(value, list) else value


ANSWERS = sorted(answers(), key=lambda answer: answer.__name__)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.__name__)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_an_answer_is_dumped_as_marshmallow_dumps_it(answer: type[Answer], data: st.DataObject) -> None:
    schema = answer()
    node = data.draw(nodes(schema))
    node.is_mapping_in_objects = False
    of_marshmallow = json.dumps(schema.dump(node))  # a mapping is dumped by marshmallow alone, at every depth
    assert json.dumps(schema.dump(as_objects(node))) == of_marshmallow


def test_every_kind_of_answer_is_tried() -> None:
    names = {answer.__name__ for answer in answers()}
    assert {"VerificationAnswer", "ArticleTextAnswer", "CheckAnswer", "BulkResult", "ReadyAnswer"} <= names

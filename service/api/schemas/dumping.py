"""Turns an answer's object into what JSON says of it, as its schema describes, in a third of marshmallow's time.

marshmallow looks up for every value of every object how to read and write it. A schema says that once and for all, so
it is looked up once. A batch of a hundred answers holds ten thousand values.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from marshmallow import Schema, fields

Conversion = Callable[[Any], Any]
_AS_THEY_ARE = {fields.String: str, fields.Integer: int, fields.Boolean: bool}
"""Fields whose values, when they are of this type, are written as they are."""


class _Step(NamedTuple):
    """One field: its name in the answer, how to read it from the object, how to write what was read."""

    name: str
    read: Conversion
    write: Conversion


class Dumper:
    """Dumps objects that have every attribute which the schema's fields name."""

    def __init__(self, schema: Schema, optional: frozenset[str]) -> None:
        """`optional` are the names of the fields that are left out when they have no value."""
        self._steps = [_step(name, field) for name, field in schema.dump_fields.items()]
        self._optional = optional

    def dump(self, given: Any) -> dict[str, Any]:
        """The object's fields by name. Raises AttributeError when it lacks one."""
        answer = {name: write(read(given)) for name, read, write in self._steps}
        for name in self._optional:
            if answer[name] is None:
                del answer[name]
        return answer


def _step(name: str, field: fields.Field[Any]) -> _Step:
    shown = name if field.data_key is None else field.data_key
    if isinstance(field, fields.Function):  # is given the whole object
        return _Step(shown, _itself, lambda given: field.serialize(name, given))
    return _Step(shown, attrgetter(field.attribute or name), _conversion(name, field))


def _itself(given: Any) -> Any:
    return given


def _conversion(name: str, field: fields.Field[Any]) -> Conversion:
    if isinstance(field, fields.Nested) and not field.many:
        return _or_none(_dumping(field.schema))
    if isinstance(field, fields.List):
        write = _conversion(name, field.inner)
        return _or_none(lambda values: [write(value) for value in values])
    plain = _AS_THEY_ARE.get(type(field))

    def convert(value: Any) -> Any:
        if value is None or type(value) is plain:
            return value
        return field._serialize(value, name, None)  # what marshmallow has fields override

    return convert


def _dumping(schema: Schema) -> Conversion:
    """How a nested object is dumped: by its schema's own Dumper where it has one, unless it is a mapping."""
    dumper: Dumper | None = getattr(schema, "dumper", None)
    if dumper is None:
        return schema.dump
    return lambda value: schema.dump(value) if isinstance(value, dict) else dumper.dump(value)


def _or_none(convert: Conversion) -> Conversion:
    return lambda value: None if value is None else convert(value)

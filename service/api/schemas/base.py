"""What every schema has in common: requests refuse what they do not know, answers always hold every field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, fields, post_dump, validate

from service.api.fields import Text, WrittenNumber
from service.api.schemas.dumping import Dumper

LONGEST_NAME = 500
LONGEST_CURSOR = 200


class Request(Schema):
    """What a client sends."""

    class Meta:
        """Unknown fields are an error."""

        unknown = RAISE


class Answer(Schema):
    """What the service answers: every field is there, but for those in OPTIONAL, which are left out when None."""

    OPTIONAL: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        """Nothing but the fields that are written here."""

        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Make openapi.yaml say which fields can be relied on."""
        field_obj.required = field_name not in self.OPTIONAL

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """What the answer says of `obj`, as marshmallow dumps it; an object with attributes much sooner."""
        if many or self.many or isinstance(obj, Mapping):
            return super().dump(obj, many=many)
        return self.dumper.dump(obj)

    @cached_property
    def dumper(self) -> Dumper:
        """What dumps objects with attributes."""
        return Dumper(self, self.OPTIONAL)

    @post_dump
    def leave_out_absent(self, answer: dict[str, Any], **_options: Any) -> dict[str, Any]:
        """Drop the optional fields that have no value."""
        for name in self.OPTIONAL:
            if answer.get(name) is None:
                answer.pop(name, None)
        return answer


class PageRequest(Request):
    """Which page of a list."""

    limit = WrittenNumber(
        load_default=50,
        validate=validate.Range(1, 100, error="Give a whole number from {min} to {max}."),
        metadata={"description": "How many items at most"},
    )
    cursor = Text(
        longest=LONGEST_CURSOR, load_default=None, metadata={"description": "The `next_cursor` of the page before"}
    )


class FormatRequest(Request):
    """In which form to list."""

    format = fields.String(
        load_default=None,
        validate=validate.OneOf(("json", "csv", "ndjson"), error="Give json, csv or ndjson."),
        metadata={
            "description": "By default what the Accept header asks for, else json. As csv and ndjson the list is given "
            "whole, or up to `limit` where that is given"
        },
    )


class ListRequest(PageRequest, FormatRequest):
    """Which page of a list, or the whole list as a file."""

"""The completion of a name that somebody types."""

from __future__ import annotations

from marshmallow import fields, validate

from service.api.fields import Text, WrittenNumber
from service.api.schemas.base import LONGEST_NAME, Answer, Request
from service.completing import Field


class CompletionsRequest(Request):
    """What was typed, and where."""

    of = fields.Enum(Field, by_value=True, required=True, metadata={"description": "What the names are of"})
    q = Text(longest=LONGEST_NAME, required=True, metadata={"description": "What is typed so far"})
    limit = WrittenNumber(
        load_default=8,
        validate=validate.Range(1, 20, error="Give a whole number from {min} to {max}."),
        metadata={"description": "How many names at most"},
    )


class CompletionAnswer(Answer):
    """A name on record; `called` is another one for the same speaker, where that is what was typed."""

    OPTIONAL = frozenset({"called"})

    name = fields.String()
    called = fields.String()


class CompletionsAnswer(Answer):
    """Names, the likeliest first."""

    items = fields.List(fields.Nested(CompletionAnswer))

"""Watches: what people send to save a question, and what they are told of it."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from service.api.fields import Text, Whole
from service.api.schemas.articles import OccurrenceAnswer
from service.api.schemas.base import LONGEST_NAME, Answer, PageRequest, Request
from service.api.schemas.parts import SpeakerRef
from service.domain import AttributionVerdict, ChangeKind, Severity, Verdict
from service.watch import EventType

_LARGEST_ID = 2**63 - 1
LONGEST_WATCHED = 2_000
FIELDS = ("name", "quote", "speaker", "outlet", "webhook")
_PART = "Whether the article prints a part of the watched words; the verdict is then on that part"


class WatchEditRequest(Request):
    """What a watch is to say; what is left out stays as it is, and null takes it away."""

    name = Text(
        longest=LONGEST_NAME,
        allow_none=True,
        metadata={"description": "What its owner calls it; the title of its feed", "examples": ["Bridge"]},
    )
    quote = Text(
        longest=LONGEST_WATCHED,
        allow_none=True,
        metadata={
            "description": "Words to watch for: an article that carries them, alters them, or gives them to somebody "
            "else",
            "examples": ["The ball is in their court"],
        },
    )
    speaker = Text(
        longest=LONGEST_NAME,
        allow_none=True,
        metadata={
            "description": "Without a quote: a speaker of whom new words are news. With a quote: who said it, so that "
            "an article that gives it to another is told apart; else it is who usually says it that counts",
            "examples": ["Antony Blinken"],
        },
    )
    outlet = Text(
        longest=LONGEST_NAME,
        allow_none=True,
        metadata={"description": "Only articles of this outlet; alone: each of them that quotes somebody"},
    )
    webhook = Whole(
        allow_none=True,
        validate=validate.Range(1, _LARGEST_ID, error="Give an id."),
        metadata={"description": "The id of a webhook of yours that events are sent to"},
    )

    @validates_schema
    def check(self, data: dict[str, Any], **_options: Any) -> None:
        """Refuse a body that says nothing."""
        if not data:
            raise ValidationError("Give a name, a quote, a speaker, an outlet or a webhook.")


class WatchRequest(WatchEditRequest):
    """A question to save: a quote, a speaker, an outlet, or several of them together."""

    @validates_schema
    def check(self, data: dict[str, Any], **_options: Any) -> None:
        """Refuse a body that says nothing to watch for."""
        if all(data.get(name) is None for name in ("quote", "speaker", "outlet")):
            raise ValidationError("Give a quote, a speaker or an outlet.")


class WatchAnswer(Answer):
    """A saved question."""

    id = fields.Integer()
    name = fields.String(allow_none=True)
    quote = fields.String(allow_none=True)
    speaker = fields.String(allow_none=True)
    outlet = fields.String(allow_none=True)
    webhook = fields.Integer(allow_none=True)
    feed = fields.String(
        metadata={"description": "The address of its Atom feed. It is secret: who has it can read the feed"}
    )
    owner = fields.String(
        allow_none=True, metadata={"description": "The id of the API key that saved it; null: this machine's own user"}
    )
    created_at = fields.DateTime()
    changed_at = fields.DateTime()


class WatchesAnswer(Answer):
    """A page of watches."""

    items = fields.List(fields.Nested(WatchAnswer))
    next_cursor = fields.String(allow_none=True)


class EventsRequest(PageRequest):
    """Which events to list."""


class WatchedChangeAnswer(Answer):
    """What an article made of watched words: `printed` stands in the place of `watched`; one of them may be empty."""

    kind = fields.Enum(ChangeKind, by_value=True)
    severity = fields.Enum(Severity, by_value=True)
    watched = fields.String()
    printed = fields.String()


class EventAnswer(Answer):
    """What an article says of a watch; each is noted once for a watch, an article and a type."""

    id = fields.Integer()
    type = fields.Enum(EventType, by_value=True)
    at = fields.DateTime()
    watch = fields.Integer()
    verdict = fields.Enum(Verdict, by_value=True, allow_none=True, metadata={"description": "Of a watched quote"})
    part = fields.Boolean(metadata={"description": _PART})
    severity = fields.Enum(Severity, by_value=True, allow_none=True)
    attribution = fields.Enum(AttributionVerdict, by_value=True, allow_none=True)
    usual_speaker = fields.Nested(
        SpeakerRef, allow_none=True, metadata={"description": "To whom other articles give the words, if not to this"}
    )
    changes = fields.List(fields.Nested(WatchedChangeAnswer))
    quotes = fields.Integer(metadata={"description": "At how many places of the article"})
    occurrence = fields.Nested(OccurrenceAnswer, metadata={"description": "The place that shows it best"})


class EventsAnswer(Answer):
    """A page of events, the last first."""

    items = fields.List(fields.Nested(EventAnswer))
    next_cursor = fields.String(allow_none=True)

"""Webhooks: the addresses that events are sent to, and what became of each message."""

from __future__ import annotations

from marshmallow import fields

from service.addresses import LONGEST_URL
from service.api.fields import Text
from service.api.schemas.base import Answer, Request
from service.watch import DeliveryState


class WebhookRequest(Request):
    """An address that events are to be sent to: one that whoever runs the service allows."""

    url = Text(
        longest=LONGEST_URL,
        required=True,
        metadata={"description": "https only", "examples": ["https://hooks.example.org/quotes"]},
    )


class WebhookAnswer(Answer):
    """A webhook; its secret is shown when it is made or changed, and never again."""

    id = fields.Integer()
    url = fields.String()
    owner = fields.String(allow_none=True)
    created_at = fields.DateTime()
    failing_since = fields.DateTime(allow_none=True, metadata={"description": "Since when it takes no messages"})
    retry_at = fields.DateTime(allow_none=True, metadata={"description": "Nothing is sent before"})
    ended_at = fields.DateTime(allow_none=True, metadata={"description": "Since when nothing is sent any more"})
    ended_why = fields.String(allow_none=True)


class WebhookSecretAnswer(WebhookAnswer):
    """A webhook with its secret, this once."""

    secret = fields.String(metadata={"description": "By which messages are signed (Standard Webhooks); keep it safe"})


class WebhooksAnswer(Answer):
    """A page of webhooks."""

    items = fields.List(fields.Nested(WebhookAnswer))
    next_cursor = fields.String(allow_none=True)


class AttemptAnswer(Answer):
    """One attempt to send a message."""

    at = fields.DateTime()
    status = fields.Integer(allow_none=True, metadata={"description": "The HTTP status of the answer"})
    error = fields.String(allow_none=True, metadata={"description": "What failed"})
    milliseconds = fields.Integer()


class DeliveryAnswer(Answer):
    """A message to a webhook, and what became of it."""

    id = fields.Integer()
    event = fields.Integer(allow_none=True, attribute="event_id", metadata={"description": "null for a test"})
    message = fields.String(attribute="message_id", metadata={"description": "The header webhook-id of every attempt"})
    state = fields.Enum(DeliveryState, by_value=True)
    attempts = fields.Integer()
    created_at = fields.DateTime()
    due_at = fields.DateTime(metadata={"description": "Of a message that waits: when it is sent again"})
    log = fields.List(fields.Nested(AttemptAnswer), metadata={"description": "The last attempts, the first first"})


class DeliveriesAnswer(Answer):
    """A page of messages, the last first."""

    items = fields.List(fields.Nested(DeliveryAnswer))
    next_cursor = fields.String(allow_none=True)

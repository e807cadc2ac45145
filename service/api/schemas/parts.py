"""Pieces that several answers hold: a speaker by id and name; that something was corrected."""

from __future__ import annotations

from marshmallow import fields

from service.api.access.guard import may_edit
from service.api.fields import PublicationTime
from service.api.schemas.base import Answer
from service.domain import ArticleKind

KIND_OF_ARTICLE = "What sort of text it is, which decides how it is read: docs/sources.md"


class TextPiece(Answer):
    """A piece of a text: `[start, end)` in code points."""

    text = fields.String()
    start = fields.Integer()
    end = fields.Integer()


class SpeakerRef(Answer):
    """A speaker, by id and name."""

    id = fields.Integer()
    name = fields.String()


class CorrectedAnswer(Answer):
    """That somebody corrected it: the number of the last correction that holds, when and why."""

    id = fields.Integer()
    by = fields.Function(
        lambda corrected: corrected.by if may_edit() else None,
        metadata={
            "type": ["string", "null"],
            "description": "The name of an API key, or `local`; null for who asks without a key that may correct",
        },
    )
    at = fields.DateTime()
    note = fields.String(allow_none=True)


class ArticleRef(Answer):
    """The article in which a quote stands."""

    id = fields.Integer()
    outlet = fields.String()
    url = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    published_at = PublicationTime(allow_none=True)
    kind = fields.Enum(ArticleKind, by_value=True, metadata={"description": KIND_OF_ARTICLE})

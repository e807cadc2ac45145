"""How what is printed compares with what was said."""

from __future__ import annotations

from marshmallow import fields

from service.api.fields import Score
from service.api.schemas.base import Answer
from service.api.schemas.changes import ChangeAnswer, severity_field
from service.api.schemas.parts import ArticleRef, SpeakerRef
from service.domain import Verdict


class SourcePlaceAnswer(Answer):
    """A place of a primary source, and its words there."""

    quote_id = fields.Integer()
    occurrence_id = fields.Integer(attribute="id")
    article = fields.Nested(ArticleRef)
    speaker = fields.Nested(SpeakerRef, allow_none=True, metadata={"description": "Who said it, as the source says"})
    text = fields.String(metadata={"description": "What was compared: the turn, or the part of it with these words"})


class AgainstSourceAnswer(Answer):
    """How what is printed there compares with what was said: by the same speaker, a few days before at most."""

    verdict = fields.Enum(Verdict, by_value=True, attribute="comparison.verdict")
    severity = severity_field("comparison.severity", "sense, wording or style")
    similarity = Score(attribute="comparison.similarity")
    changes = fields.List(
        fields.Nested(ChangeAnswer),
        attribute="comparison.changes",
        metadata={"description": "The candidate's side is the printed `text`, the quote's side that of `source`"},
    )
    source = fields.Nested(SourcePlaceAnswer)

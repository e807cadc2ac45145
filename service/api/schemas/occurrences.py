"""One occurrence, asked for by its id."""

from __future__ import annotations

from marshmallow import fields

from service.api.schemas.articles import OccurrenceAnswer
from service.api.schemas.base import Answer


class VersionedOccurrenceAnswer(Answer):
    """An occurrence, and the number of the last correction that touched it; 0 where none did."""

    occurrence = fields.Nested(OccurrenceAnswer)
    version = fields.Integer()

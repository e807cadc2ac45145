"""What differs between a candidate quote and a recorded one, and how bad that is, in answers."""

from __future__ import annotations

from marshmallow import fields

from service.api.schemas.base import Answer
from service.api.schemas.parts import TextPiece
from service.domain import ChangeKind, ChangeOp, Severity


def severity_field(attribute: str, which: str) -> fields.Enum[Severity]:
    """How bad a difference is; `which` says of what."""
    description = f"How bad the worst difference is for who quotes: {which}; null where nothing differs"
    return fields.Enum(
        Severity, by_value=True, attribute=attribute, allow_none=True, metadata={"description": description}
    )


class ChangeAnswer(Answer):
    """One difference; offsets count in the recorded quote's `text` and in the candidate quote: `query.read_as.quote`
    where that is not null, else `query.quote`."""

    op = fields.Enum(ChangeOp, by_value=True)
    kind = fields.Enum(ChangeKind, by_value=True)
    severity = fields.Enum(
        Severity,
        by_value=True,
        metadata={"description": "Whether the sense is another, or only the words, or only how they are written"},
    )
    candidate = fields.Nested(TextPiece)
    quote = fields.Nested(TextPiece)

"""How true to what was said outlets print it."""

from __future__ import annotations

from marshmallow import fields

from service.api.fields import PublicationTime, Text
from service.api.schemas.base import LONGEST_NAME, Answer, ListRequest
from service.fidelity import Outcome

CAUTION = (
    "A transcript errs, too: it is what somebody wrote down. What no source has may have been said elsewhere, and the "
    "quotes on record are not all that an outlet printed. Open the cases before you say anything of an outlet."
)


class FidelityRequest(ListRequest):
    """Of which printed quotes, and which of the cases to list."""

    outlet = Text(longest=LONGEST_NAME, load_default=None)
    speaker = Text(longest=LONGEST_NAME, load_default=None, metadata={"description": "A name, as people write it"})
    published_from = PublicationTime(data_key="from", load_default=None)
    published_to = PublicationTime(data_key="to", load_default=None)
    outcome = fields.Enum(
        Outcome, by_value=True, load_default=None, metadata={"description": "Only the cases of this outcome"}
    )


class OutcomeCountAnswer(Answer):
    """How many printed quotes came to an outcome."""

    outcome = fields.Enum(Outcome, by_value=True)
    quotes = fields.Integer()


class FidelityCaseAnswer(Answer):
    """A printed quote beside what was said; the fields of the source are null where there is none."""

    outcome = fields.Enum(Outcome, by_value=True)
    outlet = fields.String(attribute="place.article.outlet")
    published_at = PublicationTime(attribute="place.published_at", allow_none=True)
    speaker = fields.String(attribute="place.speaker.name")
    text = fields.String(attribute="place.text", metadata={"description": "What the article prints"})
    difference = fields.String(allow_none=True, metadata={"description": "What differs, in words; null for nothing"})
    source_text = fields.String(
        allow_none=True, metadata={"description": "What was said: the turn, or the part of it with these words"}
    )
    source_outlet = fields.String(allow_none=True)
    source_title = fields.String(allow_none=True)
    source_published_at = PublicationTime(allow_none=True)
    quote_id = fields.Integer(attribute="place.quote_id")
    article_id = fields.Integer(attribute="place.article.id")
    occurrence_id = fields.Integer(attribute="place.id")
    source_article_id = fields.Integer(allow_none=True)
    source_occurrence_id = fields.Integer(allow_none=True)


class FidelityAnswer(Answer):
    """How many printed quotes came to which outcome, and a page of the cases."""

    counts = fields.List(fields.Nested(OutcomeCountAnswer), metadata={"description": "Of all cases, by outcome"})
    cut = fields.Boolean(
        metadata={"description": "Whether there is more than is compared at once; the earliest 400 places then"}
    )
    caution = fields.String()
    items = fields.List(fields.Nested(FidelityCaseAnswer))
    next_cursor = fields.String(allow_none=True)

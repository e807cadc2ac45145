"""Corrections: what people send to correct what is recorded, and the history of what they did."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from service.api.access.guard import may_edit
from service.api.fields import Text, Whole, WrittenNumber
from service.api.schemas.base import LONGEST_NAME, Answer, PageRequest, Request
from service.api.schemas.parts import SpeakerRef
from service.correcting import LONGEST_NOTE
from service.domain import CorrectionAction, QuoteKind, Stance

_LARGEST_ID = 2**63 - 1
_MOST_AT_ONCE = 1_000
_WHO = "Who made it: the name of an API key, or `local`; null for who asks without a key that may correct"
_IN_RANGE = validate.Range(1, _LARGEST_ID, error="Give an id.")


def _id(**options: Any) -> Whole:
    return Whole(validate=_IN_RANGE, **options)


class AccessAnswer(Answer):
    """What who asks may do besides reading."""

    edit = fields.Boolean(metadata={"description": "Correct speakers and occurrences"})
    watch = fields.Boolean(metadata={"description": "Save questions, and see what came of them"})


class NoteRequest(Request):
    """Why something is corrected."""

    note = Text(
        longest=LONGEST_NOTE,
        load_default=None,
        allow_none=True,
        metadata={"description": "Why; shown to whoever sees the correction"},
    )


class VersionedRequest(NoteRequest):
    """A correction of what may have been corrected meanwhile."""

    if_version = Whole(
        load_default=None,
        allow_none=True,
        validate=validate.Range(0, _LARGEST_ID, error="Give a version."),
        metadata={"description": "The `version` that is corrected; where it is another by now, the answer is 409"},
    )


class OccurrenceEditRequest(VersionedRequest):
    """What an occurrence is to say; what is left out stays as it is."""

    speaker = Text(
        longest=LONGEST_NAME,
        allow_none=True,
        metadata={
            "description": "A name: who has just this name, else whom an article would mean by it, else somebody new; "
            "null for nobody. Where the stance is not `said`, whom it is about"
        },
    )
    speaker_id = _id(metadata={"description": "The speaker by id, in place of a name"})
    stance = fields.Enum(Stance, by_value=True)
    kind = fields.Enum(QuoteKind, by_value=True)

    @validates_schema
    def check(self, data: dict[str, Any], **_options: Any) -> None:
        """Refuse a body that says nothing, or names a speaker twice."""
        if not data.keys() & {"speaker", "speaker_id", "stance", "kind"}:
            raise ValidationError("Give a speaker, a stance or a kind.")
        if "speaker" in data and "speaker_id" in data:
            raise ValidationError("Give the speaker by name or by id, not both.", "speaker_id")


class SpeakerEditRequest(VersionedRequest):
    """The name by which a speaker is shown, and all names that are theirs; what is left out stays as it is."""

    name = Text(longest=LONGEST_NAME)
    aliases = fields.List(
        Text(longest=LONGEST_NAME),
        validate=validate.Length(1, _MOST_AT_ONCE),
        metadata={"description": "All of them: a name that is not among these is theirs no more"},
    )

    @validates_schema
    def check(self, data: dict[str, Any], **_options: Any) -> None:
        """Refuse a body that says nothing."""
        if not data.keys() & {"name", "aliases"}:
            raise ValidationError("Give a name or aliases.")


class MergeRequest(VersionedRequest):
    """Into whom a speaker is merged."""

    into = _id(required=True, metadata={"description": "The id of the speaker who remains"})


class SplitRequest(VersionedRequest):
    """What of a speaker is another's."""

    occurrences = fields.List(
        _id(), load_default=list, validate=validate.Length(max=_MOST_AT_ONCE), metadata={"description": "Their ids"}
    )
    aliases = fields.List(
        Text(longest=LONGEST_NAME),
        load_default=list,
        validate=validate.Length(max=_MOST_AT_ONCE),
        metadata={"description": "Names as `aliases` of the speaker has them; what was read under them goes over"},
    )
    name = Text(
        longest=LONGEST_NAME,
        load_default=None,
        allow_none=True,
        metadata={"description": "The other speaker's name; may be left out where aliases go over"},
    )


class CorrectionsRequest(PageRequest):
    """Which corrections to list."""

    occurrence = WrittenNumber(load_default=None, validate=_IN_RANGE)
    speaker = WrittenNumber(load_default=None, validate=_IN_RANGE)
    article = WrittenNumber(load_default=None, validate=_IN_RANGE)


class FieldChangeAnswer(Answer):
    """What was said of one field, and what is said of it now."""

    field = fields.String(metadata={"description": "speaker, stance or kind"})
    before = fields.String(allow_none=True)
    after = fields.String(allow_none=True)


class CorrectedPlaceAnswer(Answer):
    """A place that a correction is about; the ids are null while no article has it."""

    occurrence_id = fields.Integer(allow_none=True)
    quote_id = fields.Integer(allow_none=True)
    article_id = fields.Integer(allow_none=True)
    applied = fields.Boolean(attribute="is_applied", metadata={"description": "Whether the place is there"})
    changes = fields.List(fields.Nested(FieldChangeAnswer))


class CorrectionAnswer(Answer):
    """A correction: who made it, when, why, and what it says."""

    id = fields.Integer()
    action = fields.Enum(CorrectionAction, by_value=True)
    at = fields.DateTime()
    by = fields.Function(
        lambda entry: entry.by if may_edit() else None, metadata={"type": ["string", "null"], "description": _WHO}
    )
    note = fields.String(allow_none=True)
    undoes = fields.Integer(allow_none=True, metadata={"description": "The correction that this one takes back"})
    undone_by = fields.Integer(allow_none=True)
    speaker = fields.Nested(SpeakerRef, allow_none=True, metadata={"description": "Who was renamed, merged or split"})
    into = fields.Nested(
        SpeakerRef, allow_none=True, metadata={"description": "With whom they were merged, or who was split off"}
    )
    name = fields.String(allow_none=True, metadata={"description": "The name that was given"})
    was = fields.String(allow_none=True, metadata={"description": "The name before"})
    added = fields.List(fields.String(), metadata={"description": "Names that were added"})
    removed = fields.List(fields.String(), metadata={"description": "Names that were taken away, or that went over"})
    occurrences = fields.List(fields.Nested(CorrectedPlaceAnswer), attribute="places")


class CorrectionsAnswer(Answer):
    """A page of corrections, the last first."""

    items = fields.List(fields.Nested(CorrectionAnswer))
    next_cursor = fields.String(allow_none=True)

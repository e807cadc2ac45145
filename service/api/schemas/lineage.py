"""The wordings of one utterance, each hung on the nearest earlier one."""

from __future__ import annotations

from marshmallow import fields

from service.api.schemas.base import Answer
from service.api.schemas.changes import ChangeAnswer, severity_field
from service.api.schemas.parts import ArticleRef, SpeakerRef
from service.lineage import Relation


class WordingAnswer(Answer):
    """A wording of the utterance, and what it is to the nearest earlier one."""

    quote_id = fields.Integer(attribute="member.quote_id")
    text = fields.String(attribute="member.words.text")
    passage_start = fields.Integer(
        attribute="member.start",
        allow_none=True,
        metadata={"description": "Of a long turn, `text` is a passage, which begins here in the whole; else null"},
    )
    primary = fields.Boolean(
        attribute="member.is_source",
        metadata={"description": "Whether a transcript, statement or post has it: what was said itself"},
    )
    articles = fields.List(
        fields.Nested(ArticleRef),
        attribute="member.articles",
        metadata={"description": "Who has it of these days, earliest first; up to 50 places"},
    )
    hangs_on = fields.Integer(
        allow_none=True,
        metadata={
            "description": "The place in `wordings`, from 0, of the nearest earlier wording; null for a root: the "
            "primary source, the earliest print, or one that shares nothing with an earlier wording"
        },
    )
    relation = fields.Enum(
        Relation, by_value=True, allow_none=True, metadata={"description": "What it is to that one; null for a root"}
    )
    difference = fields.String(allow_none=True, metadata={"description": "The same in words; null for a root"})
    severity = severity_field("severity", "sense, wording or style")
    changes = fields.List(
        fields.Nested(ChangeAnswer),
        metadata={"description": "The candidate's side is this wording's `text`, the quote's that of the earlier one"},
    )


class LineageAnswer(Answer):
    """The wordings of the utterance that a quote is of: one speaker's, of a few days, that share enough words."""

    quote_id = fields.Integer()
    speaker = fields.Nested(SpeakerRef, allow_none=True, metadata={"description": "Who is most often named"})
    wordings = fields.List(
        fields.Nested(WordingAnswer), attribute="nodes", metadata={"description": "The root first, then the earliest"}
    )
    left_out = fields.Integer(metadata={"description": "Wordings beyond the 30 that are shown at most"})
    common = fields.Boolean(
        attribute="is_common",
        metadata={"description": "Whether the words prove too little to tell one utterance from another"},
    )
    days = fields.Integer(metadata={"description": "How far apart two places of it may be"})

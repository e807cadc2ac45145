"""Quotes, speakers and outlets: what can be browsed."""

from __future__ import annotations

from marshmallow import fields

from service.api.fields import Score, Text
from service.api.schemas.articles import OccurrenceAnswer, kind_of_article
from service.api.schemas.base import LONGEST_NAME, Answer, ListRequest, Request
from service.api.schemas.changes import ChangeAnswer
from service.api.schemas.parts import SpeakerRef
from service.api.schemas.verification import OutletUseAnswer
from service.domain import QuoteKind, Verdict


class QuotesRequest(ListRequest):
    """Which quotes to list."""

    q = Text(
        longest=LONGEST_NAME, load_default=None, metadata={"description": "Words that the quote holds, all of them"}
    )
    speaker = Text(longest=LONGEST_NAME, load_default=None, metadata={"description": "A name, as people write it"})
    outlet = Text(longest=LONGEST_NAME, load_default=None)
    kind = fields.Enum(QuoteKind, by_value=True, load_default=None)
    article_kind = kind_of_article("Only quotes that stand in an article of this kind")


class QuoteSummaryAnswer(Answer):
    """A quote in a list."""

    id = fields.Integer()
    text = fields.String()
    speakers = fields.List(fields.Nested(SpeakerRef))
    outlets = fields.List(fields.Nested(OutletUseAnswer))
    occurrences = fields.Integer()


class QuotesAnswer(Answer):
    """A page of quotes."""

    items = fields.List(fields.Nested(QuoteSummaryAnswer))
    next_cursor = fields.String(allow_none=True)


class VariantAnswer(Answer):
    """Another recorded wording that is close; in `changes` the candidate's side is the quote that was asked for."""

    quote_id = fields.Integer()
    text = fields.String()
    speakers = fields.List(fields.Nested(SpeakerRef))
    outlets = fields.List(fields.Nested(OutletUseAnswer))
    similarity = Score(attribute="comparison.similarity")
    verdict = fields.Enum(Verdict, by_value=True, attribute="comparison.verdict")
    changes = fields.List(fields.Nested(ChangeAnswer), attribute="comparison.changes")


class QuoteAnswer(Answer):
    """A wording, where it stands, and what comes near it."""

    id = fields.Integer()
    text = fields.String()
    speakers = fields.List(fields.Nested(SpeakerRef))
    outlets = fields.List(fields.Nested(OutletUseAnswer))
    occurrences = fields.List(fields.Nested(OccurrenceAnswer))
    occurrences_total = fields.Integer()
    variants = fields.List(fields.Nested(VariantAnswer))


class SpeakersRequest(ListRequest):
    """Which speakers to list."""

    q = Text(
        longest=LONGEST_NAME,
        load_default=None,
        metadata={"description": "What one of a speaker's names holds, or how the surname begins"},
    )


class SpeakerSummaryAnswer(Answer):
    """A speaker in a list."""

    id = fields.Integer()
    name = fields.String()
    quotes = fields.Integer(metadata={"description": "How many distinct quotes are recorded from them"})


class SpeakersAnswer(Answer):
    """A page of speakers."""

    items = fields.List(fields.Nested(SpeakerSummaryAnswer))
    next_cursor = fields.String(allow_none=True)


class SpeakerAnswer(Answer):
    """A speaker, every name that articles use for them, and a page of their quotes, first published first."""

    OPTIONAL = frozenset({"merged_into"})

    id = fields.Integer()
    name = fields.String()
    aliases = fields.List(fields.String())
    quotes = fields.Nested(QuotesAnswer)
    version = fields.Integer(metadata={"description": "The number of the last correction of this speaker; 0 for none"})
    merged = fields.List(
        fields.Nested(SpeakerRef),
        metadata={"description": "Who was merged into them; those ids answer, too"},
    )
    merged_into = fields.Integer(
        metadata={"description": "The id of this speaker, where another's id was asked for who was merged into them"}
    )


class OutletRequest(Request):
    """Which outlet, by its name."""

    outlet = Text(required=True, longest=LONGEST_NAME)


class OutletAnswer(Answer):
    """An outlet and how much of it is recorded."""

    outlet = fields.String()
    articles = fields.Integer()
    quotes = fields.Integer()
    id = fields.Integer()


class OutletsAnswer(Answer):
    """Every outlet, by name."""

    items = fields.List(fields.Nested(OutletAnswer))
    next_cursor = fields.String(allow_none=True)

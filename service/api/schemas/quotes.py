"""Quotes, speakers and outlets: what can be browsed."""

from __future__ import annotations

from marshmallow import fields, validate

from service.api.fields import Score, Text, WrittenNumber
from service.api.schemas.articles import OccurrenceAnswer, kind_of_article
from service.api.schemas.base import LONGEST_NAME, Answer, ListRequest, Request
from service.api.schemas.changes import ChangeAnswer
from service.api.schemas.parts import SpeakerRef
from service.api.schemas.verification import OutletUseAnswer
from service.domain import QuoteKind, Stance, Verdict
from service.facets import Sort


class QuoteSearchRequest(Request):
    """Which quotes are wanted: those with a place where all that is given holds."""

    q = Text(
        longest=LONGEST_NAME,
        load_default=None,
        metadata={
            "description": "Words that the quote holds, all of them; where no quote does, parts of words, which the "
            "newer ones hold"
        },
    )
    speaker = Text(longest=LONGEST_NAME, load_default=None, metadata={"description": "A name, as people write it"})
    speaker_id = WrittenNumber(
        load_default=None,
        validate=validate.Range(1, 2**63 - 1, error="Give the id of a speaker, a whole number above 0."),
        metadata={"description": "Just this speaker, whatever `speaker` says"},
    )
    outlet = Text(longest=LONGEST_NAME, load_default=None)
    kind = fields.Enum(QuoteKind, by_value=True, load_default=None)
    article_kind = kind_of_article("Only quotes that stand in an article of this kind")
    stance = fields.Enum(Stance, by_value=True, load_default=None)
    year = WrittenNumber(
        load_default=None,
        validate=validate.Range(1, 9998, error="Give a year from {min} to {max}."),
        metadata={"description": "Published in this year, in UTC"},
    )


class QuotesRequest(QuoteSearchRequest, ListRequest):
    """Which quotes to list, and in which order."""

    sort = fields.Enum(
        Sort,
        by_value=True,
        load_default=Sort.RECORDED,
        metadata={
            "description": "`recorded`: in the order in which they came in, all of them. The others sort what stands "
            "in 20,000 places at most, the newest ones: `sentences` lists whole sentences before phrases, then terms; "
            "`most_carried` by outlets; `most_altered` only those of the 100 most carried sentences that are recorded "
            "otherwise, too"
        },
    )


class QuoteSummaryAnswer(Answer):
    """A quote in a list."""

    id = fields.Integer()
    text = fields.String()
    speakers = fields.List(fields.Nested(SpeakerRef))
    outlets = fields.List(fields.Nested(OutletUseAnswer))
    occurrences = fields.Integer()


class SpeakerFacetAnswer(Answer):
    """How many quotes a speaker said."""

    speaker = fields.Nested(SpeakerRef)
    quotes = fields.Integer()


class OutletFacetAnswer(Answer):
    """How many quotes an outlet carried."""

    outlet = fields.String()
    quotes = fields.Integer()


class YearFacetAnswer(Answer):
    """How many quotes were published in a year, in UTC; of those without a time the year is null."""

    year = fields.Integer(allow_none=True)
    quotes = fields.Integer()


class KindFacetAnswer(Answer):
    """How many quotes are of a kind."""

    kind = fields.Enum(QuoteKind, by_value=True)
    quotes = fields.Integer()


class StanceFacetAnswer(Answer):
    """Of how many quotes articles say so."""

    stance = fields.Enum(Stance, by_value=True)
    quotes = fields.Integer()


class FacetsAnswer(Answer):
    """How many distinct quotes there are by each value, the most first, years newest first; at most 50 of each."""

    quotes = fields.Integer()
    speakers = fields.List(fields.Nested(SpeakerFacetAnswer))
    outlets = fields.List(fields.Nested(OutletFacetAnswer))
    years = fields.List(fields.Nested(YearFacetAnswer))
    kinds = fields.List(fields.Nested(KindFacetAnswer))
    stances = fields.List(fields.Nested(StanceFacetAnswer))
    complete = fields.Boolean(
        attribute="is_complete",
        metadata={"description": "False where more than 20,000 places stand on record: then the newest are counted"},
    )


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

"""The requests and answers of `/v1/verify`."""

from __future__ import annotations

from typing import Any, NamedTuple

from marshmallow import fields, post_load, validate

from service.api.fields import Bits, PublicationTime, Score, Text, WrittenNumber, WrittenShare
from service.api.schemas.articles import OccurrenceAnswer, kind_of_article
from service.api.schemas.asked import AskedAnswer, SearchedAnswer
from service.api.schemas.base import LONGEST_NAME, Answer, Request
from service.api.schemas.changes import ChangeAnswer, severity_field
from service.api.schemas.parts import ArticleRef, SpeakerRef, TextPiece
from service.api.schemas.problems import ProblemAnswer
from service.api.schemas.sources import sources_answer, sources_field
from service.article_body import ArticleBody
from service.domain import (
    AttributionVerdict,
    OccurrenceFilter,
    Stance,
    Verdict,
    VerifyQuery,
)
from service.question import only

LARGEST_BATCH = 100


class BareVerifyRequest(Request):
    """A candidate quote, who is said to have said it, and how to cut the answer."""

    quote = Text(
        required=True,
        metadata={
            "description": "The words that are said to have been said, or a sentence, paragraph or post with them"
        },
    )
    speaker = Text(longest=LONGEST_NAME, blank=True, load_default=None, allow_none=True)
    limit = WrittenNumber(
        load_default=5, validate=validate.Range(1, 50, error="Give a whole number from {min} to {max}.")
    )
    threshold = WrittenShare(
        load_default=None,
        allow_none=True,
        validate=validate.Range(0, 1, error="Give a number from {min} to {max}."),
        metadata={"description": "The least similarity of a match; by default it depends on the quote's length"},
    )
    outlet = Text(longest=LONGEST_NAME, load_default=None, allow_none=True)
    published_from = PublicationTime(load_default=None, allow_none=True)
    published_to = PublicationTime(load_default=None, allow_none=True)
    kind = kind_of_article("Only what stands in articles of this kind: `article` for what was printed")

    @post_load
    def as_query(self, sent: dict[str, Any], **_options: Any) -> Any:
        """The request as the use case takes it."""
        return _query(sent)


def _query(sent: dict[str, Any]) -> VerifyQuery:
    return VerifyQuery(
        quote=sent["quote"],
        speaker=(sent["speaker"] or "").strip() or None,
        limit=sent["limit"],
        threshold=sent["threshold"],
        filter=OccurrenceFilter(
            sent["outlet"],
            sent["published_from"],
            sent["published_to"],
            kinds=only(sent["kind"]),
        ),
    )


class SourcedQuery(NamedTuple):
    """A query, and the sources that it is to be compared with instead of what is stored."""

    query: VerifyQuery
    sources: tuple[ArticleBody, ...]


class VerifyRequest(BareVerifyRequest):
    """The same with the sources to compare with."""

    sources = sources_field()

    @post_load
    def as_query(self, sent: dict[str, Any], **_options: Any) -> SourcedQuery:
        """The request as the use case takes it."""
        return SourcedQuery(_query(sent), tuple(sent["sources"]))


class BatchRequest(Request):
    """Up to 100 candidate quotes, each as in `POST /v1/verify`; each is answered for itself."""

    items = fields.List(
        fields.Raw(allow_none=True),
        required=True,
        validate=validate.Length(1, LARGEST_BATCH, error="Give from {min} to {max} items."),
        metadata={"minItems": 1, "maxItems": LARGEST_BATCH},
    )


class OutletUseAnswer(Answer):
    """How often an outlet carried a quote, and since when."""

    outlet = fields.String()
    occurrences = fields.Integer()
    first_published_at = PublicationTime(allow_none=True)


class DenialAnswer(Answer):
    """An outlet that carried a quote as not said, or as doubtful."""

    about = fields.Nested(
        SpeakerRef, allow_none=True, metadata={"description": "Who did not say it; null where no name is given"}
    )
    stance = fields.Enum(Stance, by_value=True)
    outlet = fields.String()
    occurrences = fields.Integer()


class RecordedFromAnswer(Answer):
    """Somebody to whom outlets give a quote."""

    speaker = fields.Nested(SpeakerRef)
    outlets = fields.List(fields.String())
    occurrences = fields.Integer()


class MatchAnswer(Answer):
    """A recorded quote, how it compares, who said it and who carried it."""

    quote_id = fields.Integer(attribute="quote.id")
    text = fields.String(attribute="quote.text")
    similarity = Score(attribute="comparison.similarity")
    coverage = Score(attribute="comparison.coverage")
    quote_coverage = Score(attribute="comparison.quote_coverage")
    evidence = Bits(
        attribute="comparison.evidence",
        metadata={
            "description": "Bits: how unlikely it is that somebody else said the words that both share; 25 are about"
            " one place in 30 million words"
        },
    )
    verdict = fields.Enum(Verdict, by_value=True, attribute="comparison.verdict")
    severity = severity_field("comparison.severity", "sense, wording or style")
    explanation = fields.String(attribute="comparison.explanation")
    speaker = fields.Nested(SpeakerRef, allow_none=True)
    speakers = fields.List(fields.Nested(SpeakerRef), metadata={"description": "All who are named as the speaker"})
    recorded_from = fields.List(
        fields.Nested(RecordedFromAnswer),
        metadata={"description": "Which outlets name each of `speakers`, the most often named first"},
    )
    recorded_as = fields.String(
        allow_none=True,
        metadata={"description": "The name on record, where the claimed one has a slip in it; else null"},
    )
    disputed = fields.Boolean(
        attribute="is_disputed",
        metadata={"description": "Whether articles disagree on who said it, or on whether the speaker did"},
    )
    denied_by = fields.List(
        fields.Nested(DenialAnswer),
        metadata={"description": "The outlets that carried it as not said, earliest first; `outlets` names them too"},
    )
    attribution = fields.Enum(AttributionVerdict, by_value=True)
    outlets = fields.List(fields.Nested(OutletUseAnswer))
    changes = fields.List(fields.Nested(ChangeAnswer), attribute="comparison.changes")
    carried_by = fields.List(
        fields.Nested(OccurrenceAnswer),
        metadata={"description": "Who printed it; where it was said stands in `said_in`"},
    )
    carried_by_total = fields.Integer()
    passage_start = fields.Integer(
        attribute="start",
        allow_none=True,
        metadata={"description": "Of a long turn, `text` is a passage, which begins here in the whole; else null"},
    )
    in_quotes = fields.Boolean(
        metadata={"description": "False for words of a given source that stand outside of its quotation marks"}
    )


class SaidInAnswer(Answer):
    """A place of a primary source where the words of a match were said: `[start, end)` of the article's text."""

    quote_id = fields.Integer(metadata={"description": "The match whose words they are"})
    occurrence_id = fields.Integer(attribute="occurrence.id")
    article = fields.Nested(ArticleRef, attribute="occurrence.article")
    speaker = fields.Nested(SpeakerRef, allow_none=True, metadata={"description": "Who said it, as the source says"})
    text = fields.String(metadata={"description": "The words, as the source has them"})
    start = fields.Integer()
    end = fields.Integer()
    before = fields.String(metadata={"description": "Up to 160 code points of the same turn"})
    after = fields.String()
    seconds = fields.Float(
        allow_none=True,
        metadata={"description": "When it was said, in seconds after the start; null where that is not known"},
    )
    verdict = fields.Enum(Verdict, by_value=True, attribute="comparison.verdict")
    severity = severity_field("comparison.severity", "sense, wording or style")
    similarity = Score(attribute="comparison.similarity")
    changes = fields.List(
        fields.Nested(ChangeAnswer),
        attribute="comparison.changes",
        metadata={"description": "Those of the match; the quote's offsets count in its `text`"},
    )


class NearestAnswer(Answer):
    """A recorded quote that comes near the candidate and is no match."""

    quote_id = fields.Integer(attribute="quote.id")
    text = fields.String(attribute="quote.text")
    similarity = Score(attribute="comparison.similarity")
    coverage = Score(attribute="comparison.coverage")
    quote_coverage = Score(attribute="comparison.quote_coverage")
    evidence = Bits(attribute="comparison.evidence")
    severity = severity_field("comparison.severity", "that of the worst difference")
    explanation = fields.String(attribute="comparison.explanation")
    speaker = fields.Nested(SpeakerRef, allow_none=True)
    speakers = fields.List(fields.Nested(SpeakerRef))
    outlets = fields.List(fields.Nested(OutletUseAnswer))
    changes = fields.List(fields.Nested(ChangeAnswer), attribute="comparison.changes")
    carried_by = fields.List(fields.Nested(OccurrenceAnswer))
    carried_by_total = fields.Integer()


class JoinedAnswer(Answer):
    """A part of the candidate that stands, unbroken, in a recorded quote."""

    quote_id = fields.Integer()
    candidate = fields.Nested(TextPiece)
    quote = fields.Nested(TextPiece)
    speakers = fields.List(fields.Nested(SpeakerRef))


class VerificationAnswer(Answer):
    """The verdicts at the top are the first match's: against what was said, where that is on record, else print."""

    OPTIONAL = frozenset({"sources"})

    query = fields.Nested(AskedAnswer)
    verdict = fields.Enum(Verdict, by_value=True)
    attribution = fields.Enum(AttributionVerdict, by_value=True)
    severity = severity_field("severity", "the first match's, or that of joining what was not said at once")
    headline = fields.String(metadata={"description": "The whole answer in one sentence"})
    explanation = fields.String()
    matches = fields.List(fields.Nested(MatchAnswer))
    joined = fields.List(
        fields.Nested(JoinedAnswer),
        metadata={"description": "The parts of a candidate that is made of words of different recorded quotes only"},
    )
    nearest = fields.List(
        fields.Nested(NearestAnswer),
        metadata={
            "description": "Up to three recorded quotes that come closest when none matches; empty where something"
            " matches, and where the words are too few to say anything"
        },
    )
    searched = fields.Nested(
        SearchedAnswer,
        allow_none=True,
        metadata={"description": "What was looked through; counted within the last second, or longer ago where many"},
    )
    sources = sources_answer()
    said_in = fields.List(
        fields.Nested(SaidInAnswer),
        metadata={"description": "The places of transcripts, statements and posts that have the words of a match"},
    )


class BatchItemAnswer(Answer):
    """The answer to one item: `result` when its status is 200, else `problem`."""

    OPTIONAL = frozenset({"result", "problem"})

    status = fields.Integer()
    result = fields.Nested(VerificationAnswer)
    problem = fields.Nested(ProblemAnswer)


class BatchAnswer(Answer):
    """One answer an item, in the order of the request."""

    items = fields.List(fields.Nested(BatchItemAnswer))

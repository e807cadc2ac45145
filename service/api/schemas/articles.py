"""Articles, the occurrences of quotes in them, and the lists of both."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate

from service.api.fields import PublicationTime, Score, Text
from service.api.links import text_fragment_url
from service.api.schemas.against_source import AgainstSourceAnswer
from service.api.schemas.base import LONGEST_NAME, Answer, ListRequest, Request
from service.api.schemas.parts import KIND_OF_ARTICLE, ArticleRef, CorrectedAnswer, SpeakerRef, TextPiece
from service.api.schemas.problems import ProblemAnswer
from service.article_body import ADDRESS, LONGEST_LINE, LONGEST_URL, ArticleBody, parse_body
from service.domain import ArticleKind, LeftOutReason, Occurrence, QuoteKind, Stance
from service.errors import InvalidArticle
from service.written_turns import LATEST_S

LANGUAGE_TAG = {
    "pattern": r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$",
    "description": "A BCP 47 language tag; without one the language is recognised",
}


def kind_of_article(description: str) -> fields.Enum[ArticleKind]:
    """A field of a request that narrows it to articles of one kind."""
    return fields.Enum(
        ArticleKind, by_value=True, load_default=None, allow_none=True, metadata={"description": description}
    )


class WrittenTurnRequest(Request):
    """What one speaker says, until another does."""

    speaker = Text(
        required=True,
        allow_none=True,
        longest=LONGEST_NAME,
        metadata={"description": "Who speaks, as the transcript names them; null where it is not known who"},
    )
    text = Text(required=True)
    start_s = fields.Float(
        allow_none=True,
        validate=validate.Range(min=0, max=LATEST_S),
        metadata={"description": "Seconds from the start of the recording to the beginning of the turn"},
    )


class ArticleRequest(Request):
    """One text from one outlet; one of `text`, `html`, `turns`, `captions` and `debate`."""

    outlet = Text(required=True, longest=LONGEST_NAME, metadata={"description": "The outlet's name"})
    text = Text(metadata={"description": "The article's text; offsets count its code points"})
    html = Text(
        metadata={"description": "The article's page; its text, and what else it says of itself, are taken from it"}
    )
    turns = fields.List(
        fields.Nested(WrittenTurnRequest),
        validate=validate.Length(min=1),
        metadata={
            "description": "The turns of a transcript in order; its text, in which offsets count, is made of them"
        },
    )
    captions = Text(
        metadata={"description": "The captions of a recording, as WebVTT or SRT; its text is made of what they say"}
    )
    debate = Text(metadata={"description": "A debate in Akoma Ntoso (XML); its text is made of the speeches"})
    url = Text(
        load_default=None,
        allow_none=True,
        longest=LONGEST_URL,
        metadata={"pattern": f"^{ADDRESS}$", "format": "uri"},
    )
    title = Text(load_default=None, allow_none=True, longest=LONGEST_LINE)
    byline = Text(load_default=None, allow_none=True, longest=LONGEST_LINE)
    published_at = PublicationTime(load_default=None, allow_none=True)
    language = fields.String(load_default=None, allow_none=True, metadata=LANGUAGE_TAG)
    kind = fields.Enum(
        ArticleKind,
        by_value=True,
        load_default=None,
        allow_none=True,
        metadata={"description": f"{KIND_OF_ARTICLE}; without one a news article"},
    )

    def load(self, data: Any, **_options: Any) -> ArticleBody:
        """The body, checked by `service.article_body` as files are too; the fields above only describe it."""
        try:
            return parse_body(data)
        except InvalidArticle as error:
            raise ValidationError(error.faults) from error


class ArticlesRequest(ListRequest):
    """Which articles to list."""

    outlet = Text(longest=LONGEST_NAME, load_default=None)
    published_from = PublicationTime(data_key="from", load_default=None)
    published_to = PublicationTime(data_key="to", load_default=None)
    kind = kind_of_article("Only articles of this kind")


class Range(Answer):
    """A half-open range of code points."""

    start = fields.Integer()
    end = fields.Integer()


class Context(Answer):
    """Up to 32 code points of the article on each side: with the text a W3C TextQuoteSelector."""

    prefix = fields.String()
    suffix = fields.String()


def _link(occurrence: Occurrence) -> str | None:
    return text_fragment_url(occurrence.article.url, occurrence.text)


class InnerQuoteAnswer(Answer):
    """A quote within a quote; `speaker` is the name of whom the outer quote's words give it to, `about` that of who, as
    they have it, did not say it."""

    text = fields.String()
    start = fields.Integer()
    end = fields.Integer()
    speaker = fields.String(allow_none=True)
    speaker_mention = fields.Nested(TextPiece, attribute="mention", allow_none=True)
    cue = fields.Nested(TextPiece, allow_none=True)
    confidence = Score(allow_none=True)
    rule = fields.String(allow_none=True)
    stance = fields.Enum(Stance, by_value=True)
    about = fields.String(allow_none=True)


class OccurrenceAnswer(Answer):
    """One place where a quote stands."""

    OPTIONAL = frozenset({"link", "posted_at", "corrected", "against_source"})

    id = fields.Integer()
    quote_id = fields.Integer()
    text = fields.String(metadata={"description": "What stands between the marks, in this article's wording"})
    start = fields.Integer()
    end = fields.Integer()
    kind = fields.Enum(QuoteKind, by_value=True)
    speaker = fields.Nested(SpeakerRef, allow_none=True)
    speakers = fields.List(
        fields.Nested(SpeakerRef),
        metadata={"description": "All who said it together, in the order of the text; `speaker` is the first of them"},
    )
    speaker_mention = fields.Nested(TextPiece, attribute="mention", allow_none=True)
    cue = fields.Nested(TextPiece, allow_none=True)
    confidence = Score(allow_none=True)
    rule = fields.String(allow_none=True, metadata={"description": "What decided on the speaker"})
    stance = fields.Enum(
        Stance,
        by_value=True,
        metadata={
            "description": "Whether the article says that it was said, says that it was not, or leaves that in doubt; "
            "only what was said has a speaker"
        },
    )
    about = fields.Nested(
        SpeakerRef,
        allow_none=True,
        metadata={"description": "Who, as the article has it, did not say it or may not have; null for what was said"},
    )
    closed = fields.Boolean(attribute="is_closed", metadata={"description": "Whether a closing mark was found"})
    parts = fields.List(fields.Nested(Range), metadata={"description": "Each paragraph's share of the quote"})
    inner = fields.List(fields.Nested(InnerQuoteAnswer), metadata={"description": "Quotes nested in this one"})
    context = fields.Function(lambda occurrence: {"prefix": occurrence.prefix, "suffix": occurrence.suffix})
    link = fields.Function(
        _link,
        metadata={"type": "string", "description": "Opens the outlet's page at the words, when the article has a url"},
    )
    posted_at = PublicationTime()
    """When its post of a live blog was published, in UTC; the article's time is that of the whole blog."""
    article = fields.Nested(ArticleRef)
    reader = fields.Integer(
        attribute="article.reader",
        allow_none=True,
        metadata={"description": "The version of the reader that read the article; null where that was not recorded"},
    )
    against_source = fields.Nested(
        AgainstSourceAnswer,
        metadata={
            "description": "What it is against a transcript, statement or post that has what was said; left out where "
            "none has, and in answers that do not look for it"
        },
    )
    corrected = fields.Nested(
        CorrectedAnswer,
        metadata={"description": "That somebody corrected speaker, stance or kind; left out where nobody did"},
    )


class ArticleSummaryAnswer(Answer):
    """An article in a list."""

    OPTIONAL = frozenset({"evidence"})

    id = fields.Integer()
    outlet = fields.String()
    url = fields.String(allow_none=True)
    title = fields.String(allow_none=True)
    byline = fields.String(allow_none=True)
    published_at = PublicationTime(allow_none=True)
    language = fields.String(
        allow_none=True,
        metadata={
            "description": "A BCP 47 language tag, as it was given or recognised; `und` for one that is not known. Who "
            "said what is read in English only"
        },
    )
    evidence = fields.String(metadata={"description": "Where outlet, address and date are known from"})
    kind = fields.Enum(ArticleKind, by_value=True, metadata={"description": KIND_OF_ARTICLE})


class LeftOutAnswer(Answer):
    """Something that a page shows and the article's text does not hold."""

    reason = fields.Enum(
        LeftOutReason,
        by_value=True,
        metadata={"description": "Why: docs/pages.md says what each reason means"},
    )
    text = fields.String(metadata={"description": "Its first 200 code points"})


class ArticleAnswer(ArticleSummaryAnswer):
    """An article with its quotes."""

    OPTIONAL = ArticleSummaryAnswer.OPTIONAL | {"left_out", "notices"}

    quotes = fields.List(fields.Nested(OccurrenceAnswer))
    left_out = fields.List(
        fields.Nested(LeftOutAnswer),
        metadata={
            "description": "What was left out of the page or file that was sent, in its order; not kept, so that only "
            "the answer to such says it"
        },
    )
    notices = fields.List(fields.String(), metadata={"description": "Sentences on how the file that was sent was read"})


class ArticleTextAnswer(ArticleAnswer):
    """An article with its quotes and the text that their offsets count in."""

    text = fields.String()


class ArticlesAnswer(Answer):
    """A page of articles, in the order in which they came in."""

    items = fields.List(fields.Nested(ArticleSummaryAnswer))
    next_cursor = fields.String(allow_none=True)


LARGEST_BULK = 100
"""Articles of one request in JSON, which is answered as a whole."""


class BulkRequest(Request):
    """Up to 100 articles, each as in `POST /v1/articles`; each is answered for itself."""

    articles = fields.List(
        fields.Raw(allow_none=True),
        required=True,
        validate=validate.Length(1, LARGEST_BULK, error="Give from {min} to {max} articles."),
        metadata={"minItems": 1, "maxItems": LARGEST_BULK},
    )


class BulkResult(Answer):
    """What became of one line: `id` and the number of `quotes` when its status is 201 or 200, else `problem`."""

    OPTIONAL = frozenset({"id", "quotes", "left_out", "problem"})

    line = fields.Integer(
        metadata={"description": "The number of the line, or of the article in JSON, from 1; blank lines count"}
    )
    status = fields.Integer(metadata={"description": "What POST /v1/articles would have answered with"})
    id = fields.Integer()
    quotes = fields.Integer()
    left_out = fields.List(fields.Nested(LeftOutAnswer), metadata={"description": "As POST /v1/articles answers"})
    problem = fields.Nested(ProblemAnswer)


class BulkAnswer(Answer):
    """The result of each article, in the order of the request."""

    results = fields.List(fields.Nested(BulkResult))

"""What an answer to `/v1/verify` says of the question: how it was read, and what was searched for it."""

from __future__ import annotations

from marshmallow import fields

from service.api.fields import PublicationTime
from service.api.schemas.base import Answer
from service.domain import Stance


class PastedQuoteAnswer(Answer):
    """A quote within what was sent, at `[start, end)` of `query.quote`."""

    quote = fields.String()
    start = fields.Integer()
    end = fields.Integer()
    speaker = fields.String(allow_none=True, metadata={"description": "Who is said there to have said it, by name"})
    about = fields.String(
        allow_none=True, metadata={"description": "Who, as the text sent has it, did not say it or may not have"}
    )
    stance = fields.Enum(
        Stance,
        by_value=True,
        metadata={"description": "Whether the text sent says that it was said, says that it was not, or doubts it"},
    )


class ReadAsAnswer(PastedQuoteAnswer):
    """What was compared in place of what was sent: the first quote of a sentence, a paragraph or a post."""

    others = fields.List(
        fields.Nested(PastedQuoteAnswer), metadata={"description": "The other quotes in it, which were not compared"}
    )


class SearchedAnswer(Answer):
    """What was looked through, within the filter of the question."""

    articles = fields.Integer()
    quotes = fields.Integer()
    outlets = fields.Integer()
    published_from = PublicationTime(data_key="from", allow_none=True)
    published_to = PublicationTime(data_key="to", allow_none=True)


class AskedAnswer(Answer):
    """The question, as it was asked."""

    quote = fields.String()
    speaker = fields.String(allow_none=True)
    read_as = fields.Nested(
        ReadAsAnswer,
        allow_none=True,
        metadata={
            "description": "The quote and speaker that were read out of a sentence, paragraph or post that was sent as "
            "the quote; null where bare words were sent. A `speaker` that is given goes before the one read"
        },
    )

"""Sources that are given with a question: it is compared with these and nothing else."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from service.api.fields import Text
from service.api.schemas.articles import LANGUAGE_TAG
from service.api.schemas.base import LONGEST_NAME, Answer, Request
from service.article_body import ADDRESS, LONGEST_LINE, LONGEST_URL, ArticleBody, parse_body
from service.errors import InvalidArticle
from service.given_sources import MOST_SOURCES


class SourceRequest(Request):
    """A text to compare with; either `text` or `html`."""

    text = Text(metadata={"description": "The text; the offsets of matches count its code points"})
    html = Text(metadata={"description": "A page; its text is taken from it"})
    title = Text(load_default=None, allow_none=True, longest=LONGEST_LINE)
    outlet = Text(
        load_default=None,
        allow_none=True,
        longest=LONGEST_NAME,
        metadata={"description": "What answers call it; by default `Source 1` and so on"},
    )
    url = Text(
        load_default=None, allow_none=True, longest=LONGEST_URL, metadata={"pattern": f"^{ADDRESS}$", "format": "uri"}
    )
    language = fields.String(load_default=None, allow_none=True, metadata=LANGUAGE_TAG)

    @validates_schema
    def has_one_body(self, source: dict[str, Any], **_options: Any) -> None:
        """Exactly one of `text` and `html` is given."""
        if ("text" in source) == ("html" in source):
            raise ValidationError("Give the source either as text or as html.", "text")

    @post_load
    def as_body(self, sent: dict[str, Any], **_options: Any) -> ArticleBody:
        """The source as the use case takes it, its fields checked as those of an article are."""
        given = {name: value for name, value in sent.items() if value is not None}
        try:
            parse_body({"outlet": "source", **given})
        except InvalidArticle as error:
            raise ValidationError(error.faults) from error
        return ArticleBody(**{"outlet": "", **given})


class GivenSourceAnswer(Answer):
    """A source that was given, as the answer calls it."""

    id = fields.Integer(metadata={"description": "The `article.id` of the places in it, in this answer alone"})
    outlet = fields.String()
    title = fields.String(allow_none=True)
    url = fields.String(allow_none=True)
    text = fields.String(
        allow_none=True,
        metadata={"description": "What offsets count in, where `html` was given; null where `text` was"},
    )


def sources_answer() -> fields.List[Any]:
    """The field `sources` of an answer."""
    return fields.List(
        fields.Nested(GivenSourceAnswer),
        metadata={"description": "The sources that were given, in their order; only there where such were given"},
    )


def sources_field() -> fields.List[Any]:
    """The field `sources` of a request."""
    return fields.List(
        fields.Nested(SourceRequest),
        load_default=(),
        validate=validate.Length(max=MOST_SOURCES, error="Give at most {max} sources."),
        metadata={
            "maxItems": MOST_SOURCES,
            "description": "Texts to compare with, and with nothing else; they are not stored. Up to 2,000,000 code "
            "points in all. Their words outside quotation marks count too, told apart by `in_quotes`. The ids in the "
            "answer stand for nothing outside of it",
        },
    )

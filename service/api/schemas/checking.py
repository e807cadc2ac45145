"""The request and the answer of `POST /v1/check`."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from service.api.fields import Text, Whole
from service.api.schemas.articles import LANGUAGE_TAG, LeftOutAnswer
from service.api.schemas.asked import SearchedAnswer
from service.api.schemas.base import LONGEST_NAME, Answer, Request
from service.api.schemas.changes import severity_field
from service.api.schemas.parts import TextPiece
from service.api.schemas.sources import sources_answer, sources_field
from service.api.schemas.verification import JoinedAnswer, MatchAnswer, NearestAnswer, SaidInAnswer
from service.checking import Draft, Reason, SpeakerHint, Trouble
from service.checking.hints import MOST_HINTS
from service.documents.kinds import read_page
from service.domain import AttributionVerdict, OccurrenceFilter, QuoteKind, Stance, Verdict
from service.language.tags import is_tag

LARGEST_ID = 2**63 - 1


class SpeakerHintRequest(Request):
    """Who said some quotes of the draft: the one at `start`, the one of the words `quote`, or all that it gives to
    `name`. Give one of the three."""

    speaker = Text(required=True, longest=LONGEST_NAME, metadata={"description": "The speaker's full name"})
    start = Whole(
        validate=validate.Range(0, error="Give an offset from 0 on."),
        metadata={"description": "A code point of the text within the quote or its opening mark"},
    )
    quote = Text(metadata={"description": "The words of the whole quote, as the draft has them"})
    name = Text(
        longest=LONGEST_NAME,
        metadata={"description": "What the draft calls the speaker: a surname, or words such as `the mayor`"},
    )

    @validates_schema
    def is_on_something(self, hint: dict[str, Any], **_options: Any) -> None:
        """Just one of `start`, `quote` and `name` is given."""
        if sum(field in hint for field in ("start", "quote", "name")) != 1:
            raise ValidationError("Give just one of start, quote and name: which quotes the hint is on.", "speaker")

    @post_load
    def as_hint(self, sent: dict[str, Any], **_options: Any) -> SpeakerHint:
        """The hint as the use case takes it."""
        return SpeakerHint(**sent)


def _check_tag(tag: str) -> None:
    if not is_tag(tag):
        raise ValidationError("Give a language tag such as en or pt-BR.")


class CheckRequest(Request):
    """A draft; either `text` or `html`."""

    text = Text(metadata={"description": "The draft; offsets count its code points"})
    html = Text(metadata={"description": "The draft as a page or a part of one; all that it shows is read"})
    speaker_hints = fields.List(
        fields.Nested(SpeakerHintRequest),
        load_default=(),
        validate=validate.Length(max=MOST_HINTS, error="Give at most {max} hints."),
        metadata={"maxItems": MOST_HINTS, "description": "Who said what, where the draft does not say it in full"},
    )
    exclude_article = Whole(
        load_default=None,
        allow_none=True,
        validate=validate.Range(1, LARGEST_ID, error="Give the id of an article, a whole number above 0."),
        metadata={"description": "The stored article that is this draft: its own words do not confirm it"},
    )
    exclude_outlet = Text(
        longest=LONGEST_NAME,
        load_default=None,
        allow_none=True,
        metadata={"description": "An outlet whose articles do not count; a name that is not there leaves nothing out"},
    )

    language = fields.String(
        load_default=None,
        allow_none=True,
        validate=_check_tag,
        metadata=LANGUAGE_TAG,
    )

    sources = sources_field()

    @validates_schema
    def has_one_body(self, draft: dict[str, Any], **_options: Any) -> None:
        """Exactly one of `text` and `html` is given."""
        if ("text" in draft) == ("html" in draft):
            raise ValidationError("Give the draft either as text or as html.", "text")

    @post_load
    def as_draft(self, sent: dict[str, Any], **_options: Any) -> Draft:
        """The request as the use case takes it; a page becomes its text here."""
        text = read_page(sent["html"]).text if "html" in sent else sent["text"]
        left_out = OccurrenceFilter(not_article=sent["exclude_article"], not_outlet=sent["exclude_outlet"])
        return Draft(text, tuple(sent["speaker_hints"]), left_out, sent["language"], tuple(sent["sources"]))


class CheckFormatRequest(Request):
    """In which form to answer."""

    format = fields.String(
        load_default=None,
        validate=validate.OneOf(("json", "docx", "odt"), error="Give json, docx or odt."),
        metadata={
            "description": "By default what the Accept header asks for, else json. As docx or odt a file of that kind, "
            "which was sent, is given back with a comment on each quote that needs a look"
        },
    )


class ClaimAnswer(Answer):
    """Who is said to have said a quote."""

    name = fields.String()
    hinted = fields.Boolean(attribute="is_hinted", metadata={"description": "Whether a hint says so, not the draft"})


class PlaceAnswer(Answer):
    """Where in the draft something begins, as a person counts, from 1."""

    paragraph = fields.Integer(
        metadata={
            "description": "Blank ones do not count; on its page where there is one, in its part where that is named"
        }
    )
    page = fields.Integer(allow_none=True, metadata={"description": "Of a PDF; other documents have no fixed pages"})
    part = fields.String(
        allow_none=True, metadata={"description": "What is not the running text, such as `footnote 2`"}
    )


class CheckedQuoteAnswer(Answer):
    """A quoted span of the draft and what is recorded of it."""

    text = fields.String(metadata={"description": "What stands between the marks: `[start, end)` of the draft's text"})
    start = fields.Integer()
    end = fields.Integer()
    place = fields.Nested(PlaceAnswer)
    kind = fields.Enum(QuoteKind, by_value=True)
    speaker = fields.Nested(ClaimAnswer, allow_none=True)
    stance = fields.Enum(
        Stance,
        by_value=True,
        metadata={
            "description": "Whether the draft says that it was said, says that it was not, or leaves that in doubt. "
            "Only what was said has a speaker, unless a hint gives one"
        },
    )
    about = fields.String(
        allow_none=True, metadata={"description": "Who, as the draft has it, did not say it or may not have"}
    )
    speaker_mention = fields.Nested(TextPiece, attribute="mention", allow_none=True)
    cue = fields.Nested(TextPiece, allow_none=True)
    verdict = fields.Enum(Verdict, by_value=True, attribute="finding.verdict")
    attribution = fields.Enum(AttributionVerdict, by_value=True, attribute="finding.attribution")
    severity = severity_field("finding.severity", "sense, wording or style, as in /v1/verify")
    headline = fields.String(
        attribute="finding.headline", metadata={"description": "The whole in one sentence, as in /v1/verify"}
    )
    explanation = fields.String(attribute="finding.explanation")
    reason = fields.Enum(
        Reason,
        by_value=True,
        attribute="finding.reason",
        allow_none=True,
        metadata={"description": "Why the verdict is not_found: not recorded, or nothing that can be told"},
    )
    trouble = fields.List(
        fields.Enum(Trouble, by_value=True),
        metadata={"description": "What an editor should look at, whatever the kind of the quote"},
    )
    judged = fields.Boolean(
        attribute="is_judged",
        metadata={
            "description": "False where nothing can be told: too few words, too many, or a title or term that is not "
            "on record and that nobody is said to have said"
        },
    )
    match = fields.Nested(
        MatchAnswer,
        attribute="finding.match",
        allow_none=True,
        metadata={"description": "The best match, with its 5 earliest places in `carried_by`"},
    )
    joined = fields.List(fields.Nested(JoinedAnswer), attribute="finding.joined")
    nearest = fields.List(
        fields.Nested(NearestAnswer),
        attribute="finding.nearest",
        metadata={"description": "The recorded quotes that come closest where none matches, as in /v1/verify"},
    )
    said_in = fields.List(
        fields.Nested(SaidInAnswer),
        attribute="finding.said_in",
        metadata={
            "description": "The places of transcripts, statements and posts that have the words of the match; `text` "
            "is what to print, where the draft differs"
        },
    )
    replacement = fields.String(
        attribute="finding.replacement",
        allow_none=True,
        metadata={
            "description": "What was said, to be printed in place of the draft's words: the first place's `text` where "
            "the draft is otherwise in wording or sense"
        },
    )


def _counts(verdicts: type[Verdict] | type[AttributionVerdict]) -> type[Answer]:
    fields_by_name = {verdict.value: fields.Integer() for verdict in verdicts}
    return type(
        f"{verdicts.__name__}CountsAnswer", (Answer,), {"__doc__": "How many quotes have each.", **fields_by_name}
    )


class CheckSummaryAnswer(Answer):
    """How many quotes have each verdict, and how many an editor should look at."""

    quotes = fields.Integer()
    verdicts = fields.Nested(_counts(Verdict))
    attributions = fields.Nested(_counts(AttributionVerdict))
    trouble = fields.Integer()
    not_judged = fields.Integer(metadata={"description": "How many have `judged` false"})


class CheckAnswer(Answer):
    """Every quote of the draft, in order of start, and a summary."""

    OPTIONAL = frozenset({"sources", "left_out", "notices"})

    text = fields.String(metadata={"description": "The text that the offsets count in"})
    language = fields.String(
        metadata={"description": "The draft's language, as given or recognised; who says what is read in English only"}
    )
    summary = fields.Nested(CheckSummaryAnswer)
    searched = fields.Nested(
        SearchedAnswer, metadata={"description": "What the quotes were looked for in, without what does not count"}
    )
    quotes = fields.List(fields.Nested(CheckedQuoteAnswer))
    sources = sources_answer()
    left_out = fields.List(
        fields.Nested(LeftOutAnswer),
        metadata={"description": "What the file that was sent holds and the text does not; only there for a file"},
    )
    notices = fields.List(
        fields.String(),
        metadata={
            "description": "Sentences on how the file was read: tracked changes, pages without text, its encoding"
        },
    )

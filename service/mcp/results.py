"""What the tools answer, as the schemas that they publish. The words are those of the HTTP interface.

What stands in `text`, `before`, `after`, `headline` and the like quotes articles and sources that strangers wrote.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Caution = Annotated[str, Field(description="What may be said on the strength of this answer, and what may not")]
QuoteId = Annotated[
    int | None,
    Field(description="For get_context; null where the quote stands in a source that was given, not on record"),
]
Evidence = Annotated[
    float, Field(description="Bits: how unlikely it is that somebody else said the words that both share")
]
Share = Annotated[float, Field(ge=0, le=1)]


class Result(BaseModel):
    """An answer or a part of one."""

    model_config = ConfigDict(frozen=True)


class Piece(Result):
    """A piece of a text: `[start, end)` in Unicode code points."""

    text: str
    start: int
    end: int


class Outlet(Result):
    """An outlet that carried a quote."""

    outlet: str
    occurrences: int
    first_published_at: str | None


class Change(Result):
    """A difference: what stands in the quote asked about (`candidate`), and what in the recorded one (`quote`).

    Severity `sense` means that the meaning is another, `wording` other words, `style` only how it is written.
    """

    op: str
    kind: str
    severity: str | None
    candidate: Piece
    quote: Piece


class Denial(Result):
    """An outlet that carried the quote as not said (`denied`) or as doubtful; `about` is who is said not to have said
    it."""

    about: str | None
    stance: str
    outlet: str


class SourceCompared(Result):
    """How what an article prints compares with what was said: `text` is what the primary source has."""

    verdict: str
    severity: str | None
    outlet: str
    title: str | None
    kind: str
    text: str


class Place(Result):
    """A place where a quote stands. `stance` says whether the article says that it was said; where it does not, nobody
    is the speaker, and `about` is whom it is about. `confidence` is the chance that the speaker is right."""

    article_id: int | None
    outlet: str
    title: str | None
    url: str | None
    published_at: str | None
    text: str = Field(description="The words as this article prints them")
    kind: str
    stance: str
    speakers: list[str]
    about: str | None
    speaker_mention: str | None = Field(description="The words of the article that name the speaker")
    cue: str | None
    confidence: float | None
    against_source: SourceCompared | None = Field(
        description="How it compares with what was said, where a transcript, statement or post of the same speaker has "
        "that; null where none does"
    )


class Match(Result):
    """A recorded quote that answers the one asked about."""

    quote_id: QuoteId
    text: str
    verdict: str
    attribution: str
    severity: str | None
    explanation: str
    similarity: Share
    coverage: Share
    quote_coverage: Share
    evidence: Evidence
    speaker: str | None
    speakers: list[str]
    disputed: bool = Field(description="Whether articles disagree on who said it, or on whether the speaker did")
    denied_by: list[Denial]
    outlets: list[Outlet]
    changes: list[Change]
    carried_by: list[Place] = Field(description="The earliest places where it stands, not all")
    carried_by_total: int
    in_quotes: bool = Field(
        description="False for words of a given source outside of quotation marks: nobody is quoted"
    )


class Near(Result):
    """A recorded quote that comes near and is no match: it says something else."""

    quote_id: QuoteId
    text: str
    explanation: str
    similarity: Share
    evidence: Evidence
    speakers: list[str]
    outlets: list[Outlet]
    changes: list[Change]


class Joined(Result):
    """A part of a quote that puts together words which were not said together."""

    quote_id: QuoteId
    candidate: Piece
    quote: Piece
    speakers: list[str]


class Said(Result):
    """A place of a primary source, such as a transcript, that has the words of a match: what was really said. `text` is
    what to print where the quote asked about differs."""

    quote_id: QuoteId
    outlet: str
    title: str | None
    kind: str
    published_at: str | None
    speaker: str | None
    text: str
    before: str
    after: str
    seconds: float | None = Field(description="When it was said, after the start; null where that is not known")
    verdict: str
    severity: str | None


class Searched(Result):
    """What was looked through. What is not in it may have been said all the same."""

    articles: int
    quotes: int
    outlets: int
    published_from: str | None
    published_to: str | None


class OtherQuote(Result):
    """A quote within what was sent that was not compared; ask about it by itself."""

    quote: str
    speaker: str | None
    stance: str | None = None


class VerifiedQuote(Result):
    """How a quote compares with what is recorded, or with the sources that were given."""

    headline: str
    caution: Caution
    verdict: str = Field(description="The words: verbatim, fragment, spliced, altered or not_found (in this record)")
    attribution: str = Field(
        description="The claimed speaker: confirmed, disputed, contradicted, denied, unclear, unattributed, not_claimed"
    )
    severity: str | None = Field(description="The worst difference: sense, wording, style, or null for none")
    explanation: str
    compared: str = Field(description="The words that were compared; offsets of `candidate` count in them")
    claimed_speaker: str | None
    stance: str | None = Field(
        description="Whether the sentence sent says that it was said, denied or doubted; null for bare words"
    )
    not_compared: list[OtherQuote]
    matches: list[Match]
    joined: list[Joined]
    nearest: list[Near] = Field(description="What comes closest where nothing matches. None of these is a match")
    said_in: list[Said]
    searched: Searched | None


class DraftQuote(Result):
    """A quote of a draft, `[start, end)` in its text, and what is recorded of it.

    `trouble` is what an editor should look at; where `judged` is false nothing can be told, and nothing is wrong.
    """

    text: str
    start: int
    end: int
    kind: str
    speaker: str | None = Field(description="Who said it according to the draft")
    stance: str | None = Field(description="Whether the draft says that it was said: said, denied or doubted")
    about: str | None = Field(description="Who, as the draft has it, did not say it or may not have")
    headline: str
    verdict: str
    attribution: str
    severity: str | None
    explanation: str
    reason: str | None
    trouble: list[str]
    judged: bool
    match: Match | None
    joined: list[Joined]
    nearest: list[Near]
    said_in: list[Said]


class CheckedDraft(Result):
    """The quotes of a draft in its order, and how many there are of each sort."""

    caution: Caution
    language: str
    quotes_in_draft: int
    in_trouble: int
    not_judged: int
    left_out: int = Field(description="Quotes that this answer does not show")
    searched: Searched | None
    quotes: list[DraftQuote]


class FoundQuote(Result):
    """A recorded quote, who is named as its speaker, and who carried it."""

    quote_id: int
    text: str
    speakers: list[str]
    outlets: list[Outlet]
    occurrences: int


class FoundQuotes(Result):
    """A page of recorded quotes; `next_cursor` is null on the last one."""

    caution: Caution
    quotes: list[FoundQuote]
    next_cursor: str | None


class Passage(Place):
    """A place where a quote stands, with the text around it: `before`, `text` and `after` follow each other in the
    article without a gap."""

    before: str
    after: str


class Variant(Result):
    """Another recorded wording of nearly the same words; in `changes` the candidate is the quote asked for."""

    quote_id: int
    text: str
    verdict: str
    similarity: Share
    speakers: list[str]
    outlets: list[Outlet]
    changes: list[Change]


class QuoteInContext(Result):
    """A recorded quote in the articles that carried it."""

    caution: Caution
    quote_id: int
    text: str
    speakers: list[str]
    outlets: list[Outlet]
    passages: list[Passage]
    carried_by_total: int
    variants: list[Variant]

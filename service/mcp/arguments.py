"""What the tools take. The record checks it as the HTTP interface does; here stands what a model must know."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class _Argument(BaseModel):
    """An object within the arguments; what it does not know is an error."""

    model_config = ConfigDict(extra="forbid")

    def given(self) -> dict[str, Any]:
        """What was given of it."""
        return self.model_dump(exclude_none=True)


class Source(_Argument):
    """A text to compare with; either `text` or `html`."""

    text: str | None = None
    html: str | None = Field(None, description="A page, whose text is taken from it")
    title: str | None = None
    outlet: str | None = Field(None, description="What answers call it; by default `Source 1` and so on")
    url: str | None = None
    language: str | None = Field(None, description="A BCP 47 tag; recognised where none is given")


class Only(_Argument):
    """Which articles count; dates are RFC 3339, such as 2022-01-27. `kind` is `article` for what was printed, else
    `transcript`, `statement` or `post`: what was said itself."""

    outlet: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    kind: str | None = None


Sources = Annotated[
    list[Source] | None,
    Field(description="Up to 20 texts to compare with instead of the record: then nothing else is looked through"),
]
Quote = Annotated[str, Field(description="The words, or a sentence or post that holds them between quotation marks")]
ClaimedSpeaker = Annotated[
    str | None, Field(description="Who is said to have said it. Leave it out where nobody is: never guess a name")
]
OnlyThese = Annotated[Only | None, Field(description="Look through these articles only")]
Matches = Annotated[int, Field(ge=1, le=20, description="How many matches at most")]
DraftText = Annotated[str, Field(description="The draft, as plain text")]
SpeakerNames = Annotated[
    dict[str, str] | None,
    Field(description='Full names for those that the draft shortens: {"Blinken": "Antony Blinken"}'),
]
NotOutlet = Annotated[
    str | None, Field(description="An outlet that does not count, such as the one that is to print the draft")
]
OnlyTrouble = Annotated[bool, Field(description="Show only the quotes that an editor should look at")]
Words = Annotated[str | None, Field(description="Words that the quote holds: all of them")]
SpeakerName = Annotated[str | None, Field(description="A speaker's name, as people write it")]
OutletName = Annotated[str | None, Field(description="An outlet that carried it, by its whole name")]
PageSize = Annotated[int, Field(ge=1, le=100, description="How many quotes at most")]
Cursor = Annotated[str | None, Field(description="The next_cursor of the page before")]
QuoteNumber = Annotated[int, Field(ge=1, le=2**63 - 1, description="The quote_id of an answer")]
ArticleNumber = Annotated[
    int | None, Field(ge=1, le=2**63 - 1, description="One article that carried it; by default the earliest ones")
]
Around = Annotated[int, Field(ge=0, le=4000, description="Code points of the article on each side of the quote")]

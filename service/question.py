"""What a user asks: a candidate quote, and which of its occurrences count."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.article import ArticleKind
from service.publication import PublishedAt
from service.stance import Stance


def only(kind: ArticleKind | None) -> tuple[ArticleKind, ...]:
    """The `kinds` of a filter that one kind is asked of; none where none is."""
    return () if kind is None else (kind,)


@dataclass(frozen=True, slots=True)
class OccurrenceFilter:
    """Which occurrences count: of one outlet, published within `[published_from, published_to]` (both included), in an
    article of one of `kinds`, where there are any, and neither in the article `not_article` nor of the outlet
    `not_outlet`."""

    outlet: str | None = None
    published_from: PublishedAt | None = None
    published_to: PublishedAt | None = None
    not_article: int | None = None
    not_outlet: str | None = None
    kinds: tuple[ArticleKind, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether every occurrence counts."""
        return self.only_leaves_out and self.not_article is None and self.not_outlet is None

    @property
    def only_leaves_out(self) -> bool:
        """Whether every occurrence counts but those of one article or outlet."""
        return self.outlet is None and self.published_from is None and self.published_to is None and not self.kinds


@dataclass(frozen=True, slots=True)
class PastedQuote:
    """A quote within what was sent: the words at `[start, end)`, and the name of who is said there to have said them.
    `about` is who, as the text has it, did not say them or may not have; such words have no speaker, and their `stance`
    says which."""

    quote: str
    start: int
    end: int
    speaker: str | None
    about: str | None = None
    stance: Stance = Stance.SAID


@dataclass(frozen=True, slots=True)
class ReadAs(PastedQuote):
    """How a sentence, a paragraph or a post was read that was sent in place of a quote; `others` are the quotes that it
    holds beside this one."""

    others: tuple[PastedQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """What a question was put to: the articles, quotes and outlets within its filter, and when the first and the last
    of the articles were published; None where none of them says."""

    articles: int
    quotes: int
    outlets: int
    published_from: PublishedAt | None
    published_to: PublishedAt | None


@dataclass(frozen=True, slots=True)
class GivenSource:
    """A text that was given with a question: the id and the outlet's name by which the answer calls it. `text` is what
    offsets count in where it was made of a page; None where the text itself was given."""

    id: int
    outlet: str
    title: str | None
    url: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class VerifyQuery:
    """What a user asks: a candidate quote, who is claimed to have said it, and how to cut the answer. `threshold`
    (0..1) is the least similarity a match needs; None leaves it to the length of the quote. `occurrences` is how many
    of the earliest places a match shows; its outlets and totals count them all. `read_as` is what the quote was read as
    where more than bare words was sent: that was compared, and its speaker counted as claimed where none is given.
    `kept` are the kinds of what the sentence around the words says of them, so that no cut took it away
    (`matching/kept.py`)."""

    quote: str
    speaker: str | None = None
    limit: int = 5
    threshold: float | None = None
    filter: OccurrenceFilter = field(default_factory=OccurrenceFilter)
    occurrences: int = 50
    read_as: ReadAs | None = None
    kept: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The words that are compared."""
        return self.read_as.quote if self.read_as else self.quote

    @property
    def claimed(self) -> str | None:
        """Who is claimed to have said them: by the query, or by what was sent as its quote."""
        return self.speaker or (self.read_as.speaker if self.read_as else None)

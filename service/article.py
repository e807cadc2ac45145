"""An article: a text from one outlet and what else is known of it.

`ArticleFields` says once what is known of an article besides its outlet and its text; every other shape of an article
takes these fields over from it. CONTRIBUTING.md says what a new field needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Self

from service.layout import NO_LAYOUT, Layout, LeftOut
from service.publication import PublishedAt


class ArticleKind(StrEnum):
    """What sort of text an article is, which decides how its quotes are read (`service.reading`)."""

    ARTICLE = "article"
    """A news article: narration around quotes that stand between quotation marks."""
    TRANSCRIPT = "transcript"
    """What several said, one after the other, each named in front of what they said."""
    STATEMENT = "statement"
    """All of it one speaker's: a press release, the script of a speech."""
    POST = "post"
    """What its author wrote on a page of their own."""

    @property
    def is_primary(self) -> bool:
        """Whether it has what was said itself, and not what somebody prints of it."""
        return self is not ArticleKind.ARTICLE


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFields:
    """What is known of an article besides its outlet and its text; None where it is not known.

    `language` is a BCP 47 tag. `evidence` says where outlet, address and date are known from, when that is not the page
    itself. A `kind` that nobody gives is that of a news article.
    """

    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published_at: PublishedAt | None = None
    language: str | None = None
    evidence: str | None = None
    kind: ArticleKind | None = None

    def overridden_by(self, overrides: ArticleFields) -> Self:
        """The same with each field that `overrides` gives a value."""
        values = {name: getattr(overrides, name) for name in FIELD_NAMES}
        return replace(self, **{name: value for name, value in values.items() if value})


FIELD_NAMES = tuple(field.name for field in fields(ArticleFields))


@dataclass(frozen=True, slots=True)
class Article(ArticleFields):
    """One text from one outlet, as it came in. `text` is what every offset counts in.

    `layout` and `left_out` are what its page showed besides the text; of a text that came as such there is neither.
    """

    outlet: str
    text: str
    kind: ArticleKind = field(default=ArticleKind.ARTICLE, kw_only=True)
    layout: Layout = NO_LAYOUT
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleSummary(ArticleFields):
    """A stored article without its text. `reader` is the version of the reader that read it last (`service.reading`);
    None where that was not recorded yet."""

    id: int
    outlet: str
    reader: int | None = None
    kind: ArticleKind = field(default=ArticleKind.ARTICLE, kw_only=True)


@dataclass(frozen=True, slots=True)
class Overrides(ArticleFields):
    """What whoever hands in an article says of it; it wins over what the file or page says of itself."""

    outlet: str | None = None

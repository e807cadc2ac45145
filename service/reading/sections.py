"""Attributes the sections of an article one by one: its running text, each post of a live blog, each caption.

Nobody of one section speaks in another: "he" in a post is nobody of the post before it, and whom a caption names is not
near the quotes of the text. Names that stand in full elsewhere still complete those of a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.attribution import attribute
from service.attribution.tuning import Tuning
from service.domain import Article, AttributedSpan, Attribution, QuotedSpan, Span, TextSpan
from service.language.language import Language

_MOST_MORE = 4_000
"""Code points of what stands around a section in which names are looked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """A range of the text that is attributed by itself, and who wrote it."""

    start: int
    end: int
    byline: str | None


def sections_of(article: Article) -> list[Section]:
    """The sections of the article in order, without gaps: one, for a text that came as such."""
    posts, captions = article.layout.posts, article.layout.captions
    starts = {0, *(post.start for post in posts), *(post.end for post in posts)}
    starts |= {start for start, _ in captions} | {end for _, end in captions}
    cuts = [*sorted(start for start in starts if start < len(article.text)), len(article.text)]
    sections = []
    for start, end in pairwise(cuts):
        post = article.layout.post_at(start)
        sections.append(Section(start, end, article.byline if post is None else post.byline))
    return sections


def attribute_sections(
    article: Article, spans: Sequence[QuotedSpan], language: Language, tuning: Tuning
) -> Iterator[AttributedSpan]:
    """Each of `spans`, the outer quotes of the article in order, with who said it; a quote belongs to the section in
    which it begins. Raises nothing of its own."""
    sections = sections_of(article)
    if len(sections) == 1:
        yield from attribute(article.text, spans, language, title=article.title, byline=article.byline, tuning=tuning)
        return
    at = 0
    for number, section in enumerate(sections):
        last = at
        while last < len(spans) and spans[last].start < section.end:
            last += 1
        if last > at:
            yield from _attribute(_Around(article, section, number == 0), spans[at:last], language, tuning)
        at = last


@dataclass(frozen=True, slots=True)
class _Around:
    """A section and the article that it is of."""

    article: Article
    section: Section
    is_first: bool

    def names(self, start: int, end: int) -> str:
        """Text whose names complete those of the section, which is `[start, end)`: the title, and what stands beside
        it: behind the first section, in front of the others."""
        text = self.article.text
        beside = text[end : end + _MOST_MORE] if self.is_first else text[max(0, start - _MOST_MORE) : start]
        return " | ".join([self.article.title or "", *beside.splitlines()])


def _attribute(
    around: _Around, spans: Sequence[QuotedSpan], language: Language, tuning: Tuning
) -> Iterator[AttributedSpan]:
    section = around.section
    start, end = section.start, max(section.end, spans[-1].end)
    more = around.names(start, end)
    within = [_moved(span, -start) for span in spans]
    attributed = attribute(
        around.article.text[start:end], within, language, title=more, byline=section.byline, tuning=tuning
    )
    for span, item in zip(spans, attributed, strict=True):
        attribution = None if item.attribution is None else _placed(item.attribution, start)
        yield replace(item, span=span, attribution=attribution)


def _moved(span: QuotedSpan, by: int) -> QuotedSpan:
    parts = tuple(Span(part.start + by, part.end + by) for part in span.parts)
    return replace(span, start=span.start + by, end=span.end + by, parts=parts, inner=())


def _placed(attribution: Attribution, by: int) -> Attribution:
    return replace(attribution, mention=_piece(attribution.mention, by), cue=_piece(attribution.cue, by))


def _piece(piece: TextSpan | None, by: int) -> TextSpan | None:
    return None if piece is None else replace(piece, start=piece.start + by, end=piece.end + by)

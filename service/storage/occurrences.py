"""Occurrences: an article's attributed spans as rows, and rows as the domain's occurrences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from service.domain import ArticleSummary, AttributedSpan, Occurrence, QuotedSpan, QuoteKind, Span, Speaker, TextSpan
from service.storage.articles import summary
from service.storage.tables import ArticleRow, OccurrenceRow, OutletRow, SpeakerRow
from service.storage.validity import is_possible_id

Whole = Select[OccurrenceRow, ArticleRow, str, str]

CONTEXT = 32
"""Code points of the article kept on each side of a quote: what a TextQuoteSelector needs to find it again."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """An attributed span, the article's wording of it, and the hash of the key under which its quote is stored."""

    attributed: AttributedSpan
    text: str
    key_hash: bytes


@dataclass(frozen=True, slots=True)
class Named:
    """A stored speaker, and the alias by which an article names them most fully."""

    speaker_id: int
    alias_id: int


def add(
    session: Session,
    article: tuple[int, str],
    keyed: Sequence[Keyed],
    quote_ids: dict[bytes, int],
    named: Callable[[AttributedSpan], Named | None],
) -> None:
    """Store the occurrences of an article, given as its id and its text."""
    article_id, text = article
    rows = [
        {
            "article_id": article_id,
            "quote_id": quote_ids[one.key_hash],
            "text": one.text,
            **_place(text, one.attributed.span),
            **_attribution(one.attributed, named(one.attributed)),
        }
        for one in keyed
    ]
    if rows:
        session.execute(insert(OccurrenceRow), rows)


def of_article(session: Session, article_id: int) -> list[Occurrence]:
    """The occurrences of an article, in order of start."""
    if not is_possible_id(article_id):
        return []
    query = whole().where(OccurrenceRow.article_id == article_id).order_by(OccurrenceRow.start, OccurrenceRow.end)
    return list(read(session, query))


def whole() -> Whole:
    """A query for all that an occurrence says; to be narrowed and ordered."""
    return (
        select(OccurrenceRow, ArticleRow, OutletRow.name, SpeakerRow.name)
        .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == OccurrenceRow.speaker_id)
    )


def read(session: Session, query: Whole) -> Iterator[Occurrence]:
    """The occurrences that a query made from `whole` finds, in its order."""
    for row, article, outlet, speaker in session.execute(query):
        yield _occurrence(row, summary(article, outlet), speaker)


def _place(text: str, span: QuotedSpan) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "open_mark": span.open,
        "close_mark": span.close,
        "is_closed": span.is_closed,
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
        "parts": [[part.start, part.end] for part in span.parts] if len(span.parts) > 1 else None,
        "inner": [[one.start, one.end] for one in _nested(span)] or None,
    }


def _nested(span: QuotedSpan) -> list[QuotedSpan]:
    """Every quote within `span`, however deep, in order of start; a loop, since marks may be nested without end."""
    found: list[QuotedSpan] = []
    waiting = list(span.inner)
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(one.inner)
    return sorted(found, key=lambda one: (one.start, -one.end))


def _attribution(attributed: AttributedSpan, named: Named | None) -> dict[str, Any]:
    found = attributed.attribution
    mention, cue = (found.mention, found.cue) if found else (None, None)
    return {
        "kind": attributed.kind.value,
        "speaker_id": named.speaker_id if named else None,
        "alias_id": named.alias_id if named else None,
        "mention_text": mention.text if mention else None,
        "mention_start": mention.start if mention else None,
        "mention_end": mention.end if mention else None,
        "cue_text": cue.text if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "rule": found.rule if found else None,
        "confidence": found.confidence if found else None,
    }


def _occurrence(row: OccurrenceRow, article: ArticleSummary, speaker: str | None) -> Occurrence:
    return Occurrence(
        id=row.id,
        quote_id=row.quote_id,
        article=article,
        text=row.text,
        start=row.start,
        end=row.end,
        kind=QuoteKind(row.kind),
        speaker=None if row.speaker_id is None or speaker is None else Speaker(row.speaker_id, speaker),
        mention=_text_span(row.mention_text, row.mention_start, row.mention_end),
        cue=_text_span(row.cue_text, row.cue_start, row.cue_end),
        rule=row.rule,
        confidence=row.confidence,
        prefix=row.prefix,
        suffix=row.suffix,
        is_closed=row.is_closed,
        parts=tuple(Span(start, end) for start, end in row.parts or [[row.start, row.end]]),
        inner=tuple(
            TextSpan(row.text[start - row.start : end - row.start], start, end) for start, end in row.inner or []
        ),
    )


def _text_span(text: str | None, start: int | None, end: int | None) -> TextSpan | None:
    return None if text is None or start is None or end is None else TextSpan(text, start, end)

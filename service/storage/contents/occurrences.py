"""Turns an article's attributed spans into rows of occurrences, and such rows into the domain's occurrences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from service.domain import (
    CORRECTED,
    Article,
    AttributedSpan,
    Occurrence,
    PublishedAt,
    QuotedSpan,
    QuoteKind,
    Span,
    Speaker,
    Stance,
    TextSpan,
)
from service.storage.contents.articles import SUMMARY, summary
from service.storage.contents.corrections_held import Holding, holding
from service.storage.contents.further_speakers import NOBODY, Further, of_occurrences
from service.storage.contents.nested_quotes import inner_quotes, nested_rows
from service.storage.contents.publication_filters import posted_at, to_moment
from service.storage.recording.identification import IdentifiedSpeaker
from service.storage.recording.preparation import Keyed
from service.storage.schema.tables import ArticleRow, OccurrenceRow, OutletRow, SpeakerRow
from service.storage.statements.ready import Ready, Rows
from service.storage.validity import is_possible_id

_COLUMNS = (
    OccurrenceRow.id,
    OccurrenceRow.quote_id,
    OccurrenceRow.text,
    OccurrenceRow.start,
    OccurrenceRow.end,
    OccurrenceRow.kind,
    OccurrenceRow.prefix,
    OccurrenceRow.suffix,
    OccurrenceRow.is_closed,
    OccurrenceRow.rule,
    OccurrenceRow.confidence,
    OccurrenceRow.mention_text,
    OccurrenceRow.mention_start,
    OccurrenceRow.mention_end,
    OccurrenceRow.cue_text,
    OccurrenceRow.cue_start,
    OccurrenceRow.cue_end,
    OccurrenceRow.parts,
    OccurrenceRow.inner,
    OccurrenceRow.stance,
    OccurrenceRow.speaker_id,
    OccurrenceRow.about_id,
    OccurrenceRow.moment,
    OccurrenceRow.further,
    OccurrenceRow.correction_id,
)
_PLAIN = 11
"""Columns before those of the mention."""
_FURTHER, _CORRECTION = len(_COLUMNS) - 2, len(_COLUMNS) - 1
_ARTICLE = len(_COLUMNS) + 1
"""Columns before those of the article; the last of them is the name of the speaker, or of whom it is about."""

_STANCES = {stance.value: stance for stance in Stance}
CONTEXT = 32
"""Code points of the article kept on each side of a quote: what a TextQuoteSelector needs to find it again."""


@dataclass(frozen=True, slots=True)
class CarryingArticle:
    """The article that an occurrence stands in, as far as its row repeats it."""

    id: int
    outlet_id: int
    article: Article


def as_row(
    carrying: CarryingArticle, keyed: Keyed, quote_id: int, identified: IdentifiedSpeaker | None
) -> dict[str, Any]:
    """The row of an occurrence."""
    return {
        "article_id": carrying.id,
        "quote_id": quote_id,
        "outlet_id": carrying.outlet_id,
        "moment": to_moment(_published_at(carrying.article, keyed.attributed.span.start)),
        "text": keyed.text,
        **_place(carrying.article.text, keyed.attributed.span),
        **_attribution(keyed.attributed, identified),
    }


def of_article(connection: Connection, article_id: int) -> list[Occurrence]:
    """The occurrences of an article, in order of start."""
    if not is_possible_id(article_id):
        return []
    return list(read(connection, _OF_ARTICLE.rows(connection, {"article_id": article_id})))


def select_whole() -> Select[*tuple[Any, ...]]:
    """A query for all that an occurrence says; to be narrowed and ordered."""
    query: Select[*tuple[Any, ...]] = (
        select(*_COLUMNS, SpeakerRow.name, *SUMMARY)
        .select_from(OccurrenceRow)
        .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .join(OutletRow, OutletRow.id == OccurrenceRow.outlet_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == func.coalesce(OccurrenceRow.speaker_id, OccurrenceRow.about_id))
    )
    return query


def read(connection: Connection, rows: Rows) -> Iterator[Occurrence]:
    """The occurrences of the rows that a query made from `select_whole` finds, in their order."""
    naming = [row[0] for row in rows if row[_FURTHER]]
    further = of_occurrences(connection, naming) if naming else {}
    corrected = [row[0] for row in rows if row[_CORRECTION]]
    corrections = holding(connection, corrected) if corrected else {}
    for row in rows:
        occurrence = _occurrence(row, further.get(row[0], NOBODY))
        yield _as_corrected(occurrence, corrections[row[0]]) if row[0] in corrections else occurrence


_OF_ARTICLE = Ready(
    select_whole()
    .where(OccurrenceRow.article_id == bindparam("article_id"))
    .order_by(OccurrenceRow.start, OccurrenceRow.end)
)


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
    }


def _attribution(attributed: AttributedSpan, identified: IdentifiedSpeaker | None) -> dict[str, Any]:
    attribution = attributed.attribution
    mention, cue = (attribution.mention, attribution.cue) if attribution else (None, None)
    stance = attribution.stance if attribution else Stance.SAID
    person_id = identified.speaker.id if identified else None
    return {
        "kind": attributed.kind.value,
        "stance": stance.value,
        "speaker_id": person_id if stance is Stance.SAID else None,
        "about_id": None if stance is Stance.SAID else person_id,
        "alias_id": identified.alias.id if identified else None,
        "mention_text": mention.text if mention else None,
        "mention_start": mention.start if mention else None,
        "mention_end": mention.end if mention else None,
        "cue_text": cue.text if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "inner": nested_rows(attributed),
        "rule": attribution.rule if attribution else None,
        "confidence": attribution.confidence if attribution else None,
    }


def _as_corrected(occurrence: Occurrence, holding: Holding) -> Occurrence:
    """The occurrence with its correction; what was read of another speaker, or stance, is no evidence for this one."""
    if not (holding.of_speaker or holding.of_stance):
        return replace(occurrence, corrected=holding.corrected)
    mention, cue = (None, None) if holding.of_speaker else (occurrence.mention, occurrence.cue)
    return replace(occurrence, corrected=holding.corrected, mention=mention, cue=cue, rule=CORRECTED, confidence=1.0)


def _occurrence(row: Sequence[Any], further: Further) -> Occurrence:
    id, quote_id, text, start, end, kind, prefix, suffix, is_closed, rule, confidence = row[:_PLAIN]
    parts, inner, stance, speaker_id, about_id, moment, _, _, name = row[_PLAIN + 6 : _ARTICLE]
    article = summary(row[_ARTICLE:])
    return Occurrence(
        id=id,
        quote_id=quote_id,
        article=article,
        text=text,
        start=start,
        end=end,
        kind=QuoteKind(kind),
        speaker=None if speaker_id is None else Speaker(speaker_id, name),
        mention=_text_span(*row[_PLAIN : _PLAIN + 3]),
        cue=_text_span(*row[_PLAIN + 3 : _PLAIN + 6]),
        rule=rule,
        confidence=confidence,
        prefix=prefix,
        suffix=suffix,
        is_closed=is_closed,
        parts=tuple(Span(*part) for part in parts or [[start, end]]),
        inner=inner_quotes(text, start, inner, dict(further.inner)),
        stance=_STANCES[stance],
        about=None if about_id is None else Speaker(about_id, name),
        others=tuple(dict.fromkeys(other for other in further.others if other.id != speaker_id)),
        posted_at=posted_at(moment, article.published_at),
    )


def _published_at(article: Article, offset: int) -> PublishedAt | None:
    """When what stands at `offset` was published: with its article, or with its post of a live blog."""
    post = article.layout.post_at(offset)
    return article.published_at if post is None or post.published_at is None else post.published_at


def _text_span(text: str | None, start: int | None, end: int | None) -> TextSpan | None:
    return None if text is None or start is None or end is None else TextSpan(text, start, end)

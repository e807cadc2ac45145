"""Who carried a quote: its outlets, its earliest occurrences, its speakers; a few queries for any number of quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from service.domain import Occurrence, OccurrenceFilter, OutletUse, Speaker
from service.storage import speakers
from service.storage.occurrences import read, whole
from service.storage.published import conditions, earliest_first, from_columns
from service.storage.records import Carriers, SpeakerUse
from service.storage.tables import ArticleRow, OccurrenceRow, OutletRow, SpeakerRow
from service.storage.validity import is_possible_id


def of_quotes(
    session: Session, quote_ids: Sequence[int], filter: OccurrenceFilter, occurrence_limit: int
) -> dict[int, Carriers]:
    """The carriers of each quote with an occurrence that `filter` lets through; the others are left out."""
    ids = [id for id in quote_ids if is_possible_id(id)]
    where = [OccurrenceRow.quote_id.in_(ids), *conditions(filter)]
    outlets = _outlets(session, where)
    occurrences = _earliest(session, where, occurrence_limit)
    uses = _speakers(session, where)
    return {
        id: Carriers(
            tuple(outlets[id]), tuple(occurrences[id]), sum(use.occurrences for use in outlets[id]), tuple(uses[id])
        )
        for id in ids
        if id in outlets
    }


def _within(where: Sequence[ColumnElement[bool]], *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(OccurrenceRow)
        .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
        .where(*where)
    )


def _outlets(session: Session, where: Sequence[ColumnElement[bool]]) -> dict[int, list[OutletUse]]:
    partition = (OccurrenceRow.quote_id, OutletRow.id)
    first = _within(
        where,
        OccurrenceRow.quote_id,
        OutletRow.name,
        ArticleRow.published_at,
        ArticleRow.published_us,
        OccurrenceRow.id,
        func.count().over(partition_by=partition).label("occurrences"),
        func.row_number().over(partition_by=partition, order_by=earliest_first()).label("place"),
    ).subquery()
    c = first.c
    query = select(c.quote_id, c.name, c.published_at, c.published_us, c.occurrences).where(c.place == 1)
    found: dict[int, list[OutletUse]] = defaultdict(list)
    for quote_id, outlet, value, instant, count in session.execute(
        query.order_by(c.published_us.is_(None), c.published_us, c.id)
    ):
        found[quote_id].append(OutletUse(outlet, count, from_columns(value, instant)))
    return dict(found)


def _earliest(session: Session, where: Sequence[ColumnElement[bool]], limit: int) -> dict[int, list[Occurrence]]:
    place = func.row_number().over(partition_by=OccurrenceRow.quote_id, order_by=earliest_first()).label("place")
    ranked = _within(where, OccurrenceRow.id, place).subquery()
    query = whole().join(ranked, ranked.c.id == OccurrenceRow.id).where(ranked.c.place <= limit)
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in read(session, query.order_by(OccurrenceRow.quote_id, ranked.c.place)):
        found[occurrence.quote_id].append(occurrence)
    return found


def _speakers(session: Session, where: Sequence[ColumnElement[bool]]) -> dict[int, list[SpeakerUse]]:
    count = func.count().label("occurrences")
    query = (
        _within(where, OccurrenceRow.quote_id, SpeakerRow.id, SpeakerRow.name, count)
        .join(SpeakerRow, SpeakerRow.id == OccurrenceRow.speaker_id)
        .group_by(OccurrenceRow.quote_id, SpeakerRow.id, SpeakerRow.name)
        .order_by(count.desc(), SpeakerRow.id)
    )
    rows = session.execute(query).all()
    names = speakers.full_names(session, {row[1] for row in rows})
    found: dict[int, list[SpeakerUse]] = defaultdict(list)
    for quote_id, speaker_id, name, occurrences in rows:
        found[quote_id].append(SpeakerUse(Speaker(speaker_id, name), names[speaker_id], occurrences))
    return found

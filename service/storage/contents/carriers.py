"""Who carried a quote: its outlets, its earliest occurrences, its speakers; a few queries for any number of quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from service.domain import Occurrence, OccurrenceFilter, OutletUse, Speaker
from service.storage.contents import speakers
from service.storage.contents.occurrences import read, whole
from service.storage.contents.publication_filters import Shape, bounds, earliest_first, from_columns, shape, within
from service.storage.records import Carriers, SpeakerUse
from service.storage.schema.tables import ArticleRow, OccurrenceRow, OutletRow, SpeakerRow
from service.storage.statements.id_lists import among
from service.storage.validity import is_possible_id

Spoken = dict[int, dict[Speaker, int]]
"""How often each quote is given to each of its speakers."""


def of_quotes(
    connection: Connection, quote_ids: Sequence[int], filter: OccurrenceFilter, occurrence_limit: int
) -> dict[int, Carriers]:
    """The carriers of each quote with an occurrence that `filter` lets through; the others are left out."""
    ids = [id for id in quote_ids if is_possible_id(id)]
    given, of_shape = bounds(filter), shape(filter)
    shown: dict[int, list[Occurrence]] = defaultdict(list)
    if occurrence_limit and ids:
        for occurrence in read(connection, _earliest(of_shape), given | {"ids": ids, "limit": occurrence_limit}):
            shown[occurrence.quote_id].append(occurrence)
    # Whose occurrences are all shown needs no counting by the database: nearly every quote.
    outlets = {id: _outlets_of(shown[id]) for id in list(shown)}
    spoken: Spoken = {id: Counter(one.speaker for one in shown[id] if one.speaker) for id in list(shown)}
    crowded = given | {"ids": [id for id in ids if not occurrence_limit or len(shown[id]) == occurrence_limit]}
    if crowded["ids"]:
        outlets |= _count_outlets(connection, of_shape, crowded)
        spoken |= _count_speakers(connection, of_shape, crowded)
    names = speakers.full_names(connection, {speaker.id for counts in spoken.values() for speaker in counts})
    return {
        id: Carriers(
            tuple(outlets[id]),
            tuple(shown[id]),
            sum(use.occurrences for use in outlets[id]),
            _most_often_first(spoken.get(id, {}), names),
        )
        for id in ids
        if outlets.get(id)
    }


def _outlets_of(occurrences: Iterable[Occurrence]) -> list[OutletUse]:
    first: dict[str, Occurrence] = {}
    for one in occurrences:
        first.setdefault(one.article.outlet, one)
    counts = Counter(one.article.outlet for one in occurrences)
    return [OutletUse(outlet, counts[outlet], one.article.published_at) for outlet, one in first.items()]


def _most_often_first(counts: dict[Speaker, int], names: dict[int, tuple[str, ...]]) -> tuple[SpeakerUse, ...]:
    ordered = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0].id))
    return tuple(SpeakerUse(speaker, names[speaker.id], count) for speaker, count in ordered)


def _of_ids() -> Any:
    return among(OccurrenceRow.quote_id)


@cache
def _earliest(shape: Shape) -> Select[Any]:
    place = func.row_number().over(partition_by=OccurrenceRow.quote_id, order_by=earliest_first()).label("place")
    ranked = select(OccurrenceRow.id, place).where(_of_ids(), *within(shape)).subquery()
    return (
        whole()
        .join(ranked, ranked.c.id == OccurrenceRow.id)
        .where(ranked.c.place <= bindparam("limit"))
        .order_by(OccurrenceRow.quote_id, ranked.c.place)
    )


@cache
def _outlets(shape: Shape) -> Select[Any]:
    partition = (OccurrenceRow.quote_id, OccurrenceRow.outlet_id)
    first = (
        select(
            OccurrenceRow.quote_id,
            OccurrenceRow.id,
            OccurrenceRow.moment,
            func.count().over(partition_by=partition).label("occurrences"),
            func.row_number().over(partition_by=partition, order_by=earliest_first()).label("place"),
        )
        .where(_of_ids(), *within(shape))
        .subquery()
    )
    return (
        select(first.c.quote_id, OutletRow.name, first.c.occurrences, ArticleRow.published_at, ArticleRow.published_us)
        .join(OccurrenceRow, OccurrenceRow.id == first.c.id)
        .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .join(OutletRow, OutletRow.id == OccurrenceRow.outlet_id)
        .where(first.c.place == 1)
        .order_by(first.c.moment, first.c.id)
    )


def _count_outlets(connection: Connection, shape: Shape, given: dict[str, Any]) -> dict[int, list[OutletUse]]:
    found: dict[int, list[OutletUse]] = defaultdict(list)
    for quote_id, outlet, count, value, instant in connection.execute(_outlets(shape), given):
        found[quote_id].append(OutletUse(outlet, count, from_columns(value, instant)))
    return found


@cache
def _speakers(shape: Shape) -> Select[Any]:
    counted = (
        select(OccurrenceRow.quote_id, OccurrenceRow.speaker_id, func.count().label("occurrences"))
        .where(_of_ids(), *within(shape))
        .group_by(OccurrenceRow.quote_id, OccurrenceRow.speaker_id)
        .subquery()
    )
    return select(counted.c.quote_id, SpeakerRow.id, SpeakerRow.name, counted.c.occurrences).join(
        SpeakerRow, SpeakerRow.id == counted.c.speaker_id
    )


def _count_speakers(connection: Connection, shape: Shape, given: dict[str, Any]) -> Spoken:
    found: Spoken = defaultdict(dict)
    for quote_id, speaker_id, name, count in connection.execute(_speakers(shape), given):
        found[quote_id][Speaker(speaker_id, name)] = count
    return found

"""Reads who carried each quote: outlets, earliest occurrences, speakers; a few queries for any number of quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from service.domain import Occurrence, OccurrenceFilter, OutletUse, Speaker
from service.storage.contents import speakers
from service.storage.contents.named_persons import NOBODY, Named, count_named, named_in
from service.storage.contents.occurrences import read, select_whole
from service.storage.contents.publication_filters import (
    FilterShape,
    earliest_first,
    from_columns,
    named_outlet,
    occurrence_conditions,
    parameters,
    posted_at,
    shape_of,
)
from service.storage.records import Carriers, SpeakerUse
from service.storage.schema.tables import ArticleRow, OccurrenceRow, OutletRow
from service.storage.statements.id_lists import in_ids
from service.storage.statements.ready import Ready
from service.storage.validity import is_possible_id


def of_quotes(
    connection: Connection,
    quote_ids: Sequence[int],
    filter: OccurrenceFilter,
    occurrence_limit: int,
    *,
    with_names: bool = True,
) -> dict[int, Carriers]:
    """The carriers of each quote with an occurrence that `filter` lets through; the others are left out.

    Without `with_names` no speaker's other names are read: they only serve to compare a claim.
    """
    ids = [id for id in quote_ids if is_possible_id(id)]
    values, shape = parameters(filter), shape_of(filter)
    shown: dict[int, list[Occurrence]] = defaultdict(list)
    if occurrence_limit and ids:
        rows = _earliest(shape).rows(connection, values | {"ids": ids, "limit": occurrence_limit})
        for occurrence in read(connection, rows):
            shown[occurrence.quote_id].append(occurrence)
    # Most quotes have no more occurrences than are shown; only the others are counted by the database.
    outlets = {id: _outlets_of(shown[id]) for id in list(shown)}
    named = {id: named_in(shown[id]) for id in list(shown)}
    crowded = values | {"ids": [id for id in ids if not occurrence_limit or len(shown[id]) == occurrence_limit]}
    if crowded["ids"]:
        outlets |= _count_outlets(connection, shape, crowded)
        named |= count_named(connection, shape, crowded)
    persons = {person.id for of_quote in named.values() for person in of_quote.persons} if with_names else ()
    names = speakers.full_names(connection, persons)
    return {id: _carriers(outlets[id], shown[id], named.get(id, NOBODY), names) for id in ids if outlets.get(id)}


def of_occurrences(connection: Connection, occurrences: Iterable[Occurrence]) -> dict[int, Carriers]:
    """The carriers of each quote of `occurrences`, which are in order, as far as these go; with every name."""
    shown: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        shown[occurrence.quote_id].append(occurrence)
    named = {id: named_in(places) for id, places in shown.items()}
    names = speakers.full_names(connection, {person.id for each in named.values() for person in each.persons})
    return {id: _carriers(_outlets_of(places), places, named[id], names) for id, places in shown.items()}


def carried_before(connection: Connection, quote_ids: Collection[int], article_id: int, outlet: str | None) -> set[int]:
    """Those of the quotes that an article with a lower id has; where `outlet` is given, one of that outlet."""
    before = select(OccurrenceRow.quote_id).where(_of_ids(), OccurrenceRow.article_id < article_id)
    if outlet is not None:
        before = before.where(OccurrenceRow.outlet_id == named_outlet(bindparam("outlet")))
    ids = sorted(set(quote_ids))
    return set(connection.scalars(before.distinct(), {"ids": ids, "outlet": outlet})) if ids else set()


def _carriers(
    outlets: Sequence[OutletUse], shown: Sequence[Occurrence], named: Named, names: dict[int, tuple[str, ...]]
) -> Carriers:
    denied: dict[Speaker, Counter[str]] = defaultdict(Counter)
    for denial in named.denials:
        if denial.about:
            denied[denial.about][denial.outlet] += denial.occurrences
    return Carriers(
        outlets=tuple(outlets),
        occurrences=tuple(shown),
        total=sum(use.occurrences for use in outlets),
        speakers=_most_often_first(named.speakers, names),
        denials=tuple(named.denials),
        denied=_most_often_first(denied, names),
    )


def _outlets_of(occurrences: Iterable[Occurrence]) -> list[OutletUse]:
    first: dict[str, Occurrence] = {}
    for occurrence in occurrences:
        first.setdefault(occurrence.article.outlet, occurrence)
    counts = Counter(occurrence.article.outlet for occurrence in occurrences)
    return [OutletUse(outlet, counts[outlet], earliest.published_at) for outlet, earliest in first.items()]


def _most_often_first(
    counts: Mapping[Speaker, Mapping[str, int]], names: Mapping[int, tuple[str, ...]]
) -> tuple[SpeakerUse, ...]:
    """Those who are named how often by each outlet; the outlets of each in the order given."""
    totals = {speaker: sum(outlets.values()) for speaker, outlets in counts.items()}
    ordered = sorted(totals.items(), key=lambda counted: (-counted[1], counted[0].id))
    return tuple(
        SpeakerUse(speaker, names.get(speaker.id, ()), total, tuple(counts[speaker])) for speaker, total in ordered
    )


def _of_ids() -> Any:
    return in_ids(OccurrenceRow.quote_id)


@cache
def _earliest(shape: FilterShape) -> Ready:
    place = func.row_number().over(partition_by=OccurrenceRow.quote_id, order_by=earliest_first()).label("place")
    ranked = select(OccurrenceRow.id, place).where(_of_ids(), *occurrence_conditions(shape)).subquery()
    return Ready(
        select_whole()
        .join(ranked, ranked.c.id == OccurrenceRow.id)
        .where(ranked.c.place <= bindparam("limit"))
        .order_by(OccurrenceRow.quote_id, ranked.c.place)
    )


@cache
def _outlets(shape: FilterShape) -> Select[Any]:
    partition = (OccurrenceRow.quote_id, OccurrenceRow.outlet_id)
    first = (
        select(
            OccurrenceRow.quote_id,
            OccurrenceRow.id,
            OccurrenceRow.moment,
            func.count().over(partition_by=partition).label("occurrences"),
            func.row_number().over(partition_by=partition, order_by=earliest_first()).label("place"),
        )
        .where(_of_ids(), *occurrence_conditions(shape))
        .subquery()
    )
    return (
        select(
            first.c.quote_id,
            OutletRow.name,
            first.c.occurrences,
            first.c.moment,
            ArticleRow.published_at,
            ArticleRow.published_us,
        )
        .join(OccurrenceRow, OccurrenceRow.id == first.c.id)
        .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .join(OutletRow, OutletRow.id == OccurrenceRow.outlet_id)
        .where(first.c.place == 1)
        .order_by(first.c.moment, first.c.id)
    )


def _count_outlets(connection: Connection, shape: FilterShape, values: dict[str, Any]) -> dict[int, list[OutletUse]]:
    uses: dict[int, list[OutletUse]] = defaultdict(list)
    for quote_id, outlet, count, moment, value, instant in connection.execute(_outlets(shape), values):
        published_at = from_columns(value, instant)
        uses[quote_id].append(OutletUse(outlet, count, posted_at(moment, published_at) or published_at))
    return uses

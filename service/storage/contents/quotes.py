"""Stores, reads and lists quotes: distinct wordings, kept once and removed with their last occurrence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from service.domain import ArticleKind, OccurrenceFilter, Quote, QuoteKind, Stance
from service.errors import QuoteNotFound
from service.storage.contents import passages
from service.storage.contents.publication_filters import (
    FilterShape,
    article_conditions,
    named_outlet,
    occurrence_conditions,
    of_kinds,
    parameters,
    shape_of,
    year_of_moments,
)
from service.storage.records import Page
from service.storage.schema.tables import ArticleRow, FurtherSpeakerRow, OccurrenceRow, QuoteRow
from service.storage.statements.bulk_insert import insert_all
from service.storage.statements.id_batches import batches
from service.storage.statements.id_lists import in_ids
from service.storage.statements.ready import Ready
from service.storage.validity import as_position, check_text, is_possible_id


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes to list: some of `ids`, with one occurrence that meets all the rest. None asks for nothing;
    an empty collection of ids, or of speakers, finds nothing."""

    ids: Collection[int] | None = None
    speaker_ids: Collection[int] | None = None
    outlet: str | None = None
    kind: QuoteKind | None = None
    article_kind: ArticleKind | None = None
    stance: Stance | None = None
    year: int | None = None


ALL_QUOTES = QuoteFilter()
_BY_HASH = select(QuoteRow.key_hash, QuoteRow.id).where(QuoteRow.key_hash.in_(bindparam("hashes", expanding=True)))


def ensure(
    connection: Connection, wordings: Mapping[bytes, str], turns: Collection[bytes] = ()
) -> tuple[dict[bytes, int], list[int]]:
    """The id of each wording (text by key hash), stored where it is new; and the ids of the new ones. Of those new ones
    that are `turns`, the passages are stored, too."""
    ids: dict[bytes, int] = {}
    for hashes in batches(list(wordings)):
        ids.update((key, id) for key, id in connection.execute(_BY_HASH, {"hashes": hashes}))
    missing = [key for key in wordings if key not in ids]
    rows = [{"key_hash": key, "text": wordings[key]} for key in missing]
    new = insert_all(connection, QuoteRow, rows, ["key_hash"])
    passages.add(connection, {id: wordings[key] for key, id in zip(missing, new, strict=True) if key in turns})
    return ids | dict(zip(missing, new, strict=True)), new


def remove_uncarried(connection: Connection, ids: Collection[int]) -> list[int]:
    """Delete those of `ids` that have no occurrence left; returns them, and the numbers of their passages."""
    removed: list[int] = []
    numbers = passages.numbers_of(connection, ids)
    for batch in batches(sorted(ids)):
        uncarried = QuoteRow.id.in_(batch), ~exists().where(OccurrenceRow.quote_id == QuoteRow.id)
        deleted = delete(QuoteRow).where(*uncarried).returning(QuoteRow.id)
        removed += connection.scalars(deleted)
    return [*removed, *(number for id in removed for number, _ in numbers.get(id, ()))]


def reword(connection: Connection, ids: Collection[int]) -> list[int]:
    """Show those of `ids` whose wording nobody has any more in that of their first occurrence; returns them, and the
    numbers of passages that are no more."""
    reworded: dict[int, str] = {}
    for batch in batches(sorted(ids)):
        other = aliased(OccurrenceRow)
        is_own = exists().where(other.quote_id == QuoteRow.id, other.text == QuoteRow.text).correlate(QuoteRow)
        first = select(func.min(other.id)).where(other.quote_id == QuoteRow.id).correlate(QuoteRow).scalar_subquery()
        query = select(QuoteRow.id, OccurrenceRow.text).join(OccurrenceRow, OccurrenceRow.id == first)
        reworded.update((id, text) for id, text in connection.execute(query.where(QuoteRow.id.in_(batch), ~is_own)))
    if reworded:
        written = update(QuoteRow).where(QuoteRow.id == bindparam("of_id"))
        connection.execute(written, [{"of_id": id, "text": text} for id, text in reworded.items()])
    cut = passages.numbers_of(connection, reworded)
    gone = passages.remove(connection, cut)
    passages.add(connection, {id: reworded[id] for id in cut})
    return [*reworded, *gone]


_TEXTS = Ready(select(QuoteRow.id, QuoteRow.text).where(in_ids(QuoteRow.id)))


def texts_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """The texts of those of `ids` that are there, in no order."""
    texts: dict[int, str] = {}
    for batch in batches([id for id in ids if is_possible_id(id)]):
        texts |= {id: text for id, text in _TEXTS.rows(connection, {"ids": batch})}  # noqa: C416  (typed rows)
    return texts


def get_many(connection: Connection, ids: Iterable[int]) -> dict[int, Quote]:
    """Those of `ids` that are there, in the order of `ids`."""
    wanted = list(ids)
    texts = texts_of(connection, wanted)
    return {id: Quote(id, texts[id]) for id in wanted if id in texts}


def get(connection: Connection, quote_id: int) -> Quote:
    """One quote. Raises QuoteNotFound."""
    by_id = get_many(connection, [quote_id])
    if not by_id:
        raise QuoteNotFound(f"no quote has the id {quote_id}")
    return by_id[quote_id]


def carried(connection: Connection, ids: Sequence[int], filter: OccurrenceFilter) -> list[int]:
    """Those of `ids` with an occurrence that `filter` lets through, in the order of `ids`."""
    values, query = parameters(filter), _carried(shape_of(filter))
    kept: set[int] = set()
    for batch in batches([id for id in ids if is_possible_id(id)]):
        kept.update(connection.scalars(query, values | {"ids": batch}))
    return [id for id in ids if id in kept]


@cache
def _carried(shape: FilterShape) -> Select[Any]:
    return (
        select(OccurrenceRow.quote_id).where(in_ids(OccurrenceRow.quote_id), *occurrence_conditions(shape)).distinct()
    )


def all_carried(connection: Connection, filter: OccurrenceFilter, most: int) -> list[int] | None:
    """The ids of all quotes that `filter` lets through, ascending; None when it has more than `most` occurrences."""
    query = (
        select(OccurrenceRow.quote_id)
        .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .where(*article_conditions(filter))
        .limit(most + 1)
    )
    quote_ids = list(connection.scalars(query))
    return sorted(set(quote_ids)) if len(quote_ids) <= most else None


def page(connection: Connection, filter: QuoteFilter, limit: int, after: int | None) -> Page[Quote]:
    """Those that `filter` lets through with an id above `after`, by id."""
    quotes: list[Quote] = []
    start = as_position(after)
    if filter.ids is None:
        quotes = _rows(connection, [QuoteRow.id > start], filter, limit + 1)
    else:
        for batch in batches(sorted(id for id in filter.ids if id > start and is_possible_id(id))):
            quotes += _rows(connection, [QuoteRow.id.in_(batch)], filter, limit + 1 - len(quotes))
            if len(quotes) > limit:
                break
    return Page(tuple(quotes[:limit]), quotes[limit - 1].id if len(quotes) > limit else None)


def _rows(connection: Connection, where: list[ColumnElement[bool]], filter: QuoteFilter, limit: int) -> list[Quote]:
    query = select(QuoteRow.id, QuoteRow.text).where(*where, *_on_one_occurrence(filter))
    return [Quote(id, text) for id, text in connection.execute(query.order_by(QuoteRow.id).limit(limit))]


def _on_one_occurrence(wanted: QuoteFilter) -> list[ColumnElement[bool]]:
    where = occurrence_conditions_of(wanted)
    return [exists().where(OccurrenceRow.quote_id == QuoteRow.id, *where)] if where else []


def occurrence_conditions_of(wanted: QuoteFilter) -> list[ColumnElement[bool]]:
    """What `wanted` asks of one occurrence. Raises InvalidText for an outlet whose name cannot be stored."""
    where: list[ColumnElement[bool]] = []
    if wanted.speaker_ids is not None:
        ids = sorted(filter(is_possible_id, wanted.speaker_ids))
        together = select(FurtherSpeakerRow.occurrence_id).where(
            FurtherSpeakerRow.speaker_id.in_(ids), FurtherSpeakerRow.inner_start.is_(None)
        )
        where.append(or_(OccurrenceRow.speaker_id.in_(ids), OccurrenceRow.id.in_(together)))
    if wanted.kind is not None:
        where.append(OccurrenceRow.kind == wanted.kind.value)
    if wanted.article_kind is not None:
        where.append(of_kinds([wanted.article_kind]))
    if wanted.outlet is not None:
        check_text("outlet", wanted.outlet)
        where.append(OccurrenceRow.outlet_id == named_outlet(wanted.outlet))
    if wanted.stance is not None:
        where.append(OccurrenceRow.stance == wanted.stance.value)
    if wanted.year is not None:
        where.append(OccurrenceRow.moment.between(*year_of_moments(wanted.year)))
    return where

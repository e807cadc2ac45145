"""Quotes: distinct wordings, stored once, gone with their last occurrence."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, exists, insert, select
from sqlalchemy.orm import Session

from service.domain import OccurrenceFilter, Quote, QuoteKind
from service.errors import QuoteNotFound
from service.storage.batches import batches
from service.storage.published import conditions
from service.storage.records import Page
from service.storage.tables import ArticleRow, OccurrenceRow, OutletRow, QuoteRow
from service.storage.validity import as_position, check_text, is_possible_id


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which quotes to list: some of `ids`, with one occurrence that meets all the rest. None asks for nothing."""

    ids: Collection[int] | None = None
    speaker_ids: Collection[int] | None = None
    outlet: str | None = None
    kind: QuoteKind | None = None


def key_hash(key: str) -> bytes:
    """What a wording is stored under: equal for equal keys of `service.text.normalise`."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def ensure(session: Session, wordings: Mapping[bytes, str]) -> tuple[dict[bytes, int], list[int]]:
    """The id of each wording (text by key hash), stored where it is new; and the ids of the new ones."""
    ids: dict[bytes, int] = {}
    for hashes in batches(list(wordings)):
        found = session.execute(select(QuoteRow.key_hash, QuoteRow.id).where(QuoteRow.key_hash.in_(hashes)))
        ids.update((key, id) for key, id in found)
    rows = [{"key_hash": key, "text": text} for key, text in wordings.items() if key not in ids]
    if not rows:
        return ids, []
    made = session.execute(insert(QuoteRow).returning(QuoteRow.key_hash, QuoteRow.id), rows)
    new = {key: id for key, id in made}  # noqa: C416  (rows are tuples of one type only to the type checker)
    return ids | new, list(new.values())


def remove_uncarried(session: Session, ids: Collection[int]) -> list[int]:
    """Delete those of `ids` that have no occurrence left; returns them."""
    removed: list[int] = []
    for batch in batches(sorted(ids)):
        uncarried = QuoteRow.id.in_(batch), ~exists().where(OccurrenceRow.quote_id == QuoteRow.id)
        deleted = delete(QuoteRow).where(*uncarried).returning(QuoteRow.id)
        removed += session.scalars(deleted.execution_options(synchronize_session=False))
    return removed


def get_many(session: Session, ids: Iterable[int]) -> dict[int, Quote]:
    """Those of `ids` that are there, in no order."""
    found: dict[int, Quote] = {}
    for batch in batches([id for id in ids if is_possible_id(id)]):
        rows = session.execute(select(QuoteRow.id, QuoteRow.text).where(QuoteRow.id.in_(batch)))
        found.update((id, Quote(id, text)) for id, text in rows)
    return found


def get(session: Session, quote_id: int) -> Quote:
    """One quote. Raises QuoteNotFound."""
    found = get_many(session, [quote_id])
    if not found:
        raise QuoteNotFound(f"no quote has the id {quote_id}")
    return found[quote_id]


def carried(session: Session, ids: Sequence[int], filter: OccurrenceFilter) -> list[int]:
    """Those of `ids` with an occurrence that `filter` lets through, in the order of `ids`."""
    kept: set[int] = set()
    for batch in batches([id for id in ids if is_possible_id(id)]):
        query = (
            select(OccurrenceRow.quote_id)
            .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
            .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
            .where(OccurrenceRow.quote_id.in_(batch), *conditions(filter))
            .distinct()
        )
        kept.update(session.scalars(query))
    return [id for id in ids if id in kept]


def page(session: Session, filter: QuoteFilter, limit: int, after: int | None) -> Page[Quote]:
    """Quotes by id."""
    found: list[Quote] = []
    start = as_position(after)
    if filter.ids is None:
        found = _rows(session, [QuoteRow.id > start], filter, limit + 1)
    else:
        for batch in batches(sorted(id for id in filter.ids if id > start and is_possible_id(id))):
            found += _rows(session, [QuoteRow.id.in_(batch)], filter, limit + 1 - len(found))
            if len(found) > limit:
                break
    return Page(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)


def _rows(session: Session, where: list[ColumnElement[bool]], filter: QuoteFilter, limit: int) -> list[Quote]:
    query = select(QuoteRow.id, QuoteRow.text).where(*where, *_on_one_occurrence(filter))
    return [Quote(id, text) for id, text in session.execute(query.order_by(QuoteRow.id).limit(limit))]


def _on_one_occurrence(wanted: QuoteFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.speaker_ids is not None:
        where.append(OccurrenceRow.speaker_id.in_(sorted(filter(is_possible_id, wanted.speaker_ids))))
    if wanted.kind is not None:
        where.append(OccurrenceRow.kind == wanted.kind.value)
    if wanted.outlet is not None:
        check_text("outlet", wanted.outlet)
        articles = select(ArticleRow.id).join(OutletRow).where(OutletRow.name == wanted.outlet)
        where.append(OccurrenceRow.article_id.in_(articles))
    return [exists().where(OccurrenceRow.quote_id == QuoteRow.id, *where)] if where else []

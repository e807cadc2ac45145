"""Finds the places that corrections are about: by article, wording and the words around it, whatever their ids are."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, exists, insert, or_, select, update
from sqlalchemy.orm import aliased

from service.storage.correcting import settling
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import ArticleRow, OccurrenceRow, OutletRow, QuoteRow
from service.storage.statements.id_batches import batches

_VALUES = ("sets_speaker", "speaker_id", "stance", "kind", "was_speaker_id", "was_stance", "was_kind")


class Hashes(NamedTuple):
    """By what an article is known again: outlet and text, outlet and address (None without one)."""

    article: bytes
    address: bytes | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an article: the wording's key, the words around it, and which of so many of that wording it is."""

    key_hash: bytes
    context_hash: bytes
    nth: int
    total: int


def hashes_of(outlet: str, text_hash: bytes, url: str | None) -> Hashes:
    """By what an article is known again."""
    name = outlet.encode("utf-8") + b"\0"
    address = None if url is None else hashlib.sha256(name + b"url\0" + url.encode("utf-8")).digest()
    return Hashes(hashlib.sha256(name + text_hash).digest(), address)


def stored_hashes(connection: Connection, article_ids: Iterable[int]) -> dict[int, Hashes]:
    """The hashes of stored articles, by id."""
    found: dict[int, Hashes] = {}
    query = select(ArticleRow.id, OutletRow.name, ArticleRow.text_hash, ArticleRow.url).join(OutletRow)
    for batch in batches(sorted(set(article_ids))):
        for id, outlet, text_hash, url in connection.execute(query.where(ArticleRow.id.in_(batch))):
            found[id] = hashes_of(outlet, text_hash, url)
    return found


def spots_of(connection: Connection, article_id: int) -> dict[int, Spot]:
    """Where each occurrence of an article stands, by its id."""
    query = (
        select(OccurrenceRow.id, QuoteRow.key_hash, OccurrenceRow.prefix, OccurrenceRow.suffix)
        .join(QuoteRow, QuoteRow.id == OccurrenceRow.quote_id)
        .where(OccurrenceRow.article_id == article_id)
        .order_by(OccurrenceRow.start, OccurrenceRow.end)
    )
    of_key: dict[bytes, list[tuple[int, bytes]]] = defaultdict(list)
    for id, key_hash, prefix, suffix in connection.execute(query):
        of_key[key_hash].append((id, hashlib.sha256(f"{prefix}\0{suffix}".encode()).digest()))
    return {
        id: Spot(key_hash, context, nth, len(alike))
        for key_hash, alike in of_key.items()
        for nth, (id, context) in enumerate(alike)
    }


def add(connection: Connection, correction_id: int, values: Mapping[int, Mapping[str, Any]]) -> None:
    """Say that a correction is about these occurrences; `values` holds what it says of each."""
    query = select(OccurrenceRow.id, OccurrenceRow.article_id).where(OccurrenceRow.id.in_(sorted(values)))
    article_of = dict(connection.execute(query).all())
    hashes = stored_hashes(connection, article_of.values())
    spots: dict[int, Spot] = {}
    for article_id in sorted(set(article_of.values())):
        spots |= spots_of(connection, article_id)
    rows = [
        {"correction_id": correction_id, "occurrence_id": id, **_known_by(hashes[article_of[id]], spots[id]), **says}
        for id, says in values.items()
    ]
    connection.execute(insert(CorrectionPlaceRow), rows)


def _known_by(hashes: Hashes, spot: Spot) -> dict[str, Any]:
    return {
        "article_hash": hashes.article,
        "address_hash": hashes.address,
        "key_hash": spot.key_hash,
        "context_hash": spot.context_hash,
        "nth": spot.nth,
        "total": spot.total,
    }


def follow(connection: Connection, article_ids: Iterable[int]) -> None:
    """Let the corrections hold in articles that were just stored or read again: those made for the same article, and
    those made for another text of the same outlet at the same address."""
    articles = stored_hashes(connection, article_ids)
    if not articles or not connection.scalar(select(exists().select_from(CorrectionPlaceRow))):
        return
    wanted = {known for hashes in articles.values() for known in hashes if known}
    place = CorrectionPlaceRow
    query = select(*place.__table__.columns).where(
        or_(place.article_hash.in_(sorted(wanted)), place.address_hash.in_(sorted(wanted))), _is_standing()
    )
    rows = [dict(row) for row in connection.execute(query.order_by(place.id)).mappings()]
    for article_id, hashes in articles.items():
        own = [row for row in rows if row["article_hash"] == hashes.article]
        others = [row for row in rows if hashes.address and row["address_hash"] == hashes.address and row not in own]
        if own or others:
            _follow_one(connection, article_id, hashes, own, others)


def _is_standing() -> Any:
    undo = aliased(CorrectionRow)
    return ~exists().where(undo.undoes_id == CorrectionPlaceRow.correction_id)


def _follow_one(
    connection: Connection, article_id: int, hashes: Hashes, own: list[dict[str, Any]], others: list[dict[str, Any]]
) -> None:
    spots = spots_of(connection, article_id)
    for row in own:
        if row["occurrence_id"] is None and (id := matching(row, spots)):
            connection.execute(
                update(CorrectionPlaceRow).where(CorrectionPlaceRow.id == row["id"]).values(occurrence_id=id)
            )
    there = {(row["correction_id"], row["key_hash"], row["nth"]) for row in own}
    latest = {(row["correction_id"], row["key_hash"], row["nth"]): row for row in others}
    for key, row in latest.items():
        if key not in there:
            id = matching(row, spots)
            known_by = _known_by(hashes, spots[id]) if id else _carried_over(row, hashes)
            says = {name: row[name] for name in _VALUES}
            connection.execute(
                insert(CorrectionPlaceRow).values(
                    correction_id=row["correction_id"], occurrence_id=id, **known_by, **says
                )
            )
    settling.settle_occurrences(connection, list(spots))


def _carried_over(row: Mapping[str, Any], hashes: Hashes) -> dict[str, Any]:
    """Of a place that a changed article has no more: all as it was, but for the article."""
    kept = {name: row[name] for name in ("key_hash", "context_hash", "nth", "total")}
    return kept | {"article_hash": hashes.article, "address_hash": hashes.address}


def matching(row: Mapping[str, Any], spots: Mapping[int, Spot]) -> int | None:
    """The occurrence that stands where a correction's place was: of the same wording, with the same words around it or
    else the same one of as many. None where that leaves it open: a wrong speaker is worse than none."""
    alike = {id: spot for id, spot in spots.items() if spot.key_hash == row["key_hash"]}
    around = [id for id, spot in alike.items() if spot.context_hash == row["context_hash"]]
    if len(around) == 1:
        return around[0]
    counted = [id for id, spot in alike.items() if (spot.nth, spot.total) == (row["nth"], row["total"])]
    return counted[0] if counted else None

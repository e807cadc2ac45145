"""Stores, finds and lists articles and their outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, distinct, exists, func, select

from service.article import FIELD_NAMES, ArticleKind, ArticleSummary
from service.errors import ArticleNotFound, OutletNotFound
from service.layout import Layout
from service.question import OccurrenceFilter
from service.storage.contents.layouts import layout_of, layout_row
from service.storage.contents.publication_filters import article_conditions, from_columns, to_microseconds
from service.storage.recording.preparation import Prepared, text_hash
from service.storage.records import OutletSummary, Page
from service.storage.schema.tables import ArticleRow, OccurrenceRow, OutletRow
from service.storage.statements.bulk_insert import insert_all
from service.storage.statements.id_batches import batches
from service.storage.validity import as_position, check_text, is_possible_id

PLAIN_FIELDS = tuple(name for name in FIELD_NAMES if name not in {"published_at", "kind"})
"""The fields of an article that are stored as they are, each in a column of its name."""
SUMMARY = (
    ArticleRow.id,
    OutletRow.name,
    ArticleRow.published_at,
    ArticleRow.published_us,
    ArticleRow.reader,
    ArticleRow.kind,
    *(getattr(ArticleRow, name) for name in PLAIN_FIELDS),
)
"""The columns of `summary`."""
_KINDS = {kind.value: kind for kind in ArticleKind}
_BY_HASH = select(ArticleRow.text_hash, *SUMMARY).join(OutletRow, ArticleRow.outlet_id == OutletRow.id)
_OF_OUTLET_AND_TEXT = _BY_HASH.where(
    OutletRow.name == bindparam("outlet"), ArticleRow.text_hash == bindparam("text_hash")
)


def find(connection: Connection, outlet: str, text: str) -> ArticleSummary | None:
    """The article of this outlet with just this text."""
    row = connection.execute(_OF_OUTLET_AND_TEXT, {"outlet": outlet, "text_hash": text_hash(text)}).first()
    return summary(row[1:]) if row else None


def get(connection: Connection, article_id: int) -> tuple[ArticleSummary, str]:
    """An article and its text. Raises ArticleNotFound."""
    query = select(ArticleRow.text, *SUMMARY).join(OutletRow).where(ArticleRow.id == article_id)
    row = connection.execute(query).first() if is_possible_id(article_id) else None
    if row is None:
        raise ArticleNotFound(f"no article has the id {article_id}")
    return summary(row[1:]), row[0]


_IDS = _BY_HASH.with_only_columns(OutletRow.name, ArticleRow.text_hash, ArticleRow.id).where(
    ArticleRow.text_hash.in_(bindparam("hashes", expanding=True))
)


def ids_of(connection: Connection, identities: Iterable[tuple[str, bytes]]) -> dict[tuple[str, bytes], int]:
    """The ids of those articles, each given as its outlet and the hash of its text, that are there."""
    wanted = set(identities)
    ids: dict[tuple[str, bytes], int] = {}
    for hashes in batches(sorted({identity[1] for identity in wanted})):
        for outlet, text, id in connection.execute(_IDS, {"hashes": hashes}):
            if (outlet, text) in wanted:
                ids[outlet, text] = id
    return ids


def add_all(connection: Connection, new: Sequence[Prepared], outlets: Mapping[str, int]) -> list[int]:
    """Store articles that must not be there yet; returns their ids, in order. `outlets` holds the ids of theirs."""
    rows = [_row(prepared, outlets[prepared.article.outlet]) for prepared in new]
    return insert_all(connection, ArticleRow, rows, ("outlet_id", "text_hash"))


def _row(prepared: Prepared, outlet_id: int) -> dict[str, Any]:
    article = prepared.article
    published = article.published_at
    return {
        "outlet_id": outlet_id,
        **{name: getattr(article, name) for name in PLAIN_FIELDS},
        "published_at": published.value if published else None,
        "published_us": to_microseconds(published) if published else None,
        "text": article.text,
        "text_hash": prepared.text_hash,
        "reader": prepared.reader,
        "kind": article.kind.value,
        "layout": layout_row(article.layout),
    }


def remove(connection: Connection, article_id: int) -> None:
    """Delete an article with its occurrences, if there is one, and its outlet when that has no other."""
    removed = delete(ArticleRow).where(ArticleRow.id == article_id).returning(ArticleRow.outlet_id)
    has_articles = exists().where(ArticleRow.outlet_id == OutletRow.id)
    for outlet_id in connection.scalars(removed).all():
        connection.execute(delete(OutletRow).where(OutletRow.id == outlet_id, ~has_articles))


def layouts_of(connection: Connection, ids: Iterable[int]) -> dict[int, Layout]:
    """The layouts of these articles by id."""
    layouts: dict[int, Layout] = {}
    for batch in batches(sorted(set(ids))):
        query = select(ArticleRow.id, ArticleRow.layout).where(ArticleRow.id.in_(batch), ArticleRow.layout.is_not(None))
        layouts.update((id, layout_of(rows)) for id, rows in connection.execute(query))
    return layouts


def ids_of_outlet(connection: Connection, outlet_id: int, most: int) -> Sequence[int]:
    """The ids of the first `most` articles of an outlet."""
    query = select(ArticleRow.id).where(ArticleRow.outlet_id == outlet_id).order_by(ArticleRow.id)
    return connection.scalars(query.limit(most)).all()


def outlet_id(connection: Connection, name: str) -> int:
    """The id of the outlet of this name. Raises OutletNotFound."""
    check_text("outlet", name)
    id = connection.scalar(select(OutletRow.id).where(OutletRow.name == name))
    if id is None:
        raise OutletNotFound("no article of that outlet is stored; GET /v1/outlets lists the outlets")
    return id


def page(connection: Connection, filter: OccurrenceFilter, limit: int, after: int | None) -> Page[ArticleSummary]:
    """Articles in the order in which they came in."""
    query = (
        select(*SUMMARY)
        .join(OutletRow)
        .where(ArticleRow.id > as_position(after), *article_conditions(filter))
        .order_by(ArticleRow.id)
        .limit(limit + 1)
    )
    summaries = [summary(row) for row in connection.execute(query)]
    return Page(tuple(summaries[:limit]), summaries[limit - 1].id if len(summaries) > limit else None)


def outlets(connection: Connection) -> list[OutletSummary]:
    """Every outlet of which an article is stored, by name."""
    query = (
        select(
            OutletRow.id,
            OutletRow.name,
            func.count(distinct(ArticleRow.id)),
            func.count(distinct(OccurrenceRow.quote_id)),
        )
        .join(ArticleRow, ArticleRow.outlet_id == OutletRow.id)
        .outerjoin(OccurrenceRow, OccurrenceRow.article_id == ArticleRow.id)
        .group_by(OutletRow.id, OutletRow.name)
    )
    summaries = [OutletSummary(name, articles, quotes, id) for id, name, articles, quotes in connection.execute(query)]
    return sorted(summaries, key=lambda outlet: outlet.outlet)  # here, since databases sort names each in their own way


def summary(row: Sequence[Any]) -> ArticleSummary:
    """The domain's value of the columns SUMMARY."""
    id, outlet, value, instant, reader, kind, *plain = row
    fields = dict(zip(PLAIN_FIELDS, plain, strict=True))
    published_at = from_columns(value, instant)
    return ArticleSummary(id, outlet, reader, kind=_KINDS[kind], published_at=published_at, **fields)


_OUTLETS = select(OutletRow.name, OutletRow.id).where(OutletRow.name.in_(bindparam("names", expanding=True)))


def ensure_outlets(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The id of each outlet, stored where it is new."""
    ids: dict[str, int] = {}
    wanted = list(dict.fromkeys(names))
    for batch in batches(wanted):
        ids.update((name, id) for name, id in connection.execute(_OUTLETS, {"names": batch}))
    new = [name for name in wanted if name not in ids]
    made = insert_all(connection, OutletRow, [{"name": name} for name in new], ["name"])
    return ids | dict(zip(new, made, strict=True))

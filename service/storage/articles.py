"""Articles and their outlets: stored, found, listed."""

from __future__ import annotations

import hashlib

from sqlalchemy import delete, distinct, func, insert, select
from sqlalchemy.orm import Session

from service.domain import Article, ArticleSummary, OccurrenceFilter
from service.errors import ArticleNotFound
from service.storage.published import conditions, from_columns, to_microseconds
from service.storage.records import OutletSummary, Page
from service.storage.tables import ArticleRow, OccurrenceRow, OutletRow
from service.storage.validity import as_position, is_possible_id


def find(session: Session, outlet: str, text: str) -> ArticleSummary | None:
    """The article of this outlet with just this text."""
    query = (
        select(ArticleRow, OutletRow.name)
        .join(OutletRow, ArticleRow.outlet_id == OutletRow.id)
        .where(OutletRow.name == outlet, ArticleRow.text_hash == _hash(text))
    )
    found = session.execute(query).first()
    return summary(*found) if found else None


def get(session: Session, article_id: int) -> tuple[ArticleSummary, str]:
    """An article and its text. Raises ArticleNotFound."""
    query = select(ArticleRow, OutletRow.name, ArticleRow.text).join(OutletRow).where(ArticleRow.id == article_id)
    found = session.execute(query).first() if is_possible_id(article_id) else None
    if found is None:
        raise ArticleNotFound(f"no article has the id {article_id}")
    row, outlet, text = found
    return summary(row, outlet), text


def add(session: Session, article: Article) -> ArticleSummary:
    """Store `article`, which must not be there yet."""
    published = article.published_at
    values = {
        "outlet_id": _outlet_id(session, article.outlet),
        "url": article.url,
        "title": article.title,
        "byline": article.byline,
        "published_at": published.value if published else None,
        "published_us": to_microseconds(published) if published else None,
        "language": article.language,
        "evidence": article.evidence,
        "text": article.text,
        "text_hash": _hash(article.text),
    }
    row = session.scalars(insert(ArticleRow).returning(ArticleRow), [values]).one()
    return summary(row, article.outlet)


def remove(session: Session, article_id: int) -> None:
    """Delete an article with its occurrences, if there is one."""
    session.execute(delete(ArticleRow).where(ArticleRow.id == article_id).execution_options(synchronize_session=False))


def page(session: Session, filter: OccurrenceFilter, limit: int, after: int | None) -> Page[ArticleSummary]:
    """Articles in the order in which they came in."""
    query = (
        select(ArticleRow, OutletRow.name)
        .join(OutletRow)
        .where(ArticleRow.id > as_position(after), *conditions(filter))
        .order_by(ArticleRow.id)
        .limit(limit + 1)
    )
    found = [summary(row, outlet) for row, outlet in session.execute(query)]
    return Page(tuple(found[:limit]), found[limit - 1].id if len(found) > limit else None)


def outlets(session: Session) -> list[OutletSummary]:
    """Every outlet of which an article is stored, by name."""
    query = (
        select(
            OutletRow.name,
            func.count(distinct(ArticleRow.id)),
            func.count(distinct(OccurrenceRow.quote_id)),
        )
        .join(ArticleRow, ArticleRow.outlet_id == OutletRow.id)
        .outerjoin(OccurrenceRow, OccurrenceRow.article_id == ArticleRow.id)
        .group_by(OutletRow.id, OutletRow.name)
    )
    found = [OutletSummary(name, articles, quotes) for name, articles, quotes in session.execute(query)]
    return sorted(found, key=lambda one: one.outlet)  # here, since databases sort names each in their own way


def summary(row: ArticleRow, outlet: str) -> ArticleSummary:
    """The domain's value of a row."""
    return ArticleSummary(
        id=row.id,
        outlet=outlet,
        url=row.url,
        title=row.title,
        byline=row.byline,
        published_at=from_columns(row.published_at, row.published_us),
        language=row.language,
        evidence=row.evidence,
    )


def _outlet_id(session: Session, name: str) -> int:
    found = session.scalar(select(OutletRow.id).where(OutletRow.name == name))
    return found or session.scalars(insert(OutletRow).returning(OutletRow.id), [{"name": name}]).one()


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8")).digest()

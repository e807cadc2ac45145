"""Counts what a question was put to: articles, quotes and outlets within its filter, and from when to when.

A count walks over an index, so it is kept for a while.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, distinct, exists, func, not_, select
from sqlalchemy.orm import aliased

from service.domain import OccurrenceFilter, PublishedAt, Searched
from service.storage.contents.publication_filters import article_conditions, from_columns
from service.storage.schema.tables import ArticleRow, OccurrenceRow, OutletRow, QuoteRow

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Keeping:
    """For how long counts are kept, in seconds.

    What this process writes is counted at once, as long as counting is `quick`. What others write is noticed after
    `pause`. What takes longer to count is kept `times` as long as that took, so counting takes 1% of the time at most.
    """

    pause: float = 1.0
    quick: float = 0.02
    times: float = 100.0
    most_filters: int = 256


@dataclass(frozen=True, slots=True)
class _Kept:
    searched: Searched
    counted_at: float
    seconds: float
    writes: int


class SearchedCounts:
    """The counts of one database, as `keeping` says; `writes` says how often this process has written to it."""

    def __init__(self, writes: Callable[[], int], keeping: Keeping | None = None, clock: Clock | None = None) -> None:
        self._writes = writes
        self._keeping = keeping or Keeping()
        self._clock = clock or time.monotonic
        self._kept: dict[OccurrenceFilter, _Kept] = {}

    def of(self, connection: Connection, filter: OccurrenceFilter) -> Searched:
        """What `filter` lets through. Raises InvalidText for an outlet whose name cannot be stored."""
        kept = self._kept.get(filter)
        if kept is None or not self._is_fresh(kept):
            writes, begun = self._writes(), self._clock()
            searched = _count_all(connection) if filter.is_empty else _count_within(connection, filter)
            if len(self._kept) >= self._keeping.most_filters:
                self._kept = {}
            kept = self._kept[filter] = _Kept(searched, self._clock(), self._clock() - begun, writes)
        return kept.searched

    def _is_fresh(self, kept: _Kept) -> bool:
        age, slow = self._clock() - kept.counted_at, self._keeping.times * kept.seconds
        if kept.seconds <= self._keeping.quick and kept.writes != self._writes():
            return False
        return age < max(self._keeping.pause, slow)


_OUTLETS = select(func.count()).select_from(OutletRow).where(exists().where(ArticleRow.outlet_id == OutletRow.id))
_ALL = select(
    select(func.count()).select_from(ArticleRow).scalar_subquery(),
    select(func.count()).select_from(QuoteRow).scalar_subquery(),
    _OUTLETS.scalar_subquery(),
)


_QUOTES_OF_ARTICLES = select(func.count(distinct(OccurrenceRow.quote_id))).join(
    ArticleRow, ArticleRow.id == OccurrenceRow.article_id
)


def _count_all(connection: Connection) -> Searched:
    articles, quotes, outlets = connection.execute(_ALL).one()
    return Searched(articles, quotes, outlets, *_period(connection, []))


def _count_within(connection: Connection, filter: OccurrenceFilter) -> Searched:
    conditions = article_conditions(filter)
    of_articles = select(func.count(), func.count(distinct(ArticleRow.outlet_id))).select_from(ArticleRow)
    articles, outlets = connection.execute(of_articles.where(*conditions)).one()
    if filter.only_leaves_out:
        quotes = connection.scalars(select(func.count()).select_from(QuoteRow)).one() - _left_out(
            connection, conditions
        )
    else:
        quotes = connection.scalars(_QUOTES_OF_ARTICLES.where(*conditions)).one()
    return Searched(articles, quotes, outlets, *_period(connection, conditions))


def _left_out(connection: Connection, conditions: list[Any]) -> int:
    """The quotes that stand in no article within `conditions`, which leave few articles out: as long as those are."""
    of_others = aliased(OccurrenceRow)
    others = select(ArticleRow.id).where(not_(and_(*conditions)))
    within = exists().where(
        OccurrenceRow.quote_id == of_others.quote_id, OccurrenceRow.article_id == ArticleRow.id, *conditions
    )
    alone = select(func.count(distinct(of_others.quote_id))).where(of_others.article_id.in_(others), ~within)
    return connection.scalars(alone).one()


def _period(connection: Connection, conditions: list[Any]) -> tuple[PublishedAt | None, PublishedAt | None]:
    """The earliest and the latest publication time; None where no article says when it was published."""
    times = select(ArticleRow.published_at, ArticleRow.published_us).where(
        ArticleRow.published_us.is_not(None), *conditions
    )
    ends = (times.order_by(ArticleRow.published_us.asc()), times.order_by(ArticleRow.published_us.desc()))
    first, last = (_time(connection, end.limit(1)) for end in ends)
    return first, last


def _time(connection: Connection, query: Select[str | None, int | None]) -> PublishedAt | None:
    row = connection.execute(query).first()
    return from_columns(*row) if row else None

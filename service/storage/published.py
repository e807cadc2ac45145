"""Publication times and outlets in the database: how they are stored, compared and filtered by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement

from service.domain import OccurrenceFilter, PublishedAt
from service.storage.tables import ArticleRow, OccurrenceRow, OutletRow
from service.storage.validity import check_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND


def to_microseconds(published_at: PublishedAt) -> int:
    """The instant in microseconds since 1970 UTC: whole numbers sort alike in every database, with no time zone."""
    return (published_at.instant - _EPOCH) // _MICROSECOND


def from_columns(value: str | None, microseconds: int | None) -> PublishedAt | None:
    """The publication time as it was given."""
    if value is None or microseconds is None:
        return None
    return PublishedAt(value, _EPOCH + microseconds * _MICROSECOND)


def earliest_first() -> tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[Any]]:
    """Order for occurrences joined with their article: unknown times last, then as they came in."""
    return ArticleRow.published_us.is_(None), ArticleRow.published_us.asc(), OccurrenceRow.id.asc()


def conditions(filter: OccurrenceFilter) -> list[ColumnElement[bool]]:
    """`filter` on ArticleRow and OutletRow. A date as the end includes that whole day in UTC.

    An article without a publication time meets no condition on it. Raises InvalidText for an outlet no name can be.
    """
    found: list[ColumnElement[bool]] = []
    if filter.outlet is not None:
        check_text("outlet", filter.outlet)
        found.append(OutletRow.name == filter.outlet)
    if filter.published_from is not None:
        found.append(ArticleRow.published_us >= to_microseconds(filter.published_from))
    if filter.published_to is not None:
        end = to_microseconds(filter.published_to)
        is_date = filter.published_to.is_date
        found.append(ArticleRow.published_us < end + _DAY if is_date else ArticleRow.published_us <= end)
    return found

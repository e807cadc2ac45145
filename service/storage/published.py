"""Publication times and outlets in the database: how they are stored, compared and filtered by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select

from service.domain import OccurrenceFilter, PublishedAt
from service.storage.tables import UNKNOWN_MOMENT, ArticleRow, OccurrenceRow, OutletRow
from service.storage.validity import check_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND
_LEAST = -(2**63)


def to_microseconds(published_at: PublishedAt) -> int:
    """The instant in microseconds since 1970 UTC: whole numbers sort alike in every database, with no time zone."""
    return (published_at.instant - _EPOCH) // _MICROSECOND


def to_moment(published_at: PublishedAt | None) -> int:
    """What occurrences are sorted by: the instant, and unknown ones behind all others."""
    return UNKNOWN_MOMENT if published_at is None else to_microseconds(published_at)


def from_columns(value: str | None, microseconds: int | None) -> PublishedAt | None:
    """The publication time as it was given."""
    if value is None or microseconds is None:
        return None
    return PublishedAt(value, _EPOCH + microseconds * _MICROSECOND)


def earliest_first() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Order for occurrences: unknown times last, then as they came in."""
    return OccurrenceRow.moment.asc(), OccurrenceRow.id.asc()


def within(of_outlet: bool) -> list[ColumnElement[bool]]:
    """A filter's conditions on OccurrenceRow, as parameters to be given by `bounds`; a statement is built once."""
    found: list[ColumnElement[bool]] = [OccurrenceRow.moment.between(bindparam("least"), bindparam("most"))]
    return [*found, OccurrenceRow.outlet_id == named_outlet(bindparam("outlet"))] if of_outlet else found


def named_outlet(name: Any) -> Any:
    """The id of an outlet by its name."""
    return select(OutletRow.id).where(OutletRow.name == name).scalar_subquery()


def bounds(filter: OccurrenceFilter) -> dict[str, Any]:
    """What to give to a statement made `within(filter.outlet is not None)`.

    A date as the end includes that whole day in UTC. An article without a publication time meets no condition on it.
    Raises InvalidText for an outlet no name can be.
    """
    start, end = filter.published_from, filter.published_to
    least = _LEAST if start is None else to_microseconds(start)
    most = UNKNOWN_MOMENT if start is None else UNKNOWN_MOMENT - 1
    if end is not None:
        most = to_microseconds(end) + (_DAY - 1 if end.is_date else 0)
    found: dict[str, Any] = {"least": least, "most": most}
    if filter.outlet is not None:
        check_text("outlet", filter.outlet)
        found["outlet"] = filter.outlet
    return found


def conditions(filter: OccurrenceFilter) -> list[ColumnElement[bool]]:
    """`filter` on ArticleRow, with the meaning of `bounds`."""
    given = bounds(filter)
    found: list[ColumnElement[bool]] = []
    if filter.outlet is not None:
        found.append(ArticleRow.outlet_id == named_outlet(filter.outlet))
    if filter.published_from is not None:
        found.append(ArticleRow.published_us >= given["least"])
    if filter.published_to is not None:
        found.append(ArticleRow.published_us <= given["most"])
    return found

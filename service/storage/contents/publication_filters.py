"""Stores, compares and filters by publication times and outlets."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, exists, func, literal_column, or_, select

from service.domain import ArticleKind, OccurrenceFilter, PublishedAt
from service.storage.schema.tables import UNKNOWN_MOMENT, ArticleRow, OccurrenceRow, OutletRow
from service.storage.validity import check_text, is_possible_id

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
DAY = timedelta(days=1) // _MICROSECOND
"""Microseconds."""
_LEAST = -(2**63)
_NO_ID = 0


class FilterShape(NamedTuple):
    """Which of its parameters a filter needs; the statements for a shape are built once."""

    of_outlet: bool
    not_article: bool
    not_outlet: bool
    kinds: tuple[ArticleKind, ...]


def shape_of(filter: OccurrenceFilter) -> FilterShape:
    """Which parameters a statement needs for `filter`."""
    return FilterShape(
        filter.outlet is not None, filter.not_article is not None, filter.not_outlet is not None, filter.kinds
    )


def to_microseconds(published_at: PublishedAt) -> int:
    """The instant in microseconds since 1970 UTC: whole numbers sort alike in every database, with no time zone."""
    return (published_at.instant - _EPOCH) // _MICROSECOND


def to_moment(published_at: PublishedAt | None) -> int:
    """What occurrences are sorted by: the instant, and unknown ones behind all others."""
    return UNKNOWN_MOMENT if published_at is None else to_microseconds(published_at)


def year_of_moments(year: int) -> tuple[int, int]:
    """The first and the last moment of a year, in UTC."""
    first = (datetime(year, 1, 1, tzinfo=UTC) - _EPOCH) // _MICROSECOND
    days = 366 if isleap(year) else 365
    return first, first + days * DAY - 1


def year_of(moment: int) -> int | None:
    """The year of a moment, in UTC; None of an unknown one."""
    return None if moment == UNKNOWN_MOMENT else (_EPOCH + moment * _MICROSECOND).year


def from_columns(value: str | None, microseconds: int | None) -> PublishedAt | None:
    """The publication time as it was given."""
    if value is None or microseconds is None:
        return None
    return PublishedAt(value, _EPOCH + microseconds * _MICROSECOND)


def posted_at(moment: int, published_at: PublishedAt | None) -> PublishedAt | None:
    """The time in UTC of an occurrence's own post, where that is another than its article's."""
    if moment in {UNKNOWN_MOMENT, to_moment(published_at)}:
        return None
    instant = _EPOCH + moment * _MICROSECOND
    return PublishedAt(instant.isoformat(), instant)


def earliest_first() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Order for occurrences: unknown times last, then as they came in."""
    return OccurrenceRow.moment.asc(), OccurrenceRow.id.asc()


def occurrence_conditions(shape: FilterShape) -> list[ColumnElement[bool]]:
    """A filter's conditions on OccurrenceRow; their parameters have the values that `parameters` gives."""
    conditions: list[ColumnElement[bool]] = [OccurrenceRow.moment.between(bindparam("least"), bindparam("most"))]
    if shape.of_outlet:
        conditions.append(OccurrenceRow.outlet_id == named_outlet(bindparam("outlet")))
    if shape.not_article:
        conditions.append(OccurrenceRow.article_id != bindparam("not_article"))
    if shape.not_outlet:
        conditions.append(OccurrenceRow.outlet_id != _left_out(bindparam("not_outlet")))
    if shape.kinds:
        conditions.append(of_kinds(shape.kinds))
    return conditions


def of_kinds(kinds: Iterable[ArticleKind]) -> ColumnElement[bool]:
    """That an occurrence stands in an article of one of `kinds`."""
    return exists().where(ArticleRow.id == OccurrenceRow.article_id, _is_of(kinds))


def _is_of(kinds: Iterable[ArticleKind]) -> ColumnElement[bool]:
    """Written out: a statement that is made ready has its parameters by name, and no lists of them."""
    return or_(*(ArticleRow.kind == literal_column(f"'{kind.value}'") for kind in kinds))


def named_outlet(name: Any) -> Any:
    """The id of an outlet by its name."""
    return select(OutletRow.id).where(OutletRow.name == name).scalar_subquery()


def _left_out(name: Any) -> Any:
    """The id of an outlet by its name, and that of no outlet for a name that is not there: nothing is left out then."""
    return func.coalesce(named_outlet(name), _NO_ID)


def parameters(filter: OccurrenceFilter) -> dict[str, Any]:
    """The values of the parameters in `occurrence_conditions(shape_of(filter))`.

    A date as the end includes that whole day in UTC. An article without a publication time meets no condition on it.
    Raises InvalidText for an outlet whose name cannot be stored.
    """
    start, end = filter.published_from, filter.published_to
    least = _LEAST if start is None else to_microseconds(start)
    most = UNKNOWN_MOMENT if start is None else UNKNOWN_MOMENT - 1
    if end is not None:
        most = to_microseconds(end) + (DAY - 1 if end.is_date else 0)
    values: dict[str, Any] = {"least": least, "most": most}
    for field in ("outlet", "not_outlet"):
        name = getattr(filter, field)
        if name is not None:
            check_text(field, name)
            values[field] = name
    if filter.not_article is not None:
        values["not_article"] = filter.not_article if is_possible_id(filter.not_article) else _NO_ID
    return values


def article_conditions(filter: OccurrenceFilter) -> list[ColumnElement[bool]]:
    """A filter's conditions on ArticleRow, with the meaning of `parameters`."""
    values = parameters(filter)
    conditions: list[ColumnElement[bool]] = []
    if filter.outlet is not None:
        conditions.append(ArticleRow.outlet_id == named_outlet(filter.outlet))
    if filter.published_from is not None:
        conditions.append(ArticleRow.published_us >= values["least"])
    if filter.published_to is not None:
        conditions.append(ArticleRow.published_us <= values["most"])
    if filter.kinds:
        conditions.append(_is_of(filter.kinds))
    if filter.not_article is not None:
        conditions.append(ArticleRow.id != values["not_article"])
    if filter.not_outlet is not None:
        conditions.append(ArticleRow.outlet_id != _left_out(values["not_outlet"]))
    return conditions

"""Reads what is stored as the tables that are given to other programs, row by row, out of one state of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy.orm import aliased

from service.storage.connection.database import Database
from service.storage.schema.tables import (
    HIDDEN,
    AliasRow,
    ArticleRow,
    FurtherSpeakerRow,
    OccurrenceRow,
    OutletRow,
    QuoteRow,
    SpeakerRow,
)
from service.tabular import TABLES, ColumnType, TableForm

_ROWS_AT_ONCE = 1_000
_DAY = 10
"""Characters of a publication time that are its date."""
_PARTED_BY = "; "


class Tables:
    """The tables of a database. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def reading(self) -> Iterator[TableReader]:
        """All tables as one moment has them, whatever is written meanwhile."""
        with self._database.read() as connection:
            yield TableReader(connection)


class TableReader:
    """One state of the tables."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, table: TableForm) -> Iterator[tuple[Any, ...]]:
        """The rows of a table by id, with the values in the order of its columns. Holds few in memory."""
        types = [column.type for column in TABLES[table.name].columns]
        query = _QUERIES[table.name]().execution_options(yield_per=_ROWS_AT_ONCE)
        for row in self._connection.execute(query):
            yield tuple(map(_value, row, types))


def _value(value: Any, kind: ColumnType) -> Any:
    if kind is ColumnType.DATE and value is not None:
        return date.fromisoformat(value[:_DAY])
    if kind is ColumnType.TIME and value is not None:
        return datetime.fromisoformat(value).astimezone(UTC) if "T" in value else None
    return value


def _carried() -> list[ColumnElement[Any]]:
    """The columns that quotes and speakers share."""
    day = func.substr(ArticleRow.published_at, 1, _DAY)
    return [
        func.count(OccurrenceRow.article_id.distinct()),
        func.count(OccurrenceRow.outlet_id.distinct()),
        func.min(day),
        func.max(day),
    ]


def _quotes() -> Select[Any]:
    return (
        select(
            QuoteRow.id,
            QuoteRow.text,
            func.count(OccurrenceRow.id),
            *_carried(),
            func.count(OccurrenceRow.speaker_id.distinct()),
        )
        .join(OccurrenceRow, OccurrenceRow.quote_id == QuoteRow.id)
        .join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .group_by(QuoteRow.id, QuoteRow.text)
        .order_by(QuoteRow.id)
    )


def _speakers() -> Select[Any]:
    is_shown = AliasRow.mark.is_distinct_from(HIDDEN)
    listed = func.aggregate_strings(AliasRow.name, _PARTED_BY)
    names = select(listed).where(AliasRow.person_id == SpeakerRow.id, is_shown)
    return (
        select(
            SpeakerRow.id,
            SpeakerRow.name,
            names.scalar_subquery(),
            func.count(OccurrenceRow.id),
            *_carried(),
            func.count(OccurrenceRow.quote_id.distinct()),
        )
        .outerjoin(OccurrenceRow, OccurrenceRow.speaker_id == SpeakerRow.id)
        .outerjoin(ArticleRow, ArticleRow.id == OccurrenceRow.article_id)
        .where(SpeakerRow.merged_into_id.is_(None))
        .group_by(SpeakerRow.id, SpeakerRow.name)
        .order_by(SpeakerRow.id)
    )


def _occurrences() -> Select[Any]:
    about, further = aliased(SpeakerRow), aliased(SpeakerRow)
    together = (
        select(func.aggregate_strings(further.name, _PARTED_BY))
        .select_from(FurtherSpeakerRow)
        .join(further, further.id == FurtherSpeakerRow.speaker_id)
        .where(FurtherSpeakerRow.occurrence_id == OccurrenceRow.id, FurtherSpeakerRow.inner_start.is_(None))
    )
    o, a = OccurrenceRow, ArticleRow
    return (
        select(
            *(o.id, o.quote_id, o.text, o.kind, o.stance, o.speaker_id, SpeakerRow.name, AliasRow.name),
            *(together.scalar_subquery(), o.about_id, about.name, o.mention_text, o.cue_text, o.confidence, o.rule),
            *(a.id, OutletRow.name, a.url, a.title, a.byline, a.published_at, a.published_at, a.published_at),
            *(a.language, o.start, o.end, o.prefix, o.suffix),
        )
        .join(a, a.id == o.article_id)
        .join(OutletRow, OutletRow.id == o.outlet_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == o.speaker_id)
        .outerjoin(AliasRow, AliasRow.id == o.alias_id)
        .outerjoin(about, about.id == o.about_id)
        .order_by(o.id)
    )


_QUERIES = {"quotes": _quotes, "occurrences": _occurrences, "speakers": _speakers}

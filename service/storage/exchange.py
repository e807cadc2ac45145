"""Reads the whole store as rows out of one database, and writes them into an empty one, with the same ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import JSON, Connection, LargeBinary, delete, exc, exists, func, insert, inspect, select, text
from sqlalchemy.orm import DeclarativeBase

from service.domain import QuoteKind
from service.errors import InvalidExport, StoreNotEmpty
from service.storage.arrivals import checked
from service.storage.connection.database import Database
from service.storage.contents import passages
from service.storage.correcting.arriving import check_corrections
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import (
    AliasRow,
    ArticleRow,
    FurtherSpeakerRow,
    OccurrenceRow,
    OutletRow,
    QuoteRow,
    RoleRow,
    SpeakerRow,
)
from service.storage.upkeep import change_log
from service.storage.watching.arrivals import note_import

Row = dict[str, Any]

_EXPORTED = (
    *(OutletRow, ArticleRow, QuoteRow, SpeakerRow, AliasRow, OccurrenceRow, FurtherSpeakerRow, RoleRow),
    *(CorrectionRow, CorrectionPlaceRow),
)
_TABLES: dict[str, type[DeclarativeBase]] = {row.__tablename__: row for row in _EXPORTED}
"""What an export holds, each after what it refers to. API keys, watches and webhooks
are of one installation and stay there, with their secrets; the log is made anew, since all that an index needs of it is
which quotes there are."""

_ROWS_AT_ONCE = 1_000
"""Held in memory: a megabyte or two."""


class Exchange:
    """Reads and fills a database as a whole. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def reading(self) -> Iterator[Contents]:
        """All that is stored, as one moment has it, whatever is written meanwhile."""
        with self._database.read() as connection:
            yield Contents(connection)

    @contextmanager
    def filling(self) -> Iterator[Filling]:
        """A place for rows; at the end of the block all of them are stored, and none if it fails.

        Raises StoreNotEmpty when an article is there.
        """
        with self._database.write() as connection:
            if connection.scalar(select(ArticleRow.id).limit(1)) is not None:
                raise StoreNotEmpty("there are articles already; give an empty data folder or database to import into")
            connection.execute(delete(OutletRow))  # a name may be left from an article that was taken out
            yield Filling(connection)


class Contents:
    """One state of a database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self) -> dict[str, int]:
        """How many rows each table has, in the order in which `rows` gives them."""
        counted = (select(func.count()).select_from(table).scalar_subquery() for table in _TABLES.values())
        return dict(zip(_TABLES, self._connection.execute(select(*counted)).one(), strict=True))

    def last_ids(self) -> dict[str, int]:
        """The last id that each table gave out, though its row may be gone: no id is ever used twice."""
        if self._connection.dialect.name == "sqlite":
            rows = self._connection.execute(text("SELECT name, seq FROM sqlite_sequence")).all()
            return dict.fromkeys(_TABLES, 0) | {name: last for name, last in rows if name in _TABLES}
        last = text("SELECT pg_sequence_last_value(CAST(pg_get_serial_sequence(:name, 'id') AS regclass))")
        return {name: self._connection.scalar(last, {"name": name}) or 0 for name in _TABLES}

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Every row by the name of its table, by id, as JSON has it; columns that are NULL are left out."""
        for name, table in _TABLES.items():
            binary = _columns(table, LargeBinary)
            query = select(*inspect(table).columns).order_by(inspect(table).columns["id"])
            for row in self._connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)).mappings():
                yield (
                    name,
                    {key: value.hex() if key in binary else value for key, value in row.items() if value is not None},
                )


class Filling:
    """An empty database that is being filled, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, name: str, rows: Sequence[Row]) -> None:
        """Store rows of one table. Raises InvalidExport when they do not fit it or what they refer to is missing."""
        try:
            table = _TABLES[name]
            arrived = checked(self._connection, name, [_as_columns(table, row) for row in rows])
            self._connection.execute(insert(table), arrived)
        except (exc.IntegrityError, exc.DataError, exc.ProgrammingError, exc.StatementError) as error:
            if isinstance(error, exc.OperationalError):
                raise
            raise InvalidExport(f"rows of the table {name} do not fit what is stored") from error
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise InvalidExport(f"rows of a table {name!r} with such columns are not known to this version") from error

    def finish(self, last_ids: Mapping[str, int]) -> None:
        """Write a log that names every quote, and let new ids begin after `last_ids` and after all ids in use. Raises
        InvalidExport when what is said of speakers and occurrences is not what the corrections say."""
        last = 0
        while ids := self._quote_ids(last):
            passages.add(self._connection, self._turns(ids))
            change_log.record(self._connection, ids)
            last = ids[-1]
        for name, table in _TABLES.items():
            used = self._connection.scalar(select(func.max(inspect(table).columns["id"]))) or 0
            self._continue_ids_after(name, max(used, last_ids.get(name, 0)))
        check_corrections(self._connection)
        note_import(self._connection)

    def _quote_ids(self, last: int) -> Sequence[int]:
        """The next ids of quotes after `last`, in order."""
        query = select(QuoteRow.id).where(QuoteRow.id > last).order_by(QuoteRow.id).limit(_ROWS_AT_ONCE)
        return self._connection.scalars(query).all()

    def _turns(self, quote_ids: Sequence[int]) -> dict[int, str]:
        """The texts of those of these quotes that are turns."""
        is_turn = exists().where(OccurrenceRow.quote_id == QuoteRow.id, OccurrenceRow.kind == QuoteKind.SPOKEN.value)
        query = select(QuoteRow.id, QuoteRow.text).where(QuoteRow.id.in_(quote_ids), is_turn)
        return {id: text for id, text in self._connection.execute(query)}  # noqa: C416  (typed rows)

    def _continue_ids_after(self, name: str, last: int) -> None:
        given = {"name": name, "last": last}
        if self._connection.dialect.name == "sqlite":
            self._connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), given)
            self._connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), given)
        elif last:
            self._connection.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"), given)


def _columns(table: type[DeclarativeBase], kind: type[Any]) -> frozenset[str]:
    return frozenset(column.key for column in inspect(table).columns if isinstance(column.type, kind))


def _as_columns(table: type[DeclarativeBase], row: Row) -> Row:
    """`row` with a value for every column; raises KeyError, TypeError or ValueError for what is none of its columns."""
    columns = inspect(table).columns
    unknown = row.keys() - {column.key for column in columns}
    if unknown:
        raise KeyError(*unknown)
    return {column.key: _value(column, row.get(column.key, _default(column))) for column in columns}


def _default(column: Any) -> Any:
    """What a column has in a row that was exported before there was such a column."""
    return column.server_default.arg if column.server_default is not None else None


def _value(column: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, LargeBinary):
        return bytes.fromhex(value)
    expected = list if isinstance(column.type, JSON) else column.type.python_type
    if isinstance(value, bool) and expected is not bool:
        raise TypeError(column.key)
    if not isinstance(value, expected) and not (expected is float and isinstance(value, int)):
        raise TypeError(column.key)
    return value

"""Statements that every question asks: made once, and put to SQLite by its driver.

To look a statement up in its cache, to make a result and rows of what the driver answers takes SQLAlchemy twice as long
as SQLite takes to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.types import TypeEngine

from service.steps import step

Rows = Sequence[Sequence[Any]]
_Convert = Callable[[Any], Any]


class _Made(NamedTuple):
    """A statement's text, its parameters in order, each with its value when none is given and what converts one for the
    driver, and what converts the columns of an answer that the driver gives otherwise than we want them."""

    text: str
    parameters: Sequence[tuple[str, Any, _Convert | None]]
    columns: Sequence[tuple[int, _Convert]]

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values of the parameters, as the driver takes them."""
        values = ((given.get(name, usual), convert) for name, usual, convert in self.parameters)
        return tuple([convert(value) if convert else value for value, convert in values])

    def converted(self, rows: Rows) -> Rows:
        """The rows as SQLAlchemy gives them."""
        lists = [list(row) for row in rows] if self.columns else rows
        for place, convert in self.columns:
            for row in lists:
                row[place] = convert(row[place])  # type: ignore[index]  # lists, where there are such columns
        return lists


class Ready:
    """A query with named parameters, for any database; to be kept for as long as the process lives."""

    def __init__(self, query: Select[*tuple[Any, ...]]) -> None:
        self._query = query
        self._made: _Made | None = None

    def rows(self, connection: Connection, given: Mapping[str, Any]) -> Rows:
        """All rows that it finds with the parameters `given`, whose columns are as SQLAlchemy gives them."""
        if connection.dialect.name != "sqlite":  # a server's answer takes longer than all that is saved
            return connection.execute(self._query, given).all()
        made = self._made = self._made or _make(self._query, connection.dialect)
        with step("database SELECT"):
            cursor = connection.connection.cursor()
            cursor.execute(made.text, made.values(given))
            return made.converted(cursor.fetchall())


def _make(query: Select[*tuple[Any, ...]], dialect: Dialect) -> _Made:
    compiled = query.compile(dialect=dialect)
    usual, binds = compiled.params, compiled.binds
    names = compiled.positiontup or ()
    parameters = [(name, usual[name], _type_of(binds[name].type, dialect).bind_processor(dialect)) for name in names]
    columns = (_type_of(column.type, dialect).result_processor(dialect, None) for column in query.selected_columns)
    return _Made(str(compiled), parameters, [(at, convert) for at, convert in enumerate(columns) if convert])


def _type_of(column_type: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return column_type.dialect_impl(dialect)

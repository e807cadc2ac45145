"""Compares a column with a list of ids given as one parameter: the statement is the same text however many there are.

Writing out a parameter for each id, anew for each execution, took longer than reading the rows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Dialect, Text, TypeDecorator, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType


class _Ids(TypeDecorator[Sequence[int]]):
    """An array in PostgreSQL, JSON in SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(ARRAY(BigInteger) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:
        ids = list(value or ())
        return ids if dialect.name == "postgresql" else json.dumps(ids)


class _InIds(FunctionElement[bool]):
    """A column and a parameter of ids."""

    inherit_cache = True
    type = NullType()  # type: ignore[assignment]
    """No Boolean: SQLAlchemy would compare that with 1 on SQLite, which then reads every row."""


def in_ids(column: ColumnElement[int] | Any, name: str = "ids") -> ColumnElement[bool]:
    """Whether `column` is one of the ids that are given as the parameter `name`, a list."""
    return _InIds(column, bindparam(name, type_=_Ids()))


@compiles(_InIds, "sqlite")
def _in_json(element: _InIds, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = [compiler.process(clause, **options) for clause in element.clauses]
    return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608  # both come from the compiler


@compiles(_InIds, "postgresql")
def _in_array(element: _InIds, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = [compiler.process(clause, **options) for clause in element.clauses]
    return f"{column} = ANY({ids})"

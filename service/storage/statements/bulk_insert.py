"""Inserts many rows by one statement, and says which id each was given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, inspect
from sqlalchemy.orm import DeclarativeBase


def insert_all(
    connection: Connection, table: type[DeclarativeBase], rows: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> list[int]:
    """Insert `rows`; returns their ids, in order. `key` names columns that tell the rows apart.

    A database returns what it inserted in no order; asking for one (sort_by_parameter_order) makes SQLAlchemy send
    SQLite a statement for each row. Rows of equal key get their ids in ascending order.
    """
    if not rows:
        return []
    columns = inspect(table).columns
    made = insert(table).returning(columns["id"], *(columns[name] for name in key))
    ids: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for id, *values in connection.execute(made, rows):
        ids[tuple(values)].append(id)
    for ids_of_key in ids.values():
        ids_of_key.sort(reverse=True)
    return [ids[tuple(row[name] for name in key)].pop() for row in rows]

"""Writes a table as CSV, as lines of JSON or as Parquet, while its rows are read."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, BinaryIO

from service.files.extras import library_of
from service.files.formulae import without_formula
from service.tabular import ColumnType, TableForm

_ROWS_AT_ONCE = 10_000
"""Of a Parquet file, in one group: what reads it holds a group in memory."""

Rows = Iterable[tuple[Any, ...]]
Writer = Callable[[TableForm, Rows, BinaryIO], None]


def write_csv(table: TableForm, rows: Rows, file: BinaryIO) -> None:
    """RFC 4180 in UTF-8: a head, then a row each. What a spreadsheet would take for a formula has an apostrophe
    before it."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in table.columns])
        writer.writerows([_cell(value) for value in row] for row in rows)
        text.flush()
    finally:
        text.detach()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return without_formula(value)
    return _as_text(value) if isinstance(value, date) else value


def _as_text(moment: date) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def write_jsonl(table: TableForm, rows: Rows, file: BinaryIO) -> None:
    """An object a line; what is empty is null."""
    names = [column.name for column in table.columns]
    for row in rows:
        values = [_as_text(value) if isinstance(value, (date, datetime)) else value for value in row]
        file.write(json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False).encode() + b"\n")


def write_parquet(table: TableForm, rows: Rows, file: BinaryIO) -> None:
    """Parquet with typed columns, in groups of ten thousand rows. Raises MissingExtra."""
    arrow = library_of("parquet", "pyarrow")
    parquet = library_of("parquet", "pyarrow.parquet")
    types = {
        ColumnType.INTEGER: arrow.int64(),
        ColumnType.NUMBER: arrow.float64(),
        ColumnType.TEXT: arrow.large_string(),
        ColumnType.DATE: arrow.date32(),
        ColumnType.TIME: arrow.timestamp("us", "UTC"),
    }
    fields = [
        arrow.field(column.name, types[column.type], metadata={"description": column.meaning})
        for column in table.columns
    ]
    schema = arrow.schema(fields)
    rows = iter(rows)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := list(itertools.islice(rows, _ROWS_AT_ONCE)):
            columns = zip(*batch, strict=True)
            arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


WRITERS: dict[str, Writer] = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}

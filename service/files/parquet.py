"""Reads Parquet a few rows at a time, and only the columns that are wanted."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, cast

from service.errors import UnreadableDocument
from service.files.extras import library_of
from service.files.lines import Notice
from service.files.opening import Opened
from service.files.row import Row, Table

_ROWS_AT_ONCE = 64
"""Articles are long: these are in memory, and a column of more than 2 GB in one piece overflows Arrow's offsets."""
_BUFFER_BYTES = 1_048_576
_LARGE_GROUP_BYTES = 1_000_000_000


def read_parquet(opened: Opened, wanted: Callable[[tuple[str, ...]], Iterable[str]], notice: Notice) -> Table:
    """The rows of a Parquet file. `wanted` chooses among the names of its columns.

    Raises MissingExtra, and UnreadableDocument for what is no Parquet.
    """
    arrow = library_of("parquet", "pyarrow")
    parquet = library_of("parquet", "pyarrow.parquet")
    stream = _seekable(opened)
    try:
        # read as it is needed, and not whole groups ahead: a file may be one group
        file = parquet.ParquetFile(stream, buffer_size=_BUFFER_BYTES, pre_buffer=False)
    except (arrow.ArrowException, OSError) as error:
        raise UnreadableDocument(f"it is no Parquet file that can be read ({_brief(error)})") from error
    largest = max((file.metadata.row_group(group).total_byte_size for group in range(file.num_row_groups)), default=0)
    if largest > _LARGE_GROUP_BYTES:
        notice(f"has a row group of {largest / 1e9:.1f} GB, which may take as much memory; write smaller row groups")
    names = tuple(file.schema_arrow.names)
    return Table(names, _closing(stream, _rows(arrow, file, names, wanted)))


def _closing(stream: BinaryIO, rows: Iterator[Row]) -> Iterator[Row]:
    with stream:
        yield from rows


def _seekable(file: Opened) -> BinaryIO:
    """The stream itself, or a copy on disk of one that only goes forward: a Parquet file is read from its end.

    Raises UnreadableDocument when it was packed and is cut off.
    """
    if file.unpacking is None and file.stream.seekable():
        return file.stream
    copy = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115  # closed with the rows
    shutil.copyfileobj(file.stream, copy)
    file.check_whole()
    copy.seek(0)
    return copy


def _rows(
    arrow: Any, file: Any, names: tuple[str, ...], wanted: Callable[[tuple[str, ...]], Iterable[str]]
) -> Iterator[Row]:
    number = 0
    columns = list(wanted(names))
    try:
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns, use_threads=False):
            for values in _as_python(arrow, batch).to_pylist():
                number += 1
                yield Row(number, values)
    except (arrow.ArrowException, OSError, OverflowError, UnicodeDecodeError, ValueError) as error:
        raise UnreadableDocument(f"it cannot be read behind row {number} ({_brief(error)})") from error


def _as_python(arrow: Any, batch: Any) -> Any:
    """`batch` with times in microseconds: Python has no shorter ones, and finer ones would be refused."""
    columns = []
    for column in batch.columns:
        if arrow.types.is_timestamp(column.type):
            column = column.cast(arrow.timestamp("us", column.type.tz), safe=False)  # noqa: PLW2901
        columns.append(column)
    return arrow.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _brief(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__

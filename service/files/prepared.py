"""The Parquet form of prepared articles: its columns, and how a file of it is written and read a few rows at a time.

A file is sorted by `service.archives.rows.order_of`, so that many of them are merged without holding them in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from service.errors import InvalidPrepared
from service.files.extras import library_of

FORMAT = 1
"""Raised when a column changes its meaning or goes; `quoteverify load` refuses every other number."""
_FORMAT, _READER = b"quoteverify.format", b"quoteverify.reader"
_ROWS_OF_GROUP = 128
"""As many of each file are in memory while files are merged: half a megabyte. Fewer cost more to write than to pack."""
_ROWS_AT_ONCE = 1024
"""Rows that wait as Python has them: to pack a few costs as much as to pack these."""
_REPEATED = ["outlet", "kind", "language"]
"""Columns whose values repeat; for the others a dictionary costs time and makes files larger."""
UNFINISHED = ".tmp"
"""The ending of a file that is being written, or that a crash left."""

Row = Mapping[str, Any]


class Versions(NamedTuple):
    """The number of a file's format, and that of the reader (`service.reading`) that found its quotes."""

    format: int
    reader: int


class PreparedRows:
    """Rows that wait to be written, as small as Arrow makes them. Raises MissingExtra."""

    def __init__(self) -> None:
        self._arrow = library_of("parquet", "pyarrow")
        self._fresh: list[Row] = []
        self._tables: list[Any] = []

    def add(self, row: Row) -> None:
        """Take one more row in."""
        self._fresh.append(row)
        if len(self._fresh) == _ROWS_AT_ONCE:
            self._pack()

    def _pack(self) -> None:
        self._tables.append(self._arrow.Table.from_pylist(self._fresh, schema=_schema()))
        self._fresh = []

    def write(self, path: Path, order: Sequence[int], reader: int) -> None:
        """Write all rows, by their numbers in this order, and hold none of them any more.

        The file gets its name when it is whole and safe on the disk. Raises OSError.
        """
        self._pack()
        versions = {_FORMAT: str(FORMAT).encode(), _READER: str(reader).encode()}
        whole = self._arrow.concat_tables(self._tables).combine_chunks().replace_schema_metadata(versions)
        self._tables = []
        with written(path) as file:
            library_of("parquet", "pyarrow.parquet").write_table(
                whole.take(self._arrow.array(order, self._arrow.int64())),
                file,
                row_group_size=_ROWS_OF_GROUP,
                compression="zstd",
                use_dictionary=_REPEATED,
                write_statistics=False,
                write_page_checksum=True,
            )


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name at the end of the block, when it is safe on the disk, whoever else writes the same."""
    part = path.with_name(f".{path.name}.{os.getpid()}{UNFINISHED}")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


class PreparedFile:
    """A file of prepared articles. Raises InvalidPrepared for what is none, or damaged; MissingExtra."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._arrow = library_of("parquet", "pyarrow")
        self._parquet = library_of("parquet", "pyarrow.parquet")
        try:
            with self._opened() as file:
                self._metadata = file.metadata
                self._names = file.schema_arrow.names
        except (self._arrow.ArrowException, OSError) as error:
            raise InvalidPrepared(f"{path} is no Parquet file that can be read ({error}); {_AGAIN}") from error

    @property
    def count(self) -> int:
        """How many articles it holds."""
        return int(self._metadata.num_rows)

    @property
    def versions(self) -> Versions:
        """By what it was made."""
        said = self._metadata.metadata or {}
        try:
            return Versions(int(said[_FORMAT]), int(said[_READER]))
        except (KeyError, ValueError) as error:
            raise InvalidPrepared(
                f"{self._path} does not say that it holds prepared articles; give a folder that `quoteverify prepare` "
                "or `quoteverify-spark` wrote, as it was written"
            ) from error

    def groups(self, columns: Sequence[str]) -> Iterator[list[Row]]:
        """These columns of its rows in order, a few at a time. It is open only while they are read: there may be
        thousands of files."""
        for number in range(self._metadata.num_row_groups):
            yield self._group(number, columns).to_pylist()

    def group(self, number: int) -> PreparedGroup:
        """All columns of the rows of one group."""
        return PreparedGroup(self._group(number, None))

    def _group(self, number: int, columns: Sequence[str] | None) -> Any:
        try:
            with self._opened() as file:
                return file.read_row_group(number, columns, use_threads=False)
        except (self._arrow.ArrowException, OSError, KeyError, UnicodeDecodeError) as error:
            raise InvalidPrepared(f"{self._path} cannot be read in group {number} ({error}); {_AGAIN}") from error

    def _opened(self) -> Any:
        metadata = getattr(self, "_metadata", None)
        return self._parquet.ParquetFile(self._path, metadata=metadata, page_checksum_verification=True)


class PreparedGroup:
    """Some rows, as small as Arrow has them."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def row(self, at: int) -> Row:
        """The row of this number in the group, from 0."""
        rows: list[Row] = self._table.slice(at, 1).to_pylist()
        return rows[0]


_AGAIN = "prepare it again, or take another copy"


@cache
def _schema() -> Any:
    """The columns. Offsets count code points of the article's text; `outer` and the numbers of people count from 0
    within the article's lists `quotes` and `cast`."""
    arrow = library_of("parquet", "pyarrow")
    text, number = arrow.string(), arrow.int32()
    span = arrow.struct([("start", number), ("end", number)])
    member = arrow.struct([("name", text), ("aliases", arrow.list_(text)), ("roles", arrow.list_(text))])
    attribution = arrow.struct(
        [
            ("speaker", number),
            ("about", number),
            ("others", arrow.list_(number)),
            ("mention", span),
            ("cue", span),
            ("rule", text),
            ("confidence", arrow.float64()),
            ("stance", text),
        ]
    )
    quote = arrow.struct(
        [
            ("outer", number),
            ("start", number),
            ("end", number),
            ("open", text),
            ("close", text),
            ("parts", arrow.list_(span)),
            ("kind", text),
            ("attribution", attribution),
        ]
    )
    plain = ("outlet", "url", "title", "byline", "published_at", "language", "evidence", "kind", "text")
    left_out = arrow.struct([("reason", text), ("text", text)])
    return arrow.schema(
        [
            *((name, text) for name in plain),
            ("text_hash", arrow.binary(32)),
            ("layout", text),
            ("left_out", arrow.list_(left_out)),
            ("cast", arrow.list_(member)),
            ("quotes", arrow.list_(quote)),
        ]
    )

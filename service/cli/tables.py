"""Takes files of many articles apart: tables, lines of JSON, web archives. Each row is a piece, in order."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from service.article_rows import body_of_cells, check_columns, choose_columns, suits
from service.cli.pieces import Instructions, Piece
from service.errors import InvalidArticle, QuoteVerifyError
from service.files.delimited import COMMA, TAB, Form, read_delimited
from service.files.lines import Line, text_lines
from service.files.opening import Opened, opened
from service.files.parquet import read_parquet
from service.files.row import Row, Table
from service.files.warc import LeftOutRecord, read_warc

LINES = (".jsonl", ".ndjson")
_HEAD_LINES = 50
"""Of lines of JSON, whose names are not said once for all."""


class Watch:
    """What somebody who waits wants to know of a file; this one tells nobody."""

    def begins(self, path: Path, file: Opened) -> None:
        """A file is read from now on."""

    def notice(self, path: Path, text: str) -> None:
        """Something about a file that people should know."""

    def kept_out(self, names: Iterable[str]) -> None:
        """Columns that give no field of an article."""


def table_pieces(path: Path, instructions: Instructions, watch: Watch) -> Iterator[Piece]:
    """The rows of a file, a piece each; a file of any size is never held in memory as a whole. What cannot be read is a
    piece with a fault."""
    last = 0
    try:
        with opened(path) as file:
            watch.begins(path, file)
            held: Piece | None = None
            for piece in _READERS[instructions.kind_of(path)](path, file, instructions, watch):
                if held is not None:
                    yield held
                held, last = piece, piece.number or last
            if held is not None:
                is_cut = file.is_cut and held.content is not None
                yield replace(held, content=None, fault="it is cut off") if is_cut else held
            file.check_whole()
    except OSError as error:
        yield Piece(path, fault=f"it cannot be opened: {error.strerror or error}")
    except QuoteVerifyError as error:
        yield Piece(path, fault=f"behind {last}, {error}" if last else str(error))


def _delimited(path: Path, file: Opened, instructions: Instructions, watch: Watch) -> Iterator[Piece]:
    sign = TAB if instructions.kind_of(path) == ".tsv" else COMMA
    cells = instructions.cells
    form = Form(cells.delimiter or sign, cells.delimiter is not None, cells.escape)
    lines = _lines(path, file, instructions, watch)
    reading = instructions.reading
    table = read_delimited(lines, form, instructions.longest, lambda names: suits(names, reading))
    return _rows(path, table, instructions, watch)


def _parquet(path: Path, file: Opened, instructions: Instructions, watch: Watch) -> Iterator[Piece]:
    def wanted(names: tuple[str, ...]) -> Iterable[str]:
        return set(choose_columns(names, instructions.reading).of_field.values())

    return _rows(path, read_parquet(file, wanted, lambda text: watch.notice(path, text)), instructions, watch)


def _rows(path: Path, table: Table, instructions: Instructions, watch: Watch) -> Iterator[Piece]:
    check_columns(table.columns, instructions.reading)
    columns = choose_columns(table.columns, instructions.reading)
    watch.kept_out(columns.kept_out)
    for row in table.rows:
        yield _piece(path, row, lambda row: body_of_cells(row.values, columns.of_field, instructions.reading.order))


def _piece(path: Path, row: Row, body_of: Callable[[Row], dict[str, object]]) -> Piece:
    if row.fault is not None:
        return Piece(path, row.number, fault=row.fault)
    try:
        return Piece(path, row.number, body_of(row))
    except InvalidArticle as error:
        return Piece(path, row.number, fault=str(error))


def _json_lines(path: Path, file: Opened, instructions: Instructions, watch: Watch) -> Iterator[Piece]:
    lines = _lines(path, file, instructions, watch)
    if instructions.reading.columns:
        head = list(itertools.islice(lines, _HEAD_LINES))
        _check_names(head, instructions)
        lines = itertools.chain(head, lines)
    for line in lines:
        if line.fault is not None:
            yield Piece(path, line.number, fault=line.fault)
        elif line.text.strip():
            yield Piece(path, line.number, line.text)


def _check_names(head: Iterable[Line], instructions: Instructions) -> None:
    """Raise UnreadableDocument when none of the first lines has what a person named."""
    names: dict[str, None] = {}
    for line in head:
        with suppress(ValueError, RecursionError):
            row = json.loads(line.text)
            names.update(dict.fromkeys(row if isinstance(row, dict) else ()))
    if names:
        choose_columns(list(names), instructions.reading)


def _archive(path: Path, file: Opened, instructions: Instructions, watch: Watch) -> Iterator[Piece]:
    for record in read_warc(file.stream, instructions.longest):
        match record:
            case LeftOutRecord():
                yield Piece(path, record.number, left_out=record.reason)
            case _:
                if record.encoding is not None:
                    watch.notice(path, f"names no encoding for record {record.number}; read as {record.encoding}")
                yield Piece(path, record.number, record)


def _lines(path: Path, file: Opened, instructions: Instructions, watch: Watch) -> Iterator[Line]:
    return text_lines(file.stream, instructions.longest, instructions.encoding, lambda text: watch.notice(path, text))


_READERS: dict[str, Callable[[Path, Opened, Instructions, Watch], Iterator[Piece]]] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    **dict.fromkeys(LINES, _json_lines),
    ".parquet": _parquet,
    ".warc": _archive,
}
TABLES = tuple(_READERS)

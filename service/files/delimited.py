"""Reads CSV and its like: a head that names the columns, then a row each; a broken row does not take others with it."""

from __future__ import annotations

import csv
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.errors import UnreadableDocument
from service.files.lines import Line
from service.files.row import Row, Table

COMMA, TAB = ",", "\t"
_OTHERS = (";", "\t", "|", ",")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""What some spreadsheets write first, to tell themselves how cells are parted."""


@dataclass(frozen=True, slots=True)
class Form:
    """How cells are written. `escape` stands before a quotation mark within a cell; without it, the mark is doubled.

    `delimiter` is what the ending of the file's name says, and `is_given` tells that a person said it.
    """

    delimiter: str
    is_given: bool = False
    escape: str | None = None


def read_delimited(lines: Iterator[Line], form: Form, longest: int, suits: Callable[[tuple[str, ...]], bool]) -> Table:
    """The rows behind the head. `suits` tells whether names of columns are those that are wanted: where they are not,
    and would be if the cells were parted by another sign, they are parted by that.

    Nothing is guessed from what the cells hold: in rows of quoted speech, guesses take spaces for the sign.
    Raises UnreadableDocument for a file without a head.
    """
    feed = _Feed(lines, longest)
    first = next(feed.lines(), None)
    separator = _SEPARATOR_LINE.fullmatch(first.text) if first else None
    if separator and not form.is_given:
        form = Form(separator[1], is_given=True, escape=form.escape)
    elif first is not None:
        feed.read_again([first])
    head, form = _head(feed, form, suits)
    names = tuple(name.strip() for name in head)
    return Table(names, _rows(feed, form, names))


def _head(feed: _Feed, form: Form, suits: Callable[[tuple[str, ...]], bool]) -> tuple[list[str], Form]:
    signs = [form.delimiter, *(() if form.is_given else (sign for sign in _OTHERS if sign != form.delimiter))]
    heads = []
    for sign in signs:
        tried = Form(sign, form.is_given, form.escape)
        row = next(_records(feed, tried), None)
        feed.read_again(feed.taken)
        heads.append((row, tried))
        if isinstance(row, _Cells) and suits(tuple(cell.strip() for cell in row.cells)):
            break
    else:
        row, tried = heads[0]
    if row is None:
        raise UnreadableDocument("it is empty; the first line names the columns")
    if isinstance(row, Row):
        raise UnreadableDocument(f"line {row.number}, which names the columns, cannot be read: {row.fault}")
    next(_records(feed, tried), None)
    return row.cells, tried


@dataclass(frozen=True, slots=True)
class _Cells:
    number: int
    cells: list[str]


def _rows(feed: _Feed, form: Form, names: tuple[str, ...]) -> Iterator[Row]:
    for record in _records(feed, form):
        if isinstance(record, Row):
            yield record
        elif len(record.cells) != len(names):
            yield Row(record.number, fault=f"it has {len(record.cells)} cells, and the head names {len(names)} columns")
        else:
            yield Row(record.number, dict(zip(names, record.cells, strict=True)))


def _records(feed: _Feed, form: Form) -> Iterator[_Cells | Row]:
    """Each record with a cell in it, or why it is none; behind a broken one, reading goes on at the next line."""
    csv.field_size_limit(sys.maxsize)  # `feed` bounds a record as a whole
    reader = csv.reader(
        feed, strict=True, delimiter=form.delimiter, escapechar=form.escape, doublequote=form.escape is None
    )
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _BrokenLine) as error:
            broken, *rest = feed.taken
            feed.read_again(rest)
            yield Row(broken.number, fault=_fault(error, broken, form))
            continue
        if any(cells):
            yield _Cells(feed.taken[0].number, cells)


def _fault(error: csv.Error | _BrokenLine, broken: Line, form: Form) -> str:
    if isinstance(error, _BrokenLine):
        return str(error)
    hint = "; its marks have backslashes before them: give --escape '\\'"
    hint = hint if '\\"' in broken.text and form.escape is None else ""
    return f"a quotation mark in it is neither doubled nor the end of a cell ({error}){hint}"


class _BrokenLine(Exception):
    """A line that gives no text, or a record that does not end."""


class _Feed:
    """Hands lines to the csv module, keeps those of the record at hand, and takes back what is to be read again."""

    def __init__(self, lines: Iterator[Line], longest: int) -> None:
        self._lines, self._longest = lines, longest
        self._again = deque[Line]()
        self._size = 0
        self.taken: list[Line] = []

    def lines(self) -> Iterator[Line]:
        """Lines, in turn."""
        while True:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            yield line

    def begin(self) -> None:
        """A record begins."""
        self.taken, self._size = [], 0

    def read_again(self, lines: list[Line]) -> None:
        """Hand `lines` out once more, before all others."""
        self._again.extendleft(reversed(lines))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self.lines())
        self.taken.append(line)
        self._size += len(line.text)
        if line.fault is not None:
            raise _BrokenLine(line.fault)
        if self._size > self._longest:
            raise _BrokenLine(
                f"it does not end within {self._longest:,} characters (QUOTEVERIFY_MAX_BODY_BYTES): "
                "a quotation mark in it may be open"
            )
        return line.text

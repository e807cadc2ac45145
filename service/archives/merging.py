"""Merges files of prepared articles, each sorted, into one order: the same, however they are spread over files."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from service.archives.rows import ORDER_COLUMNS, Order, order_of, prepared_of
from service.errors import InvalidPrepared
from service.files.prepared import PreparedFile, PreparedGroup, Row
from service.storage.recording.preparation import Prepared


class _Group:
    """A group of rows of a file, whose texts and quotes are read when one of them is asked for."""

    def __init__(self, file: PreparedFile, number: int) -> None:
        self._file, self._number = file, number
        self._whole: PreparedGroup | None = None

    def row(self, at: int) -> Row:
        self._whole = self._whole or self._file.group(self._number)
        return self._whole.row(at)


class Waiting(NamedTuple):
    """An article that is the next in order and has not been read yet."""

    order: Order
    group: _Group
    at: int
    reader: int

    def prepared(self) -> Prepared:
        """The article. Raises InvalidPrepared."""
        return prepared_of(self.group.row(self.at), self.reader)


def merged(files: Iterable[PreparedFile]) -> Iterator[Waiting]:
    """The articles of all files in order. A group of each is in memory. Raises InvalidPrepared."""
    return heapq.merge(*map(_in_order, files), key=lambda waiting: waiting.order)


def _in_order(file: PreparedFile) -> Iterator[Waiting]:
    last: Order | None = None
    reader = file.versions.reader
    for number, rows in enumerate(file.groups(ORDER_COLUMNS)):
        group = _Group(file, number)
        for at, row in enumerate(rows):
            order = order_of(row)
            if last is not None and order < last:
                raise InvalidPrepared("the articles of a file are not in their order; prepare it again")
            last = order
            yield Waiting(order, group, at, reader)

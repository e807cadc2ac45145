"""Use case: the whole store as lines of JSON, and such lines as a store again, with the same answers to every question.

The first line says what it is, the last that it is whole. Each line ends with a sum over itself and all before it, so
that the first one that was changed, lost or put elsewhere can be named.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import service
from service.errors import InvalidExport
from service.storage.exchange import Filling, Row
from service.storage.store import Store

FORMAT = 1
"""Raise it when what lines mean changes."""
_AT_ONCE = 500
_SUM = 16
_GZIP = b"\x1f\x8b"
"""How a file begins that gzip made: exports are often kept so, since it makes a third of them."""
_ENDING = re.compile(rb',"sum":"([0-9a-f]{16})"\}\r?\n?\Z')

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; of 0 when that is not known."""


class Seal:
    """A sum over all lines so far."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def sealed(self, body: Mapping[str, Any]) -> bytes:
        """`body` as the next line."""
        content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        return content[:-1] + b',"sum":"' + self._next(content) + b'"}\n'

    def opened(self, line: bytes, number: int) -> dict[str, Any]:
        """What the next line holds; raises InvalidExport when it is not as it was written."""
        ending = _ENDING.search(line)
        if ending is None or self._next(line[: ending.start()] + b"}") != ending[1]:
            raise InvalidExport(f"line {number} is not as it was written, or a line before it is missing; {_HINT}")
        body = json.loads(line)
        if not isinstance(body, dict):
            raise InvalidExport(f"line {number} is no object; {_HINT}")
        return body

    def _next(self, content: bytes) -> bytes:
        self._hash.update(content)
        return self._hash.hexdigest()[:_SUM].encode()


_HINT = "nothing was imported; take another copy"


def export_lines(store: Store, progress: Progress) -> Iterator[bytes]:
    """Everything in `store` as one moment has it, while it goes on being used. Holds few rows in memory.

    Raises StorageUnavailable.
    """
    seal = Seal()
    with store.exchange.reading() as contents:
        counts = contents.counts()
        total = sum(counts.values())
        first = {"quoteverify": "export", "format": FORMAT, "version": service.__version__, "rows": counts}
        yield seal.sealed(first | {"last_ids": contents.last_ids()})
        for number, (table, row) in enumerate(contents.rows(), start=1):
            yield seal.sealed({"table": table} | row)
            progress(number, total)
        yield seal.sealed({"closing": True, "rows": counts})


def import_lines(lines: Iterable[bytes], store: Store, progress: Progress) -> dict[str, int]:
    """Fill `store`, which must be empty, with what `export_lines` gave; returns how many rows each table got.

    All or nothing, in one transaction. Raises InvalidExport with the number of the line at fault, StoreNotEmpty,
    StorageUnavailable.
    """
    seal = Seal()
    bodies = _bodies(lines, seal)
    with store.exchange.filling() as filling:
        first = _first(bodies)
        got = _fill(filling, bodies, sum(first["rows"].values()), progress)
        if got != {table: count for table, count in first["rows"].items() if count}:
            raise InvalidExport(f"it holds other numbers of rows than its first line says; {_HINT}")
        filling.finish(first["last_ids"])
    return dict(first["rows"])


def _bodies(lines: Iterable[bytes], seal: Seal) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line's number and what it holds, up to the closing line, which must be there and be the last."""
    number = 0
    is_closed = False
    for number, line in enumerate(lines, start=1):
        if is_closed:
            raise InvalidExport(f"line {number} comes after the closing line; {_HINT}")
        if number == 1 and line.startswith(_GZIP):
            raise InvalidExport("it is compressed; unpack it: `gunzip --stdout FILE | quoteverify import -`")
        body = seal.opened(line, number)
        is_closed = "closing" in body
        yield number, body
    if not is_closed:
        raise InvalidExport(f"it ends after line {number} without a closing line, so the rest is missing; {_HINT}")


def _first(bodies: Iterator[tuple[int, dict[str, Any]]]) -> dict[str, Any]:
    _, first = next(bodies)
    if first.get("quoteverify") != "export" or not all(
        isinstance(first.get(key), dict) for key in ("rows", "last_ids")
    ):
        raise InvalidExport(f"line 1 does not say that this is an export of quoteverify; {_HINT}")
    if first.get("format") != FORMAT:
        raise InvalidExport(
            f"it has the format {first.get('format')!r} of quoteverify {first.get('version')}, and this is "
            f"{service.__version__}, which reads the format {FORMAT}; import it with that version"
        )
    return first


def _fill(
    filling: Filling, bodies: Iterable[tuple[int, dict[str, Any]]], total: int, progress: Progress
) -> dict[str, int]:
    got: Counter[str] = Counter()
    rows = itertools.takewhile(lambda numbered: "closing" not in numbered[1], bodies)
    for table, group in itertools.groupby(rows, key=lambda numbered: str(numbered[1].pop("table", ""))):
        while some := list(itertools.islice(group, _AT_ONCE)):
            _add(filling, table, some)
            got[table] += len(some)
            progress(sum(got.values()), total)
    for _ in bodies:  # nothing may follow
        pass
    return dict(got)


def _add(filling: Filling, table: str, some: list[tuple[int, Row]]) -> None:
    rows = [{key: value for key, value in row.items() if key != "sum"} for _, row in some]
    try:
        filling.add(table, rows)
    except InvalidExport as error:
        raise InvalidExport(f"lines {some[0][0]} to {some[-1][0]}: {error}; {_HINT}") from error

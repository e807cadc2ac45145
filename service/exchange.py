"""Use case: writes the whole store as lines of JSON, and fills a store from them that gives the same answers.

The first line says what the file is, the last that it is whole. Each line ends with a sum over itself and all lines
before it, so that the first line that was changed, lost or moved can be named.
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
from service.article_body import parse_body
from service.errors import InvalidArticle, InvalidExport
from service.storage.arrivals import LARGEST_ID
from service.storage.exchange import Filling, Row
from service.storage.store import Store

FORMAT = 5
"""To be raised when the meaning of a line changes. With 2 came the stances of occurrences, with 3 whom else they name
and what articles say that speakers are, with 4 corrections and by which reader an article was read, with 5
kinds of articles."""
_READABLE = (1, 2, 3, 4, 5)
_ROWS_AT_ONCE = 500
_SUM_DIGITS = 16
_GZIP = b"\x1f\x8b"
"""The first bytes of a file that gzip made: exports are often kept compressed, to a third of their size."""
_ENDING = re.compile(rb',"sum":"([0-9a-f]{16})"\}\r?\n?\Z')

Progress = Callable[[int, int], None]
"""Called with how many rows are done, of how many; of 0 when that is not known."""


class Seal:
    """A running sum over all lines so far, by which each line is sealed and checked."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def sealed(self, body: Mapping[str, Any]) -> bytes:
        """`body` as the next line, its sum added."""
        content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        return content[:-1] + b',"sum":"' + self._next(content) + b'"}\n'

    def opened(self, line: bytes, number: int) -> dict[str, Any]:
        """What the next line holds; raises InvalidExport when it is not as it was written."""
        ending = _ENDING.search(line)
        if ending is None or self._next(line[: ending.start()] + b"}") != ending[1]:
            raise InvalidExport(f"line {number} is not as it was written, or a line before it is missing; {_HINT}")
        try:
            body = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InvalidExport(f"line {number} is no JSON ({error}); {_HINT}") from error
        if not isinstance(body, dict):
            raise InvalidExport(f"line {number} is no object; {_HINT}")
        return body

    def _next(self, content: bytes) -> bytes:
        self._hash.update(content)
        return self._hash.hexdigest()[:_SUM_DIGITS].encode()


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
        counts = _fill(filling, bodies, sum(first["rows"].values()), progress)
        if counts != {table: count for table, count in first["rows"].items() if count}:
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
    """What the first line says, when it is that of an export in a format that can be read."""
    _, first = next(bodies)
    if first.get("quoteverify") != "export" or not all(_are_numbers(first.get(key)) for key in ("rows", "last_ids")):
        raise InvalidExport(f"line 1 does not say that this is an export of quoteverify; {_HINT}")
    if first.get("format") not in _READABLE:
        formats = " and ".join(map(str, _READABLE))
        raise InvalidExport(
            f"it has the format {first.get('format')!r} of quoteverify {first.get('version')}, and this is "
            f"{service.__version__}, which reads the formats {formats}; import it with that version"
        )
    return first


def _are_numbers(numbers: object) -> bool:
    """Whether these are names with numbers of rows, or ids, that there can be."""
    return isinstance(numbers, dict) and all(
        isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= LARGEST_ID
        for number in numbers.values()
    )


def _fill(
    filling: Filling, bodies: Iterable[tuple[int, dict[str, Any]]], total: int, progress: Progress
) -> dict[str, int]:
    """Store every row, up to the closing line; how many rows each table got."""
    counts: Counter[str] = Counter()
    rows = itertools.takewhile(lambda numbered: "closing" not in numbered[1], bodies)
    for table, group in itertools.groupby(rows, key=lambda numbered: str(numbered[1].pop("table", ""))):
        while numbered_rows := list(itertools.islice(group, _ROWS_AT_ONCE)):
            _add(filling, table, numbered_rows)
            counts[table] += len(numbered_rows)
            progress(sum(counts.values()), total)
    for _ in bodies:  # nothing may follow
        pass
    return dict(counts)


def _add(filling: Filling, table: str, numbered_rows: list[tuple[int, Row]]) -> None:
    """Store rows of one table, each with the number of its line."""
    rows = [{key: value for key, value in row.items() if key != "sum"} for _, row in numbered_rows]
    try:
        for row in rows if table == "article" else ():
            _check_article(row)
        filling.add(table, rows)
    except (InvalidExport, InvalidArticle) as error:
        raise InvalidExport(f"lines {numbered_rows[0][0]} to {numbered_rows[-1][0]}: {error}; {_HINT}") from error


def _check_article(row: Row) -> None:
    """Raise InvalidArticle for an article that nobody could send."""
    sent = {name: row[name] for name in ("text", "url", "title", "byline", "published_at", "language") if name in row}
    parse_body(sent | {"outlet": "checked by itself"})

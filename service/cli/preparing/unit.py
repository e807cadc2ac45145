"""Reads one unit: its articles into sorted files, what is broken beside them with the reason, then that it is done."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from service.archives.rows import Order, order_of, row_of
from service.cli.documents import pieces, read_piece
from service.cli.pieces import Instructions, Piece
from service.cli.pipeline import chunks
from service.cli.preparing.plan import BROKEN, DONE, Unit
from service.cli.tables import Watch
from service.files.prepared import PreparedRows, written
from service.ingestion import prepare_or_say_why
from service.reading import READER, Limits
from service.storage.recording.preparation import Prepared

MOST_ARTICLES, MOST_CHARACTERS = 20_000, 64_000_000
"""Of one file, which is sorted in memory: some 200 MB."""
_MOST_NOTICES = 3


@dataclass(slots=True)
class Counts:
    """What came of one unit, or of several; the seconds are by the clock of whoever read."""

    articles: int = 0
    quotes: int = 0
    broken: int = 0
    records: dict[str, int] = field(default_factory=dict)
    """The records of web archives that are no pages, by what they are."""
    kept_out: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    reading_seconds: float = 0.0
    seconds: float = 0.0

    def add(self, other: Counts) -> None:
        """Count what came of another unit, too."""
        for name in ("articles", "quotes", "broken", "reading_seconds", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.records = dict(Counter(self.records) + Counter(other.records))
        self.kept_out = list(dict.fromkeys(self.kept_out + other.kept_out))
        self.notices += other.notices


class _Heard(Watch):
    """Keeps what people should know of a file; of its slices the first says it."""

    def __init__(self, counts: Counts, *, is_first: bool) -> None:
        self._counts, self._is_first = counts, is_first

    def notice(self, path: Path, text: str) -> None:
        if self._is_first and len(self._counts.notices) < _MOST_NOTICES:
            self._counts.notices.append(f"{path} {text}")

    def kept_out(self, names: Iterable[str]) -> None:
        self._counts.kept_out = list(dict.fromkeys([*self._counts.kept_out, *names]))


def prepare_unit(unit: Unit, folder: Path, instructions: Instructions, limits: Limits) -> Counts:
    """Read one unit into `folder`, unless that was done; it may be done twice at once, and comes out the same.

    Raises MissingExtra, OSError when the folder cannot be written.
    """
    done = folder / DONE / f"{unit.number:05}.json"
    with suppress(FileNotFoundError):
        return Counts(**json.loads(done.read_text(encoding="utf-8")))
    if not Path(unit.path).exists():  # it was there when the units were planned
        raise FileNotFoundError(f"{unit.path} is not seen here; all who read must see it under this name")
    begun, counts, broken = time.perf_counter(), Counts(), []
    files = _Files(folder, unit.number)
    watch = _Heard(counts, is_first=unit.slice == 0)
    for piece in _pieces(unit, instructions, watch):
        prepared, fault = _read(piece, instructions, limits, counts)
        if prepared is not None:
            files.add(prepared)
            counts.articles, counts.quotes = counts.articles + 1, counts.quotes + len(prepared.quotes)
        elif fault is not None:
            broken.append({"file": unit.path, "number": piece.number, "reason": fault})
    files.close()
    counts.broken = len(broken)
    if broken:
        with written(folder / BROKEN / f"{unit.number:05}.jsonl") as file:
            file.writelines(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in broken)
    counts.seconds = time.perf_counter() - begun
    with written(done) as file:
        file.write(json.dumps(asdict(counts)).encode())
    return counts


def _pieces(unit: Unit, instructions: Instructions, watch: Watch) -> Iterator[Piece]:
    for number, chunk in enumerate(chunks(pieces(Path(unit.path), instructions, watch))):
        if number % unit.of == unit.slice:
            yield from chunk


def _read(
    piece: Piece, instructions: Instructions, limits: Limits, counts: Counts
) -> tuple[Prepared | None, str | None]:
    """The prepared article of a piece, or why there is none; neither for a record that is no page."""
    if piece.left_out is not None:
        counts.records[piece.left_out] = counts.records.get(piece.left_out, 0) + 1
        return None, None
    begun = time.perf_counter()
    document = read_piece(piece, instructions)
    read = prepare_or_say_why(document.article, limits) if document.article is not None else None
    counts.reading_seconds += time.perf_counter() - begun
    counts.kept_out = list(dict.fromkeys([*counts.kept_out, *document.kept_out]))
    if read is None:
        return None, document.fault or "it holds no article"
    return read.prepared, None if read.fault is None else str(read.fault)


class _Files:
    """The files of a unit: as many as it takes to hold a bounded number of articles in memory."""

    def __init__(self, folder: Path, unit: int) -> None:
        self._folder, self._unit, self._number = folder, unit, 0
        self._begin()

    def _begin(self) -> None:
        self._rows, self._orders, self._characters = PreparedRows(), list[Order](), 0

    def add(self, prepared: Prepared) -> None:
        row = row_of(prepared)
        self._rows.add(row)
        self._orders.append(order_of(row))
        self._characters += len(prepared.article.text)
        if len(self._orders) >= MOST_ARTICLES or self._characters >= MOST_CHARACTERS:
            self.close()

    def close(self) -> None:
        """Write what there is; nothing where there is none."""
        if self._orders:
            path = self._folder / f"part-{self._unit:05}-{self._number:03}.parquet"
            self._rows.write(path, sorted(range(len(self._orders)), key=self._orders.__getitem__), READER)
            self._number += 1
        self._begin()

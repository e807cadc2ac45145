"""Times looking a candidate quote up among many, beside what a user would pick instead. See README.md.

python -m bench.verify [--size N] [--texts DIR] [--no-peers] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz

from bench.corpus import corpus
from bench.edits import EDITS
from bench.peers import Answer, full_text_search, ours, scan
from bench.wordings import Generator
from service.matching.tantivy_index import TantivyIndex

PIECE = 50_000
OURS = "quoteverify"
Queries = dict[str, list[tuple[int, str]]]
WARM_UP = 50
"""Queries before the clock runs: a file that is read for the first time says how fast the disk is."""


@dataclass(frozen=True, slots=True)
class Row:
    """How one way did with one edit: milliseconds by the clock and of the processor, and the share found first."""

    way: str
    edit: str
    queries: int
    p50: float
    p99: float
    processor: float
    first: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run: how many quotes, seconds to build, bytes a quote of the index, megabytes the index adds, and the rows."""

    size: int
    built: float
    bytes_each: float
    megabytes: float
    rows: list[Row]


def main(given: Sequence[str] | None = None) -> None:
    """Build, ask, print a table."""
    arguments = _arguments(given)
    folder = Path(tempfile.mkdtemp(prefix="quoteverify-bench-"))
    try:
        outcome = _measured(arguments, folder)
    finally:
        shutil.rmtree(folder)
    if arguments.json:
        arguments.json.write_text(json.dumps(asdict(outcome), indent=1) + "\n", encoding="utf-8")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000, help="recorded quotes, at most")
    parser.add_argument("--texts", type=Path, help="a folder whose sentences are looked up instead of made wordings")
    parser.add_argument("--queries", type=int, default=200, help="queries for each edit")
    parser.add_argument("--peer-queries", type=int, default=5, help="queries for each edit that scans are asked")
    parser.add_argument("--no-peers", action="store_true", help="ask the others nothing")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    return parser.parse_args(given)


def _measured(arguments: argparse.Namespace, folder: Path) -> Outcome:
    texts = corpus(arguments.size, arguments.texts)
    before = _resident()
    index, seconds = _built(texts, folder / "index")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{len(texts):,} quotes: built in {seconds:.0f} s, {size / len(texts):.0f} bytes a quote", flush=True)
    queries = _queries(texts, arguments.queries)
    rows = _asked(texts, OURS, ours(texts, index), queries, arguments.queries)
    megabytes = _resident() - before
    print(f"the process has {megabytes:.0f} MB more than before the index, mapped files counted", flush=True)
    if not arguments.no_peers:
        search = full_text_search(texts, folder)
        rows += _asked(texts, "SQLite FTS5, six rarest words", search, queries, 50)
        rows += _asked(texts, "rapidfuzz ratio, exhaustive", scan(texts, fuzz.ratio), queries, arguments.peer_queries)
        rows += _asked(texts, "rapidfuzz WRatio, exhaustive", scan(texts, fuzz.WRatio), queries, 1)
        _compare(rows)
    return Outcome(len(texts), seconds, size / len(texts), megabytes, rows)


def _built(texts: Sequence[str], folder: Path) -> tuple[TantivyIndex, float]:
    index = TantivyIndex(folder, "bench")
    started = time.perf_counter()
    for position, piece in enumerate(_pieces(enumerate(texts)), start=1):
        index.apply(piece, (), position)
    return index, time.perf_counter() - started


def _pieces(numbered: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    while piece := list(islice(numbered, PIECE)):
        yield piece


def _queries(texts: Sequence[str], count: int) -> Queries:
    """For each edit, the numbers of texts and what they became; the same in every run."""
    generator = Generator(6)
    made: Queries = {}
    for edit, change in EDITS.items():
        draw = random.Random(5)
        chosen = draw.sample(range(len(texts)), min(count, len(texts)))
        made[edit] = [(at, change(texts[at], draw, generator)) for at in chosen]
    return made


def _asked(texts: Sequence[str], way: str, answer: Answer, queries: Queries, most: int) -> list[Row]:
    if way == OURS:
        for at in random.Random(7).sample(range(len(texts)), min(WARM_UP, len(texts))):
            answer(texts[at])
    return [_row(texts, (way, edit), answer, asked[:most]) for edit, asked in queries.items()]


def _row(texts: Sequence[str], named: tuple[str, str], answer: Answer, asked: Sequence[tuple[int, str]]) -> Row:
    times, processor, hits = [], [], 0
    for at, query in asked:
        started, worked = time.perf_counter(), time.thread_time()
        found = answer(query)
        times.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (time.thread_time() - worked))
        hits += found is not None and (found == at or texts[found] == texts[at])
    times.sort()
    row = Row(
        *named,
        len(asked),
        p50=statistics.median(times),
        p99=times[(len(times) - 1) * 99 // 100],
        processor=statistics.median(processor),
        first=hits / len(asked),
    )
    told = f"p50 {row.p50:.2f} | p99 {row.p99:.2f} | processor {row.processor:.2f} ms | first {row.first:.3f}"
    print(f"{row.way} | {row.edit} | {told}", flush=True)
    return row


def _compare(rows: Sequence[Row]) -> None:
    """How many times the processor time of our median query each of the others takes."""
    taken: dict[str, list[float]] = {}
    for row in rows:
        taken.setdefault(row.way, []).append(row.processor)
    for way, times in taken.items():
        print(f"{way}: {statistics.fmean(times) / statistics.fmean(taken[OURS]):,.1f} times our processor time")


def _resident() -> float:
    """Megabytes of memory that this process holds, mapped files counted."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()

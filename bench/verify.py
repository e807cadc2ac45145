"""Times looking a candidate quote up among many, beside what a user would pick instead. See README.md.

python -m bench.verify --data DIR [--size N] ...   whole verifications, in a data folder that is kept (filled when new)
python -m bench.verify --index DIR [--size N] ...  an index alone, without the database, kept (filled when new)
python -m bench.verify [--size N | --texts DIR]    the same in a folder that is thrown away
"""

from __future__ import annotations

import argparse
import gc
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
from bench.filling import fill, recorded
from bench.peers import Answer, full_text_search, ours, ours_without_storage, scan, trigram_search
from bench.wordings import Generator
from service.cli.workspace import workspace
from service.index.address import IndexAddress
from service.index.open import open_index
from service.index.protocol import CandidateIndex
from service.indexing import PIECES
from service.language.language import DEFAULT, language
from service.matching.verdict import SHORT
from service.text.normalise import normalise

OURS = "quoteverify"
OURS_ANY = "quoteverify, threshold 0"
"""Every closest quote is a match, as it is for a scan, which has no verdict."""
SCAN = "rapidfuzz ratio, exhaustive"
LONG = SHORT
"""Words of content from which on a candidate need not be nearly identical; the verdict's own figure."""
Queries = dict[str, list[tuple[int, str]]]
WARM_UP = 50
"""Queries before the clock runs: a file that is read for the first time says how fast the disk is."""


@dataclass(frozen=True, slots=True)
class Row:
    """How one way did with one edit: milliseconds by the clock and of the processor, and the share found first.

    `hits` says of each query, in order, whether its quote came first; `first_of_long` is the share among those of LONG
    words of content or more, None when there are none: shorter ones must be nearly identical by rule.
    """

    way: str
    edit: str
    queries: int
    p50: float
    p99: float
    processor: float
    processor_p99: float
    first: float
    first_of_long: float | None
    hits: list[bool]


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
    scratch = Path(tempfile.mkdtemp(prefix="quoteverify-bench-"))
    try:
        outcome = _in_data(arguments, scratch) if arguments.data else _in_index(arguments, scratch)
    finally:
        shutil.rmtree(scratch)
    if arguments.json:
        arguments.json.write_text(json.dumps(asdict(outcome), indent=1) + "\n", encoding="utf-8")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000, help="recorded quotes, at most")
    parser.add_argument("--data", type=Path, help="a data folder, filled with made quotes when it is new, and kept")
    parser.add_argument("--index", type=Path, help="a folder of an index alone, filled when it is new, and kept")
    parser.add_argument("--texts", type=Path, help="a folder whose sentences are looked up instead of made wordings")
    parser.add_argument("--queries", type=int, default=200, help="queries for each edit")
    parser.add_argument("--peer-queries", type=int, default=5, help="queries for each edit that scans are asked")
    parser.add_argument("--postgresql", metavar="URL", help="ask pg_trgm of this database too, in a table of its own")
    parser.add_argument("--no-peers", action="store_true", help="ask the others nothing")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    return parser.parse_args(given)


def _in_data(arguments: argparse.Namespace, scratch: Path) -> Outcome:
    """Whole verifications, the reading of the database included."""
    started = time.perf_counter()
    is_new = not (arguments.data / "quoteverify.db").exists()
    if is_new:
        fill(corpus(arguments.size, arguments.texts), arguments.data)
    seconds = time.perf_counter() - started if is_new else 0.0
    texts = recorded(arguments.data)
    before = _resident()
    with workspace(arguments.data) as (store, index, settings):
        size = _bytes(settings.index.folder)
        ways = {OURS: ours(store, index), OURS_ANY: ours(store, index, 0.0)}
        return _measured(arguments, texts, ways, (seconds, size, before), scratch)


def _in_index(arguments: argparse.Namespace, scratch: Path) -> Outcome:
    """Candidates and ranking only: the texts are in memory."""
    texts = corpus(arguments.size, arguments.texts)
    before = _resident()
    folder = arguments.index or scratch / "index"
    index, seconds = _built(texts, folder)
    ways = {OURS: ours_without_storage(texts, index)}
    return _measured(arguments, texts, ways, (seconds, _bytes(folder), before), scratch)


def _measured(
    arguments: argparse.Namespace,
    texts: Sequence[str],
    ways: dict[str, Answer],
    built: tuple[float, int, float],
    scratch: Path,
) -> Outcome:
    seconds, size, before = built
    print(f"{len(texts):,} quotes: built in {seconds:.0f} s, {size / len(texts):.0f} bytes a quote", flush=True)
    queries = made_queries(texts, arguments.queries)
    gc.collect()
    gc.freeze()  # as a worker does; the texts of the others are not its own
    rows = [row for way, answer in ways.items() for row in _rows(texts, way, answer, queries, arguments.queries)]
    megabytes = _resident() - before
    print(f"the process has {megabytes:.0f} MB more than before the index, mapped files counted", flush=True)
    if not arguments.no_peers:
        rows += _peers(arguments, texts, queries, scratch)
        _compare(rows)
    return Outcome(len(texts), seconds, size / len(texts), megabytes, rows)


def _peers(arguments: argparse.Namespace, texts: Sequence[str], queries: Queries, scratch: Path) -> list[Row]:
    few = arguments.peer_queries
    rows = _rows(texts, "SQLite FTS5, six rarest words", full_text_search(texts, scratch), queries, 10 * few)
    rows += _rows(texts, SCAN, scan(texts, fuzz.ratio), queries, few)
    rows += _rows(texts, "rapidfuzz WRatio, exhaustive", scan(texts, fuzz.WRatio), queries, 1)
    if arguments.postgresql:
        search = trigram_search(texts, arguments.postgresql)
        rows += _rows(texts, "PostgreSQL pg_trgm, threshold 0.3", search, queries, few)
    return rows


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _built(texts: Sequence[str], folder: Path) -> tuple[CandidateIndex, float]:
    index = open_index(IndexAddress(folder), lambda: "bench")
    started = time.perf_counter()
    if index.position():
        return index, 0.0
    for position, piece in enumerate(_pieces(enumerate(texts), PIECES.size(len(texts))), start=1):
        index.apply(piece, (), position)
    return index, time.perf_counter() - started


def _pieces(numbered: Iterator[tuple[int, str]], size: int) -> Iterator[list[tuple[int, str]]]:
    while piece := list(islice(numbered, size)):
        yield piece


def made_queries(texts: Sequence[str], count: int) -> Queries:
    """For each edit, the numbers of texts and what they became; the same in every run."""
    generator = Generator(6)
    made: Queries = {}
    for edit, change in EDITS.items():
        draw = random.Random(5)
        chosen = draw.sample(range(len(texts)), min(count, len(texts)))
        made[edit] = [(at, change(texts[at], draw, generator)) for at in chosen]
    return made


def _rows(texts: Sequence[str], way: str, answer: Answer, queries: Queries, most: int) -> list[Row]:
    """How one way does with up to `most` queries of each edit."""
    if way.startswith(OURS):
        for at in random.Random(7).sample(range(len(texts)), min(WARM_UP, len(texts))):
            answer(texts[at])
    return [_row(texts, (way, edit), answer, of_edit[:most]) for edit, of_edit in queries.items()]


def _row(
    texts: Sequence[str], way_and_edit: tuple[str, str], answer: Answer, queries: Sequence[tuple[int, str]]
) -> Row:
    times, processor, hits = [], [], []
    for at, query in queries:
        started, worked = time.perf_counter(), time.thread_time()
        first_text = answer(query)
        times.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (time.thread_time() - worked))
        hits.append(first_text == texts[at])
    of_long = [hit for hit, (_, query) in zip(hits, queries, strict=True) if _is_long(query)]
    row = Row(
        *way_and_edit,
        len(queries),
        p50=statistics.median(times),
        p99=_p99(times),
        processor=statistics.median(processor),
        processor_p99=_p99(processor),
        first=sum(hits) / len(queries),
        first_of_long=sum(of_long) / len(of_long) if of_long else None,
        hits=hits,
    )
    times_in_words = (
        f"p50 {row.p50:.2f} | p99 {row.p99:.2f} | processor {row.processor:.2f} / {row.processor_p99:.2f} ms"
    )
    long = "" if row.first_of_long is None else f", of {len(of_long)} long ones {row.first_of_long:.3f}"
    print(f"{row.way} ({row.queries}) | {row.edit} | {times_in_words} | first {row.first:.3f}{long}", flush=True)
    return row


def _is_long(query: str) -> bool:
    return len(language(DEFAULT).vocabulary.content_words(normalise(query).norms)) >= LONG


def _p99(times: Sequence[float]) -> float:
    return sorted(times)[(len(times) - 1) * 99 // 100]


def _compare(rows: Sequence[Row]) -> None:
    """How many times the processor time of our median query each of the others takes, and who finds more.

    For each edit, and for the mean; found first is compared on the queries that both were asked. PostgreSQL works in
    processes of its own: there the clock counts.
    """
    of_us = {row.edit: row for row in rows if row.way == OURS}
    for way in dict.fromkeys(row.way for row in rows if row.way != OURS):
        theirs = [row for row in rows if row.way == way]
        taken = {row.edit: row.p50 if way.startswith("PostgreSQL") else row.processor for row in theirs}
        times = [f"{taken[row.edit] / of_us[row.edit].processor:,.1f}" for row in theirs]
        mean = sum(taken.values()) / sum(row.processor for row in of_us.values())
        print(f"{way}: {mean:,.1f} times our processor time ({' / '.join(times)})")
        hits = [f"{sum(row.hits)} to {sum(of_us[row.edit].hits[: row.queries])} of {row.queries}" for row in theirs]
        print(f"{way}: found first, to ours of the same: {' / '.join(hits)}")


def _resident() -> float:
    """Megabytes of memory that this process holds, mapped files counted."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()

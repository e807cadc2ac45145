"""A file of many made articles taken in by `quoteverify ingest`, as CSV, JSON Lines and Parquet, whole and stopped.

    python -m bench.archive [--articles 50000] [--forms csv jsonl.zst parquet] [--stop-all] [--folder DIR]

The first form is taken in without a break (but with --stop-all); the others are killed (SIGKILL) after a fifth,
interrupted (SIGINT, as by Ctrl-C) after about a half, and gone on with. Then every form must have left the same
articles and quotes, each once.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import zstandard

from bench.ingest import FAMILY, GIVEN, RUN
from bench.wordings import Generator

FIELDS = ["outlet", "url", "title", "published_at", "text"]
_GROUP = 5_000
_MOMENT = 2.0
"""Seconds between two looks at memory and database, which cost time of their own."""


def articles(count: int) -> Iterator[dict[str, str]]:
    """Made articles of some 500 characters with two quotes each, the same on every machine."""
    choose = random.Random(20_261_128)
    words = (wording.capitalize() for wording in Generator().wordings(10**9))
    for number in range(count):
        speaker = f"{choose.choice(GIVEN)} {choose.choice(FAMILY)}"
        yield {
            "outlet": f"Outlet {number % 50}",
            "url": f"https://outlet-{number % 50}.example/{number}",
            "title": next(words),
            "published_at": f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
            "text": f"{next(words)}.\n\n“{next(words)},” said {speaker}. {next(words)}.\n\n“{next(words)},” she added.",
        }


def write(file: Path, count: int) -> None:
    """Write the articles in the form that the file's name says."""
    match file.name.split(".", 1)[1]:
        case "csv":
            with file.open("w", encoding="utf-8", newline="") as rows:
                writer = csv.DictWriter(rows, FIELDS)
                writer.writeheader()
                writer.writerows(articles(count))
        case "jsonl.zst":
            with zstandard.open(file, "wt", encoding="utf-8") as lines:
                lines.writelines(json.dumps(body) + "\n" for body in articles(count))
        case "parquet":
            schema = pyarrow.schema([(field, pyarrow.large_string()) for field in FIELDS])
            with pyarrow.parquet.ParquetWriter(file, schema) as table:
                bodies = articles(count)
                while rows := list(itertools.islice(bodies, _GROUP)):
                    table.write_table(pyarrow.Table.from_pylist(rows, schema))
        case form:
            raise SystemExit(f"{form} is none of csv, jsonl.zst, parquet")


class Run:
    """A run of the command in a process group of its own, with the most memory that its processes took together."""

    def __init__(self, file: Path, data: Path) -> None:
        command = [sys.executable, "-c", RUN, "ingest", str(file), "--data", str(data)]
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        self.peak = 0

    def wait(self, data: Path, until: int | None = None) -> float:
        """Seconds until it ended, or until the database had so many articles."""
        while self._process.poll() is None and (until is None or stored(data)[0] < until):
            self.peak = max(self.peak, _memory(self._process.pid))
            time.sleep(_MOMENT)
        return time.perf_counter() - self._begun

    def stop(self, number: signal.Signals) -> int:
        """Send a signal to all of its processes, as a terminal does, and wait for the end."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
        return self._process.wait()


def stored(data: Path) -> tuple[int, int]:
    """Articles and occurrences in the database so far."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{data}/quoteverify.db?mode=ro", uri=True)) as database:
            counts = [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _TABLES]  # noqa: S608
    except sqlite3.Error:
        return 0, 0
    return counts[0], counts[1]


_TABLES = ("article", "occurrence")


def _doubled(data: Path) -> int:
    with contextlib.closing(sqlite3.connect(f"file:{data}/quoteverify.db?mode=ro", uri=True)) as database:
        [[doubled]] = database.execute("SELECT count(*) - count(DISTINCT url) FROM article")
    return int(doubled)


def _memory(group: int) -> int:
    """Bytes of the processes of a group; what they share is counted by its share (PSS)."""
    total = 0
    for process in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError, IndexError):
            if process.name.isdigit() and os.getpgid(int(process.name)) == group:
                rollup = (process / "smaps_rollup").read_text()
                total += 1024 * int(rollup.split("Pss:")[1].split()[0])
    return total


def taken_in(file: Path, data: Path, count: int, *, is_stopped: bool) -> dict[str, Any]:
    """Take the file in, stopped twice or not, and say what there is then."""
    seconds, peak, stops = 0.0, 0, []
    for number, share in ((signal.SIGKILL, 0.2), (signal.SIGINT, 0.5)) if is_stopped else ():
        run = Run(file, data)
        seconds += run.wait(data, int(count * share))
        code = run.stop(number)
        stops.append({"signal": number.name, "exit": code, "articles": stored(data)[0]})
        peak = max(peak, run.peak)
    run = Run(file, data)
    seconds += run.wait(data)
    held, occurrences = stored(data)
    return {
        "file": file.name,
        "mb": round(file.stat().st_size / 1e6, 1),
        "seconds": round(seconds, 1),
        "articles_a_second": round(count / seconds),
        "peak_mb": round(max(peak, run.peak) / 1e6),
        "stops": stops,
        "articles": held,
        "occurrences": occurrences,
        "doubled": _doubled(data),
        "lost": count - held,
        "load": [round(load, 1) for load in os.getloadavg()],
    }


def main() -> None:
    """Print a line of JSON for each form, and fail when they differ in what they left behind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--forms", nargs="+", default=["jsonl.zst", "csv", "parquet"])
    parser.add_argument("--stop-all", action="store_true", help="stop the first form, too")
    parser.add_argument("--folder", type=Path, help="where the files and data folders are kept; else a temporary one")
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what it starts in the background
    with contextlib.ExitStack() as opened:
        folder = arguments.folder or Path(opened.enter_context(tempfile.TemporaryDirectory()))
        results = []
        for place, form in enumerate(arguments.forms):
            file = folder / f"archive.{form}"
            write(file, arguments.articles)
            results.append(
                taken_in(file, folder / form, arguments.articles, is_stopped=place > 0 or arguments.stop_all)
            )
            print(json.dumps(results[-1]), flush=True)
    if len({(result["articles"], result["occurrences"], result["doubled"]) for result in results}) > 1:
        raise SystemExit("the forms differ in what they left behind")


if __name__ == "__main__":
    main()

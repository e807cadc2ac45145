"""Articles a second from files to verifiable: `quoteverify ingest` by 1, 2, ... processes, yours or made articles.

    python -m bench.ingest [FILE.jsonl] [--articles 4000] [--jobs 1 2]

The made articles are the same on every machine: about 1,300 characters, four quotes of two speakers in each.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.wordings import Generator

GIVEN = ["Ada", "Bea", "Carl", "Dora", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jane"]
FAMILY = ["Harbour", "Valley", "Shore", "Marlow", "Field", "Brook", "Stone", "Hill", "Marsh", "Wood"]
RUN = "from service.cli import main; main()"


def main() -> None:
    """Print one row for each number of processes."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        file = arguments.file or _write(Path(folder) / "made.jsonl", arguments.articles)
        with file.open("rb") as lines:
            count = sum(1 for _ in lines)
        print("jobs  articles/s  CPU ms an article  what it said")
        for jobs in arguments.jobs:
            seconds, cpu, last_line = _ingested(file, Path(folder) / f"jobs-{jobs}", jobs)
            print(f"{jobs:4}  {count / seconds:10.0f}  {1000 * cpu / count:17.2f}  {last_line}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, help="a .jsonl, each line the body of POST /v1/articles")
    parser.add_argument("--articles", type=int, default=4_000, help="how many to make when no file is given")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    return parser.parse_args()


def _ingested(file: Path, data: Path, jobs: int) -> tuple[float, float, str]:
    """Seconds on the clock, seconds of all processes together, and the command's last line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    command = [sys.executable, "-c", RUN, "ingest", str(file), "--data", str(data), "--jobs", str(jobs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout.strip()


def _write(file: Path, count: int) -> Path:
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(body) + "\n" for body in itertools.islice(_bodies(), count))
    return file


def _bodies() -> Iterator[dict[str, str]]:
    choose = random.Random(20_220_127)
    words = (wording.capitalize() for wording in Generator().wordings(10**9))
    for number in itertools.count():
        first, second = (f"{choose.choice(GIVEN)} {choose.choice(FAMILY)}" for _ in range(2))
        text = (
            f"{next(words)}. {next(words)}.\n\n“{next(words)},” said {first}, who is the mayor. “{next(words)}.”\n\n"
            f"{next(words)}. {next(words)}.\n\n{second} told reporters: “{next(words)}.” {next(words)}.\n\n"
            f"“{next(words)},” {first.split()[1]} added. {next(words)}. {next(words)}."
        )
        day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
        yield {"outlet": f"Outlet {number % 50}", "text": text, "published_at": day}


if __name__ == "__main__":
    main()

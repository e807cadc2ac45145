"""From files to verifiable in three ways, in turns: `ingest`, `prepare` and `load`, `quoteverify-spark` and `load`.

    python -m bench.archives FILE.jsonl [--jobs 2] [--rounds 2] [--ways ingest spark]
    python -m bench.archives REUTERS-FOLDER [...]

A folder holds newswire as SGML (Reuters-21578), of which every story with a body is taken. Spark takes the extra spark.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_STORY = re.compile(r"<REUTERS.*?</REUTERS>", re.DOTALL)
_BODY = re.compile(r"<BODY>(.*?)(?:\s*Reuter\s*)?&#3;</BODY>", re.DOTALL)
_TITLE = re.compile(r"<TITLE>(.*?)</TITLE>", re.DOTALL)
_COMMAND = [sys.executable, "-c", "from service.cli import main\nif __name__ == '__main__': main()"]
_SPARK = [sys.executable, "-c", "from service.cli.preparing.spark import main; main()"]
_LOOK_SECONDS = 0.1
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of all processes of a command together."""

    clock: float
    processor: float
    said: str


def main() -> None:
    """Print a line for each step of each way and round."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--ways", nargs="+", choices=["ingest", "prepare", "spark"], default=["ingest", "spark"])
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = wanted.archive if wanted.archive.is_file() else _written(wanted.archive, Path(folder) / "wire.jsonl")
        for number in range(wanted.rounds):
            for way in wanted.ways:
                _run(way, file, Path(folder) / f"{way}-{number}", wanted.jobs)


def _run(way: str, file: Path, folder: Path, jobs: int) -> None:
    folder.mkdir()
    data, out, events = folder / "data", folder / "prepared", folder / "events"
    events.mkdir()
    if way == "ingest":
        _say(way, _taken([*_COMMAND, "ingest", str(file), "--data", str(data), "--jobs", str(jobs)]))
        return
    if way == "prepare":
        _say(way, _taken([*_COMMAND, "prepare", str(file), "--out", str(out), "--jobs", str(jobs)]))
    else:
        logged = ["spark.eventLog.enabled=true", f"spark.eventLog.dir=file://{events}", "spark.ui.enabled=false"]
        settings = [word for setting in logged for word in ("--conf", setting)]
        command = [*_SPARK, str(file), "--out", str(out), "--master", f"local[{jobs}]", *settings]
        _say(way, _taken(command))
    counts = json.loads((out / "prepared.json").read_text())["counts"]
    run = _executor_seconds(events) or counts["seconds"]
    print(f"    in reading: {counts['reading_seconds']:.1f} of {run:.1f} s = {counts['reading_seconds'] / run:.1%}")
    _say(f"{way}, load", _taken([*_COMMAND, "load", str(out), "--data", str(data)]))


def _executor_seconds(events: Path) -> float:
    """How long the tasks that read ran, as Spark has it; those before them import and compare versions."""
    tasks = [
        event
        for log in events.iterdir()
        for event in map(json.loads, log.read_text().splitlines())
        if event["Event"] == "SparkListenerTaskEnd"
    ]
    last = max((task["Stage ID"] for task in tasks), default=0)
    return sum(task["Task Metrics"]["Executor Run Time"] for task in tasks if task["Stage ID"] == last) / 1000


def _say(step: str, taken: Taken) -> None:
    print(f"{step:14} {taken.clock:8.1f} s {taken.processor:8.1f} s of processors   {taken.said}", flush=True)


def _taken(command: list[str]) -> Taken:
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    seconds: dict[int, float] = {}
    ended = threading.Event()
    looking = threading.Thread(target=_look, args=(process.pid, seconds, ended))
    looking.start()
    said, _ = process.communicate()
    clock = time.perf_counter() - begun
    ended.set()
    looking.join()
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return Taken(clock, sum(seconds.values()), said.strip().splitlines()[0])


def _look(session: int, seconds: dict[int, float], ended: threading.Event) -> None:
    """Keep the processor time of each process of a session: Java's are no children that anybody waits for."""
    while not ended.wait(_LOOK_SECONDS):
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session:
                seconds[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / _TICKS


def _written(folder: Path, file: Path) -> Path:
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(body) + "\n" for body in _stories(folder))
    return file


def _stories(folder: Path) -> Iterator[dict[str, str]]:
    for path in sorted(folder.glob("*.sgm")):
        for story in _STORY.findall(path.read_text(encoding="latin-1")):
            body, title = _BODY.search(story), _TITLE.search(story)
            if body and body[1].strip():
                text = re.sub(r"\n {4}", "\n\n", unescape(body[1]))
                yield {"outlet": "Reuters", "text": text, "title": unescape(title[1]) if title else ""}


if __name__ == "__main__":
    main()

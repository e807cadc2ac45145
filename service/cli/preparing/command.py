"""`quoteverify prepare`: reads archives by the processes of one machine, for `quoteverify load`."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import as_completed
from functools import partial
from pathlib import Path
from typing import Any

import click

from service.cli.ingest import cores, stoppable
from service.cli.numbers import Whole
from service.cli.preparing.plan import Unit
from service.cli.preparing.run import Wanted, Work, prepare, preparing_options
from service.cli.preparing.unit import Counts
from service.cli.worker_pool import worker_pool


@click.command("prepare", short_help="Read archives into a folder that `load` takes, without a store.")
@preparing_options
@click.option("--jobs", type=Whole(1, 256), help="Processes that read articles.  [default: one for each core]")
def prepare_command(paths: tuple[Path, ...], out: Path, anew: bool, jobs: int | None, **said: Any) -> None:
    """Read the articles of files and folders into DIR as Parquet, for `quoteverify load` here or elsewhere.

    Takes what `quoteverify ingest` takes, and needs no store. A record that cannot be read is written to DIR/broken
    with the reason, and does not stop the rest. A run that was stopped goes on where it was; DIR never mixes two.
    """
    jobs = jobs or cores()
    with stoppable():
        prepare(Wanted(paths, out, anew, said), jobs, partial(_in_processes, jobs=jobs))


def _in_processes(work: Work, units: list[Unit], jobs: int) -> Iterator[Counts]:
    if jobs == 1 or len(units) == 1:
        yield from map(work, units)
        return
    with worker_pool(min(jobs, len(units)), "what is finished stays") as pool:
        for future in as_completed([pool.submit(work, unit) for unit in units]):
            yield future.result()

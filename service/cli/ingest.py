"""`quoteverify ingest`: articles from files, one bad one reported and the rest not stopped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from service.cli.documents import FORMATS, find_files, pieces
from service.cli.ingest_progress import IngestProgress, ingest_progress
from service.cli.ingest_tally import Tally, batches, store_batch
from service.cli.numbers import Whole
from service.cli.pieces import Instructions, Piece
from service.cli.pipeline import TUNING, IngestTuning, Reading, chunks, pays_off, read_chunk, read_in_processes
from service.cli.reading_options import instructions_of, reading_options
from service.cli.resuming import Resuming, behind
from service.cli.workspace import data_option, workspace
from service.files.opening import STANDARD_INPUT
from service.following import followed
from service.settings import Settings
from service.storage.store import Store

STOPPED = 130
"""The exit code of a command that was stopped at the keyboard, as shells have it."""


@click.command("ingest")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
    metavar="PATH...",
)
@reading_options
@click.option("--from-start", is_flag=True, help="Read files again that a run which was stopped has begun.")
@click.option("--jobs", type=Whole(1, 256), help="Processes that read articles.  [default: one for each core]")
@data_option
@click.pass_obj
def ingest_command(
    tuning: IngestTuning | None, /, paths: tuple[Path, ...], jobs: int | None, data: Path | None, **said: Any
) -> None:
    """Store the articles of files and folders and index their quotes.

    Reads .txt, .html, documents (.docx, .odt, .rtf, .pdf), captions (.vtt, .srt), feeds (.rss, .atom, .xml), tables
    (.csv, .tsv, .parquet), .jsonl (a line is the body of POST /v1/articles) and web archives (.warc), each also packed
    by gzip or zstd, and standard input (`-`). Nothing is fetched. Sending the same article again changes nothing, and a
    run that was stopped goes on where it was. When it ends all can be verified; the exit code is 1 when any document
    failed. docs/data.md says more.
    """
    tuning = tuning or TUNING
    if STANDARD_INPUT in paths and said["format"] is None:
        raise click.UsageError(f"standard input has no name that tells what it is; give --format {'|'.join(FORMATS)}")
    is_from_start = said.pop("from_start")
    with workspace(data, needs_index=False) as (store, index, settings):
        instructions = instructions_of(said, settings.max_body_bytes)
        resuming = Resuming(store, instructions, is_from_start=is_from_start)
        reader = _Reader(instructions, store, settings, jobs or cores(), tuning)
        files, tally = find_files(paths), Tally()
        with stoppable(), followed(store, index, tuning.index_pace, tuning.index_pieces):
            with ingest_progress(len(files)) as progress:
                for batch in batches(reader.readings(files, resuming, progress), tuning.batch_articles):
                    store_batch(batch, store, tally, settings.limits)
                    progress.kept_out(name for reading in batch for name in reading.kept_out)
                    resuming.remember(batch)
                resuming.end()
            tally.failed += resuming.failed_before
            click.echo(str(tally))
    sys.exit(1 if tally.failed else 0)


@contextmanager
def stoppable() -> Iterator[None]:
    """Says what to do when somebody stops the command."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped; what is stored is safe, and the same command goes on from there", err=True)
        sys.exit(STOPPED)


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files, in this process or in `jobs` others, whichever is sooner."""

    instructions: Instructions
    store: Store
    settings: Settings
    jobs: int
    tuning: IngestTuning

    def readings(self, files: list[Path], resuming: Resuming, progress: IngestProgress) -> Iterator[list[Reading]]:
        """What came of each document, a chunk at a time, in order."""
        todo = chunks(self._pieces(files, resuming, progress), self.tuning)
        if pays_off(files, self.jobs, self.tuning):
            yield from read_in_processes(
                todo, self.instructions, self.settings.database_url, self.jobs, self.tuning, self.settings.limits
            )
        else:
            for chunk in todo:
                yield read_chunk(chunk, self.instructions, self.store, self.settings.limits)

    def _pieces(self, files: list[Path], resuming: Resuming, progress: IngestProgress) -> Iterator[Piece]:
        """What all files hold, but for what an earlier run has stored."""
        for path in files:
            mark = resuming.begin(path)
            if mark is not None:
                progress.notice(path, f"was read up to {mark.number:,} by a run that was stopped; going on from there")
            yield from progress.counted(behind(pieces(path, self.instructions, progress), mark))

"""`quoteverify ingest`: articles from files, one bad one reported and the rest not stopped."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.article_body import is_address
from service.cli.documents import Piece, find_files, pieces
from service.cli.pipeline import TUNING, IngestTuning, Reading, chunks, pays_off, read_chunk, read_in_processes
from service.cli.workspace import data_option, workspace
from service.domain import Overrides, PublishedAt
from service.errors import InvalidPublicationTime
from service.index.protocol import CandidateIndex
from service.ingestion import ingest_all, prepare_article
from service.reading import Limits
from service.settings import Settings
from service.storage.recording.preparation import Prepared
from service.storage.store import Store


@dataclass(slots=True)
class Tally:
    """What became of the documents."""

    added: int = 0
    already_there: int = 0
    failed: int = 0
    quotes: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """What was left out of pages, by reason."""

    def __str__(self) -> str:
        counts = (
            f"{self.added} added with {self.quotes} quoted spans, {self.already_there} already there, "
            f"{self.failed} failed"
        )
        if not self.left_out:
            return counts
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(self.left_out.items()))
        return f"{counts}\nleft out of pages: {reasons}"


def _time(_context: click.Context, _option: click.Parameter, value: str | None) -> PublishedAt | None:
    try:
        return None if value is None else PublishedAt.parse(value)
    except InvalidPublicationTime as error:
        raise click.BadParameter(str(error)) from error


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_address(value):
        raise click.BadParameter("give a whole address, such as https://news.example/bridge")
    return value


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option("--outlet", help="The outlet that carried them; needed for .txt files.")
@click.option("--url", callback=_address, help="The address of the article.")
@click.option("--title", help="The title of the article.")
@click.option("--published-at", callback=_time, metavar="TIME", help="A date, or a date and time with offset.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read articles.  [default: one for each core]")
@data_option
@click.pass_obj
def ingest_command(
    tuning: IngestTuning | None, /, paths: tuple[Path, ...], jobs: int | None, data: Path | None, **overrides: Any
) -> None:
    """Store the articles of files and folders and index their quotes.

    Reads .txt, .html, feeds (.rss, .atom, .xml) and .jsonl; a line of .jsonl is the body of POST /v1/articles. Nothing
    is fetched. Sending the same article again changes nothing. The exit code is 1 when any document failed.
    """
    tuning = tuning or TUNING
    with workspace(data) as (store, index, settings):
        reader = _Reader(Overrides(**overrides), store, settings, jobs or _cores(), tuning)
        tally = Tally()
        for batch in _batches(reader.readings(find_files(paths)), tuning.batch_articles):
            _ingest_batch(batch, store, index, tally, settings.limits)
    click.echo(str(tally))
    sys.exit(1 if tally.failed else 0)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files, in this process or in `jobs` others, whichever is sooner."""

    overrides: Overrides
    store: Store
    settings: Settings
    jobs: int
    tuning: IngestTuning

    def readings(self, files: list[Path]) -> Iterator[list[Reading]]:
        """What came of each document, a chunk at a time, in order."""
        todo = chunks(_with_progress(files, self.settings.max_body_bytes), self.tuning)
        if pays_off(files, self.jobs, self.tuning):
            yield from read_in_processes(
                todo, self.overrides, self.settings.database_url, self.jobs, self.tuning, self.settings.limits
            )
        else:
            for chunk in todo:
                yield read_chunk(chunk, self.overrides, self.store, self.settings.limits)


def _batches(chunks: Iterable[list[Reading]], size: int) -> Iterator[list[Reading]]:
    """What is stored by one transaction each: as many whole chunks as make `size` readings or more."""
    batch: list[Reading] = []
    for readings in chunks:
        batch += readings
        if len(batch) >= size:
            yield batch
            batch = []
    yield batch


def _ingest_batch(batch: list[Reading], store: Store, index: CandidateIndex, tally: Tally, limits: Limits) -> None:
    """Store what could be read of `batch`, then say what could not."""
    prepared = [reading.prepared or _prepare_withdrawn(reading, store, limits) for reading in batch]
    to_store = [article for article in prepared if article is not None]
    newly_stored = ingest_all(to_store, store, index) if to_store else []
    for article, stored in zip(to_store, newly_stored, strict=True):
        if stored.is_new:
            tally.left_out.update(piece.reason.value for piece in article.article.left_out)
        tally.added += stored.is_new
        tally.already_there += not stored.is_new
        tally.quotes += stored.quotes if stored.is_new else 0
    for reading, readied in zip(batch, prepared, strict=True):
        if reading.fault is not None:
            tally.failed += 1
            click.echo(f"{reading.place}: {reading.fault}", err=True)
        elif readied is None:
            tally.already_there += 1


def _prepare_withdrawn(reading: Reading, store: Store, limits: Limits) -> Prepared | None:
    """An article that was stored when a worker looked and is no longer; None otherwise."""
    article = reading.already_stored
    if article is None or store.find_article(article.outlet, article.text) is not None:
        return None
    return prepare_article(article, limits)


def _with_progress(files: list[Path], longest: int) -> Iterator[Piece]:
    """What all files hold, with a progress bar on a terminal and nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("files", total=len(files))
        for path in files:
            yield from pieces(path, longest)
            progress.advance(task)

"""`quoteverify ingest`: articles from files, one bad one reported and the rest not stopped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.cli.documents import Piece, find_files, pieces
from service.cli.pipeline import Reading, chunks, in_processes, pays_off, read_chunk
from service.cli.workspace import data_option, workspace
from service.domain import Overrides, PublishedAt
from service.errors import InvalidPublicationTime
from service.index.protocol import CandidateIndex
from service.ingestion import ingest_all, prepare_article
from service.settings import Settings
from service.storage.recording.preparation import Prepared
from service.storage.store import Store

BATCH = 256
"""Articles stored by one transaction and indexed by one commit: each takes a few hundredths of a second whatever it
holds, and what was stored before a failure is kept."""


@dataclass(slots=True)
class Tally:
    """What became of the documents."""

    added: int = 0
    known: int = 0
    failed: int = 0
    quotes: int = 0

    def __str__(self) -> str:
        return f"{self.added} added with {self.quotes} quoted spans, {self.known} already there, {self.failed} failed"


def _time(_context: click.Context, _option: click.Parameter, value: str | None) -> PublishedAt | None:
    try:
        return None if value is None else PublishedAt.parse(value)
    except InvalidPublicationTime as error:
        raise click.BadParameter(str(error)) from error


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option("--outlet", help="The outlet that carried them; needed for .txt files.")
@click.option("--url", help="The address of the article.")
@click.option("--title", help="The title of the article.")
@click.option("--published-at", callback=_time, metavar="TIME", help="A date, or a date and time with offset.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read articles.  [default: one for each core]")
@data_option
def ingest_command(paths: tuple[Path, ...], jobs: int | None, data: Path | None, **overrides: Any) -> None:
    """Store the articles of files and folders and index their quotes.

    Reads .txt, .html, feeds (.rss, .atom, .xml) and .jsonl; a line of .jsonl is the body of POST /v1/articles. Nothing
    is fetched. Sending the same article again changes nothing. The exit code is 1 when any document failed.
    """
    with workspace(data) as (store, index, settings):
        tally = Tally()
        for batch in _batches(_readings(find_files(paths), Overrides(**overrides), store, settings, jobs or _cores())):
            _ingest_batch(batch, store, index, tally)
    click.echo(str(tally))
    sys.exit(1 if tally.failed else 0)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _readings(
    files: list[Path], overrides: Overrides, store: Store, settings: Settings, jobs: int
) -> Iterator[list[Reading]]:
    todo = chunks(_with_progress(files))
    if pays_off(files, jobs):
        yield from in_processes(todo, overrides, settings.database_url, jobs)
    else:
        for chunk in todo:
            yield read_chunk(chunk, overrides, store)


def _batches(readings: Iterable[list[Reading]]) -> Iterator[list[Reading]]:
    """What is stored by one transaction each."""
    batch: list[Reading] = []
    for some in readings:
        batch += some
        if len(batch) >= BATCH:
            yield batch
            batch = []
    yield batch


def _ingest_batch(batch: list[Reading], store: Store, index: CandidateIndex, tally: Tally) -> None:
    """Store what could be read of `batch`, then say what could not."""
    found = [reading.prepared or _anew(reading, store) for reading in batch]
    prepared = [one for one in found if one is not None]
    for stored in ingest_all(prepared, store, index) if prepared else ():
        tally.added += stored.is_new
        tally.known += not stored.is_new
        tally.quotes += stored.quotes if stored.is_new else 0
    for reading, one in zip(batch, found, strict=True):
        if reading.fault is not None:
            tally.failed += 1
            click.echo(f"{reading.place}: {reading.fault}", err=True)
        elif one is None:
            tally.known += 1


def _anew(reading: Reading, store: Store) -> Prepared | None:
    """An article that was there when a worker looked and is no longer there; None otherwise."""
    article = reading.known
    if article is None or store.find_article(article.outlet, article.text) is not None:
        return None
    return prepare_article(article)


def _with_progress(files: list[Path]) -> Iterator[Piece]:
    """What all files hold, with a progress bar on a terminal and nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("files", total=len(files))
        for path in files:
            yield from pieces(path)
            progress.advance(task)

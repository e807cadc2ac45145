"""`quoteverify ingest`: articles from files, one bad one reported and the rest not stopped."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.cli.documents import Document, find_files, read_documents
from service.cli.workspace import data_option, workspace
from service.domain import PublishedAt
from service.errors import InvalidPublicationTime, InvalidText
from service.ingestion import ingest
from service.matching.index import CandidateIndex
from service.storage.store import Store
from service.text.html import Known


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
@data_option
def ingest_command(
    paths: tuple[Path, ...],
    outlet: str | None,
    url: str | None,
    title: str | None,
    published_at: PublishedAt | None,
    data: Path | None,
) -> None:
    """Store the articles of files and folders and index their quotes.

    Reads .txt, .html and .jsonl; a line of .jsonl is the body of POST /v1/articles. Sending the same article again
    changes nothing. The exit code is 1 when any document failed.
    """
    known = Known(outlet=outlet, url=url, title=title, published_at=published_at)
    with workspace(data) as (store, index, _):
        tally = _ingest_all(_with_progress(find_files(paths), known), store, index)
    click.echo(str(tally))
    sys.exit(1 if tally.failed else 0)


def _ingest_all(documents: Iterable[Document], store: Store, index: CandidateIndex) -> Tally:
    tally = Tally()
    for document in documents:
        fault = document.fault or _ingest_one(document, store, index, tally)
        if fault:
            tally.failed += 1
            click.echo(f"{document.place}: {fault}", err=True)
    return tally


def _ingest_one(document: Document, store: Store, index: CandidateIndex, tally: Tally) -> str | None:
    assert document.article is not None  # noqa: S101  # a document without a fault has its article
    try:
        done = ingest(document.article, store, index)
    except InvalidText as error:
        return str(error)
    tally.added += done.created
    tally.known += not done.created
    tally.quotes += len(done.occurrences) if done.created else 0
    return None


def _with_progress(files: list[Path], known: Known) -> Iterator[Document]:
    """The documents of all files, with a progress bar on a terminal and nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("files", total=len(files))
        for path in files:
            yield from read_documents(path, known)
            progress.advance(task)

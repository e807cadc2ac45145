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

from service.article_body import BODY_FIELDS, is_address
from service.article_rows import Reading as ReadingOfRows
from service.cli.documents import FORMATS, find_files, pieces
from service.cli.ingest_progress import IngestProgress, ingest_progress
from service.cli.ingest_tally import Tally, batches, store_batch
from service.cli.numbers import Whole
from service.cli.pieces import Cells, Instructions, Piece
from service.cli.pipeline import TUNING, IngestTuning, Reading, chunks, pays_off, read_chunk, read_in_processes
from service.cli.resuming import Resuming, behind
from service.cli.workspace import data_option, workspace
from service.domain import ArticleKind, Overrides, PublishedAt
from service.errors import InvalidPublicationTime
from service.files.dates import DayOrder
from service.files.opening import STANDARD_INPUT
from service.following import followed
from service.settings import Settings
from service.storage.store import Store
from service.text.encodings import is_encoding

_SAID = ("outlet", "url", "title", "byline", "published_at", "kind")
"""Fields of an article that options give."""
STOPPED = 130
"""The exit code of a command that was stopped at the keyboard, as shells have it."""


def _time(_context: click.Context, _option: click.Parameter, value: str | None) -> PublishedAt | None:
    try:
        return None if value is None else PublishedAt.parse(value)
    except InvalidPublicationTime as error:
        raise click.BadParameter(str(error)) from error


def _kind(_context: click.Context, _option: click.Parameter, value: str | None) -> ArticleKind | None:
    return None if value is None else ArticleKind(value)


def _address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_address(value):
        raise click.BadParameter("give a whole address, such as https://news.example/bridge")
    return value


def _columns(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    columns: dict[str, str] = {}
    for value in values:
        name, sign, column = value.partition("=")
        if not sign or not column or name not in BODY_FIELDS:
            raise click.BadParameter(f"{value!r} is not FIELD=COLUMN; the fields are {', '.join(BODY_FIELDS)}")
        if name in columns:
            raise click.BadParameter(f"{name} is given by two columns, {columns[name]!r} and {column!r}; name one")
        columns[name] = column
    return columns


def _encoding(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_encoding(value):
        raise click.BadParameter(f"{value!r} is no encoding; give one such as utf-8, cp1252 or shift_jis")
    return value


def _sign(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    value = "\t" if value in {r"\t", "tab"} else value
    if value is not None and (len(value) != 1 or value in '"\r\n'):
        raise click.BadParameter("give one sign, such as ';' (`tab` stands for the tabulator)")
    return value


@click.command("ingest")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True, path_type=Path),
    metavar="PATH...",
)
@click.option("--outlet", help="The outlet that carried them; needed for .txt files and documents.")
@click.option("--url", callback=_address, help="The address of the article.")
@click.option("--title", help="The title of the article.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ArticleKind]),
    callback=_kind,
    help="What sort of text they are.",
)
@click.option("--byline", help="Who wrote it, or made the statement.")
@click.option("--published-at", callback=_time, metavar="TIME", help="A date, or a date and time with offset.")
@click.option(
    "--map", "columns", multiple=True, callback=_columns, metavar="FIELD=COLUMN", help="The column that gives a field."
)
@click.option("--format", type=click.Choice(FORMATS), help="The kind of all files; needed for standard input.")
@click.option(
    "--encoding", callback=_encoding, help="The encoding of tables and lines.  [default: UTF-8, or as it looks]"
)
@click.option("--delimiter", callback=_sign, metavar="SIGN", help="What parts the cells of a CSV.")
@click.option("--escape", callback=_sign, metavar="SIGN", help="What stands before quotation marks within cells.")
@click.option("--dates", "order", type=click.Choice([order.value for order in DayOrder]), help="What 03/04/2022 means.")
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
    with workspace(data) as (store, index, settings):
        instructions = _instructions(said, settings)
        resuming = Resuming(store, instructions, is_from_start=is_from_start)
        reader = _Reader(instructions, store, settings, jobs or _cores(), tuning)
        files, tally = find_files(paths), Tally()
        with _stoppable(), followed(store, index, tuning.index_pace, tuning.index_pieces):
            with ingest_progress(len(files)) as progress:
                for batch in batches(reader.readings(files, resuming, progress), tuning.batch_articles):
                    store_batch(batch, store, tally, settings.limits)
                    progress.kept_out(name for reading in batch for name in reading.kept_out)
                    resuming.remember(batch)
                resuming.end()
            tally.failed += resuming.failed_before
            click.echo(str(tally))
    sys.exit(1 if tally.failed else 0)


def _instructions(said: dict[str, Any], settings: Settings) -> Instructions:
    overrides = Overrides(**{name: said[name] for name in _SAID})
    order = DayOrder(said["order"]) if said["order"] else None
    return Instructions(
        overrides,
        ReadingOfRows(said["columns"], order, has_outlet=overrides.outlet is not None),
        said["format"],
        said["encoding"],
        Cells(said["delimiter"], said["escape"]),
        settings.max_body_bytes,
    )


@contextmanager
def _stoppable() -> Iterator[None]:
    """Says what to do when somebody stops the command."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped; what is stored is safe, and the same command goes on from there", err=True)
        sys.exit(STOPPED)


def _cores() -> int:
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

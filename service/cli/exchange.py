"""`quoteverify export` and `import`: the whole store to a file and back, a backup that any database takes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.cli.seeds import LOADED
from service.cli.workspace import data_option, store_of, workspace
from service.exchange import Progress as ReportProgress
from service.exchange import export_lines, import_lines
from service.files.writing.writers import WRITERS
from service.indexing import catch_up
from service.tabular import TABLES

STANDARD = "-"


@click.command("export", short_help="Write the whole store as lines of JSON, the backup, or as tables.")
@click.option(
    "--output", default=STANDARD, metavar="FILE", help="Where to write it; `-`, the default, is standard output."
)
@click.option("--table", type=click.Choice(list(TABLES)), help="Write this table, for other programs.")
@click.option("--format", "form", type=click.Choice(list(WRITERS)), help="How to write tables.  [default: csv]")
@data_option
def export_command(output: str, table: str | None, form: str | None, data: Path | None) -> None:
    """Write the whole store as lines of JSON: articles, quotes, speakers, with their ids.

    The service may go on meanwhile: what is written is what was there when it began. `quoteverify import` makes a store
    of it again, on SQLite or PostgreSQL, that gives the same answers. API keys are not in it. A FILE is there under its
    name only when it is whole.

    With --table or --format it writes tables instead, which docs/data.md describes: with --table one of them to FILE,
    without it all three into the folder that --output names.
    """
    if table is not None or form is not None:
        _export_tables(output, table, form or "csv", data)
        return
    with store_of(data, must_exist=True) as store, _destination(output) as file, shown_progress("rows") as report:
        for line in export_lines(store, report):
            file.write(line)


def _export_tables(output: str, table: str | None, ending: str, data: Path | None) -> None:
    """Write one table to a file, or each to its own in a folder, all out of one state of the store."""
    if table is None and output == STANDARD:
        raise click.UsageError("give --output FOLDER for all tables, or --table for one")
    write = WRITERS[ending]
    with store_of(data, must_exist=True) as store, store.tables.reading() as tables:
        if table is not None:
            with _destination(output) as file:
                write(TABLES[table], tables.rows(TABLES[table]), file)
            return
        folder = made_folder(output)
        for form in TABLES.values():
            with _destination(str(folder / f"{form.name}.{ending}")) as file:
                write(form, tables.rows(form), file)


def made_folder(output: str) -> Path:
    """The folder of that name, made where there is none."""
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{output} is no folder to write into: {error.strerror}; name another") from error
    return Path(output)


@click.command("import", short_help="Fill an empty store from what export wrote.")
@click.argument("path", metavar="FILE")
@data_option
def import_command(path: str, data: Path | None) -> None:
    """Fill an empty store with what `quoteverify export` wrote; FILE may be `-`.

    All or nothing: a file that was cut off or changed is refused, with the number of the line. The seed articles are
    not loaded into the data folder afterwards.
    """
    with workspace(data, follow=False) as (store, index, _):
        with _opened(path) as file, shown_progress("rows") as report:
            rows = import_lines(file, store, report)
        store.milestones.mark(LOADED)  # what there is to be was in the export
        with shown_progress("quotes indexed") as report:
            catch_up(store, index, report)
    click.echo(f"Imported {rows['article']:,} articles, {rows['quote']:,} quotes, {rows['occurrence']:,} occurrences.")


@contextmanager
def _destination(output: str) -> Iterator[BinaryIO]:
    """The output, or a file that gets its name when all is written and safe on the disk."""
    if output == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(f"{output}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(output)
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}; choose another file") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115  # closed below
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be opened: {error.strerror}; name a file that `quoteverify export` wrote"
        ) from error
    with file:
        yield file


@contextmanager
def shown_progress(unit: str) -> Iterator[ReportProgress]:
    """A progress bar on a terminal and nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as shown:
        task = shown.add_task(unit, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total or None)

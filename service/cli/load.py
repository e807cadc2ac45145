"""`quoteverify load`: takes folders of prepared articles into the store."""

from __future__ import annotations

from pathlib import Path

import click

from service.archives.folder import open_folder
from service.archives.loading import load
from service.cli.exchange import shown_progress
from service.cli.ingest import stoppable
from service.cli.workspace import data_option, workspace
from service.following import followed
from service.reading import READER


@click.command("load", short_help="Take in what `prepare` or `quoteverify-spark` read.")
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR..."
)
@data_option
def load_command(folders: tuple[Path, ...], data: Path | None) -> None:
    """Take the prepared articles of folders into the store, and index their quotes.

    The same articles make the same store, whatever the order of files and folders and however many loads run at once:
    all of them take the articles in one order, a batch a transaction. A load that was stopped goes on where it was, and
    loading again changes nothing. A folder that is not finished, or in another format, is refused.
    """
    prepared = [open_folder(folder) for folder in dict.fromkeys(map(Path.resolve, folders))]
    older = sorted({folder.reader for folder in prepared} - {READER})
    with (
        workspace(data) as (store, index, _),
        stoppable(),
        followed(store, index),
        shown_progress("articles") as progress,
    ):
        loaded = load(prepared, store, progress)
    others = f", {loaded.by_others} by another load" if loaded.by_others else ""
    click.echo(f"{loaded.added} added with {loaded.quotes} quoted spans, {loaded.already_there} already there{others}")
    if older:
        numbers = ", ".join(map(str, older))
        click.echo(
            f"read by the reader {numbers}; `quoteverify reread` has this version's, {READER}, read them", err=True
        )

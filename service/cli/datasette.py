"""`quoteverify datasette`: a read-only copy of what is recorded, for Datasette, and the command that opens it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import click

from service.cli.exchange import made_folder
from service.cli.workspace import data_option, store_of
from service.files.writing.datasette import DATABASE, METADATA, metadata, write_database


@click.command("datasette", short_help="Write a copy of the record that Datasette opens, and print how.")
@click.argument("folder", metavar="FOLDER", default="datasette")
@data_option
def datasette_command(folder: str, data: Path | None) -> None:
    """Write quotes, occurrences and speakers as a SQLite database into FOLDER, with its metadata, and print the command
    that opens it in Datasette.

    It is a copy of one moment, for reading: neither the articles' whole texts nor API keys are in it. Datasette may not
    be given the database of a data folder itself: opened as immutable while the service writes, it gives wrong answers.
    Run this again to renew it.
    """
    place = made_folder(folder)
    part = place / f"{DATABASE}.part"
    part.unlink(missing_ok=True)
    try:
        with store_of(data, must_exist=True) as store, store.tables.reading() as tables:
            write_database(part, tables.rows)
        part.replace(place / DATABASE)
        (place / METADATA).write_text(json.dumps(metadata(), indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{place} cannot be written to: {error.strerror}; name another folder") from error
    finally:
        part.unlink(missing_ok=True)
    command = ["datasette", "serve", "--immutable", str(place / DATABASE), "--metadata", str(place / METADATA)]
    click.echo(shlex.join(command))
    click.echo("install Datasette with `pip install datasette`", err=True)

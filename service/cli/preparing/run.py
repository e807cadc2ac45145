"""What `quoteverify prepare` and `quoteverify-spark` share: from the files to a finished folder, whoever reads."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from service.archives.folder import LIST, finish
from service.cli.documents import find_files
from service.cli.preparing.plan import BROKEN, Unit, begin
from service.cli.preparing.unit import Counts, prepare_unit
from service.cli.reading_options import instructions_of, reading_options
from service.files.extras import library_of
from service.files.prepared import UNFINISHED
from service.reading import READER
from service.settings import read_settings

Work = Callable[[Unit], Counts]
Distribute = Callable[[Work, list[Unit]], Iterable[Counts]]
"""Has each unit read, in any order, by whoever is there to read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be prepared, and where to."""

    paths: tuple[Path, ...]
    folder: Path
    anew: bool
    said: dict[str, Any]


def preparing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments and options that both commands have."""
    out = click.option(
        "--out",
        required=True,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="The folder for the prepared articles, of its own.",
    )
    anew = click.option("--anew", is_flag=True, help="Remove what an earlier run left in DIR, and begin anew.")
    paths = click.argument(
        "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="IN..."
    )
    return paths(out(anew(reading_options(command))))


def prepare(wanted: Wanted, readers: int, distribute: Distribute) -> None:
    """Prepare the articles of the files by `readers` at once, and print what came of them."""
    library_of("parquet", "pyarrow")
    files = [path.resolve() for path in find_files(wanted.paths)]
    settings = read_settings(data=wanted.folder)  # it is written to in any case, and no other folder is to be made
    instructions = instructions_of(wanted.said, settings.max_body_bytes)
    folder = wanted.folder.resolve()
    units = begin(folder, files, instructions, settings.limits, readers=readers, anew=wanted.anew)
    work = partial(prepare_unit, folder=folder, instructions=instructions, limits=settings.limits)
    counts = Counts()
    if units:
        for of_unit in distribute(work, units):
            counts.add(of_unit)
    if not (folder / LIST).exists():
        for left in folder.glob(f".*{UNFINISHED}"):
            left.unlink(missing_ok=True)
        finish(folder, READER, counts.articles, asdict(counts))
    _say(counts, folder)


def _say(counts: Counts, folder: Path) -> None:
    for notice in counts.notices:
        click.echo(notice, err=True)
    if counts.kept_out:
        names = ", ".join(name or "(without a name)" for name in counts.kept_out)
        click.echo(f"kept out, since articles have no such fields: {names} (--map FIELD=COLUMN takes one)", err=True)
    where = f", whose reasons are in {folder / BROKEN}" if counts.broken else ""
    click.echo(f"{counts.articles} prepared with {counts.quotes} quoted spans, {counts.broken} broken{where}")
    if counts.records:
        left_out = ", ".join(f"{count} {reason}" for reason, count in sorted(counts.records.items()))
        click.echo(f"records left out: {left_out}")
    share = counts.reading_seconds / counts.seconds if counts.seconds else 1.0
    click.echo(f"{counts.seconds:.1f} s of readers, {share:.0%} of it in reading articles", err=True)
    sys.stdout.flush()

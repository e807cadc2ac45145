"""`quoteverify reread`: a new version of the reader reads the stored articles anew."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.exchange import shown_progress
from service.cli.workspace import data_option, workspace
from service.domain import OccurrenceFilter, PublishedAt
from service.errors import InvalidPublicationTime
from service.reading import READER
from service.rereading import Wanted, reread
from service.storage.rereading.differences import ReadingChange
from service.storage.rereading.readings import Changed


def _time(_context: click.Context, _option: click.Parameter, value: str | None) -> PublishedAt | None:
    try:
        return None if value is None else PublishedAt.parse(value)
    except InvalidPublicationTime as error:
        raise click.BadParameter(str(error)) from error


@click.command("reread", short_help="Let this version read the stored articles anew.")
@click.option("--outlet", help="Only the articles of this outlet.")
@click.option("--since", callback=_time, metavar="TIME", help="Only articles published then or later.")
@click.option("--all", "again", is_flag=True, help="Also those that this version read already.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@data_option
def reread_command(
    outlet: str | None, since: PublishedAt | None, again: bool, dry_run: bool, data: Path | None
) -> None:
    """Let this version read the stored articles anew that an older version read.

    A running service goes on answering meanwhile. Corrections are kept, and so are the ids of what stays the same. A
    run that is broken off goes on where it stopped when it is repeated. At the end it says what changed.
    """
    filter = OccurrenceFilter(outlet, since)
    with workspace(data, must_exist=True) as (store, index, settings), shown_progress("articles") as report:
        changed = reread(store, index, Wanted(filter, again, dry_run), report, settings.limits)
    click.echo(_summary(changed, dry_run=dry_run))


def _summary(changed: Changed, *, dry_run: bool) -> str:
    lines = [f"{'Would read' if dry_run else 'Read'} {changed.articles:,} articles with reader {READER}."]
    for outlet in sorted(changed.by_outlet):
        counts = changed.by_outlet[outlet]
        listed = ", ".join(f"{counts[kind]} {kind.value}" for kind in ReadingChange if counts[kind])
        lines.append(f"{outlet}: {listed}")
    if changed.articles and not changed.by_outlet:
        lines.append("Nothing is read otherwise.")
    if changed.corrected:
        lines.append(f"{changed.corrected} corrected occurrences stay as they were corrected.")
    return "\n".join(lines)

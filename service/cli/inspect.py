"""`quoteverify articles`, `reindex` and `openapi`: list the articles, build the index again, print the API."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from service.api.docs import render
from service.cli.paging import every_item
from service.cli.workspace import data_option, workspace
from service.domain import OccurrenceFilter
from service.indexing import rebuild


@click.command("articles")
@click.option("--outlet", help="Only those of this outlet.")
@data_option
def articles_command(outlet: str | None, data: Path | None) -> None:
    """List the articles: id, date, outlet, title, separated by tabs."""
    with workspace(data, must_exist=True) as (store, _, _):
        for article in every_item(partial(store.articles, OccurrenceFilter(outlet=outlet))):
            published = article.published_at.value if article.published_at else "-"
            click.echo(f"{article.id}\t{published}\t{article.outlet}\t{article.title or '-'}")


@click.command("reindex")
@click.option(
    "--drop-others",
    is_flag=True,
    help="Build nothing, but drop the indices of other versions on a search cluster; refused while one of them runs.",
)
@data_option
def reindex_command(drop_others: bool, data: Path | None) -> None:
    """Build the index again from the database, while a running service goes on with the one there is.

    Never needed for safety: the index catches up by itself. After much has come in piece by piece, a new one is asked
    in half the time.
    """
    with workspace(data, must_exist=True, follow=False) as (store, index, _):
        if drop_others:
            _say_dropped(index.drop_others())
            return
        changes = rebuild(store, index)
    click.echo(f"The index was built again from {changes:,} {'change' if changes == 1 else 'changes'}.")


def _say_dropped(names: Sequence[str]) -> None:
    for name in names:
        click.echo(f"dropped {name}")
    what = "index" if len(names) == 1 else "indices"
    click.echo(f"{len(names)} {what} of other versions {'was' if len(names) == 1 else 'were'} dropped.")


@click.command("openapi")
def openapi_command() -> None:
    """Print the OpenAPI document of the HTTP interface."""
    click.echo(render(), nl=False)

"""`quoteverify articles`, `reindex` and `openapi`: list the articles, build the index again, print the API."""

from __future__ import annotations

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
@data_option
def reindex_command(data: Path | None) -> None:
    """Build the index again from the database, while a running service goes on with the one there is.

    Never needed for safety: the index catches up by itself. After much has come in piece by piece, a new one is asked
    in half the time.
    """
    with workspace(data, must_exist=True, follow=False) as (store, index, _):
        changes = rebuild(store, index)
    click.echo(f"The index was built again from {changes:,} {'change' if changes == 1 else 'changes'}.")


@click.command("openapi")
def openapi_command() -> None:
    """Print the OpenAPI document of the HTTP interface."""
    click.echo(render(), nl=False)

"""`quoteverify forget`: a person's name leaves the record, and with it, when wanted, the articles that hold it."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.workspace import data_option, workspace
from service.indexing import rebuild
from service.storage.store import Store
from service.withdrawal import withdraw_all_holding


@click.command("forget", short_help="Take a person's name out of the record.")
@click.argument("name")
@click.option("--articles", is_flag=True, help="Take out every article, too, in which NAME stands.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_option
def forget_command(name: str, articles: bool, yes: bool, data: Path | None) -> None:
    """Take a person's name out of the record.

    Every quote of whoever goes by just NAME is given to nobody from then on, and all names recorded for them are
    deleted. Texts stay as they are: an article in which NAME stands is deleted only with --articles, and so is a quote
    that only such articles carried. The index is made anew. Exports and backups are not touched, and an article that
    comes in later may name them again.
    """
    with workspace(data, must_exist=True) as (store, index, _):
        persons = store.persons_called(name)
        for person in persons:
            click.echo(f"{'; '.join(person.names)}: quoted or denied in {_counted(person.articles)}")
        if not persons:
            click.echo(f"Nobody on record goes by {name}.")
        holding = _count_holding(store, name)
        click.echo(f"{name} stands in {_counted(holding)}" + ("." if articles else ", which stay."))
        if not persons and not (articles and holding):
            return
        if not yes:
            click.confirm("Go on?", abort=True)
        for person in persons:
            store.forget_person(person.id)
        removed = withdraw_all_holding(name, store, index) if articles else 0
        rebuild(store, index)
        emptied = store.purge()
    people = "1 person is" if len(persons) == 1 else f"{len(persons)} persons are"
    click.echo(f"{people} forgotten, {_counted(removed)} deleted.")
    if not emptied:
        click.echo("Somebody reads the database: its log is emptied when the service ends or deletes.", err=True)


def _counted(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles:,} articles"


def _count_holding(store: Store, name: str) -> int:
    total, after = 0, 0
    while ids := store.articles_holding(name, after, 1_000):
        total += len(ids)
        after = ids[-1]
    return total

"""`quoteverify watch`: saved questions, and what came of them, without a running service."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from service.cli.numbers import Whole
from service.cli.paging import every_item
from service.cli.workspace import data_option, store_of
from service.storage.watching.owners import EVERYBODYS
from service.storage.watching.watches import WatchFields
from service.watch import Question, Watch, WatchEvent


@click.group("watch")
def watch_group() -> None:
    """Save questions, and list what came of them.

    A running `quoteverify serve` puts them to what comes in; docs/watches.md says how feeds and webhooks tell of it.
    """


@watch_group.command("add")
@click.option("--quote", help="Words to watch for.")
@click.option("--speaker", help="A speaker to watch; with --quote, who said it.")
@click.option("--outlet", help="Only articles of this outlet.")
@click.option("--name", help="What to call it.")
@click.option("--webhook", type=Whole(1), metavar="ID", help="The webhook that events are sent to.")
@data_option
def add_command(
    quote: str | None,
    speaker: str | None,
    outlet: str | None,
    name: str | None,
    webhook: int | None,
    data: Path | None,
) -> None:
    """Save a question and show its number, and the end of its feed's address."""
    fields = WatchFields(Question(quote, speaker, outlet), name, webhook)
    with store_of(data) as store:
        watch = store.watching.watches.add(fields, None)
    click.echo(f"Watch {watch.id} is saved. Its feed, which is secret: /feeds/{watch.feed_token}")


@watch_group.command("list")
@data_option
def list_command(data: Path | None) -> None:
    """List the watches: number, owner, name, quote, speaker, outlet, webhook, separated by tabs."""
    with store_of(data, must_exist=True) as store:
        for watch in every_item(partial(store.watching.watches.page, EVERYBODYS)):
            click.echo(_line(_of_watch(watch)))


@watch_group.command("events")
@click.argument("number", type=Whole(1))
@click.option("--limit", default=50, show_default=True, type=Whole(1, 1_000), help="How many at most.")
@data_option
def events_command(number: int, limit: int, data: Path | None) -> None:
    """List what came of watch NUMBER, the last first: time, type, outlet, speaker, words, address."""
    with store_of(data, must_exist=True) as store:
        store.watching.watches.get(number, EVERYBODYS)
        for event in store.watching.events.page(number, limit).items:
            click.echo(_line(_of_event(event)))


@watch_group.command("delete")
@click.argument("number", type=Whole(1))
@data_option
def delete_command(number: int, data: Path | None) -> None:
    """Delete watch NUMBER with its events; its feed answers no more."""
    with store_of(data, must_exist=True) as store:
        store.watching.watches.delete(number, EVERYBODYS)
    click.echo(f"Watch {number} is deleted.")


def _of_watch(watch: Watch) -> tuple[str, ...]:
    question = watch.question
    said = (watch.name, question.quote, question.speaker, question.outlet)
    return str(watch.id), watch.owner or "local", *(text or "" for text in said), str(watch.webhook_id or "")


def _of_event(event: WatchEvent) -> tuple[str, ...]:
    occurrence = event.occurrence
    speakers = ", ".join(speaker.name for speaker in occurrence.speakers)
    at = event.at.isoformat(timespec="seconds")
    kind = event.finding.type.value
    return at, kind, event.article.outlet, speakers, occurrence.text, event.article.url or ""


def _line(fields: tuple[str, ...]) -> str:
    return "\t".join(" ".join(field.split()) for field in fields)

"""`quoteverify webhook`: the addresses that events are sent to, without a running service."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from service.cli.numbers import Whole
from service.cli.paging import every_item
from service.cli.workspace import data_option, store_of
from service.settings import read_settings
from service.storage.watching.owners import EVERYBODYS
from service.watch import Delivery, Webhook


@click.group("webhook")
def webhook_group() -> None:
    """Look after the addresses that events are sent to.

    A running `quoteverify serve` sends to those that QUOTEVERIFY_WEBHOOK_HOSTS allows.
    """


@webhook_group.command("add")
@click.argument("url")
@data_option
def add_command(url: str, data: Path | None) -> None:
    """Add the address URL and show its secret, this once."""
    read_settings(data=data).webhook_addresses.check(url)
    with store_of(data) as store:
        webhook = store.watching.webhooks.add(url, None)
    _show_secret(webhook)


@webhook_group.command("list")
@data_option
def list_command(data: Path | None) -> None:
    """List the webhooks: number, owner, state, address, separated by tabs."""
    with store_of(data, must_exist=True) as store:
        for webhook in every_item(partial(store.watching.webhooks.page, EVERYBODYS)):
            click.echo("\t".join((str(webhook.id), webhook.owner or "local", _state(webhook), webhook.url)))


@webhook_group.command("deliveries")
@click.argument("number", type=Whole(1))
@click.option("--limit", default=50, show_default=True, type=Whole(1, 1_000), help="How many at most.")
@data_option
def deliveries_command(number: int, limit: int, data: Path | None) -> None:
    """List the messages to webhook NUMBER, the last first: number, time, state, attempts, what came of the last."""
    with store_of(data, must_exist=True) as store:
        store.watching.webhooks.get(number, EVERYBODYS)
        for delivery in store.watching.deliveries.page(number, limit).items:
            fields = (str(delivery.id), delivery.created_at.isoformat(timespec="seconds"), delivery.state.value)
            click.echo("\t".join((*fields, str(delivery.attempts), _last(delivery))))


@webhook_group.command("test")
@click.argument("number", type=Whole(1))
@data_option
def try_command(number: int, data: Path | None) -> None:
    """Have a running service send a test to webhook NUMBER."""
    with store_of(data, must_exist=True) as store:
        delivery = store.watching.webhooks.test(number, EVERYBODYS)
    click.echo(f"Message {delivery.id} waits; `quoteverify webhook deliveries {number}` shows what came of it.")


@webhook_group.command("rotate")
@click.argument("number", type=Whole(1))
@data_option
def rotate_command(number: int, data: Path | None) -> None:
    """Give webhook NUMBER another secret; the one before signs beside it for a day."""
    with store_of(data, must_exist=True) as store:
        webhook = store.watching.webhooks.rotate(number, EVERYBODYS)
    _show_secret(webhook)


@webhook_group.command("resume")
@click.argument("number", type=Whole(1))
@data_option
def resume_command(number: int, data: Path | None) -> None:
    """Send to webhook NUMBER again that was given up, first what had failed."""
    with store_of(data, must_exist=True) as store:
        store.watching.webhooks.resume(number, EVERYBODYS)
    click.echo(f"Messages are sent to webhook {number} again.")


@webhook_group.command("delete")
@click.argument("number", type=Whole(1))
@data_option
def delete_command(number: int, data: Path | None) -> None:
    """Delete webhook NUMBER and its messages; watches that named it go on without."""
    with store_of(data, must_exist=True) as store:
        store.watching.webhooks.delete(number, EVERYBODYS)
    click.echo(f"Webhook {number} is deleted.")


def _show_secret(webhook: Webhook) -> None:
    click.echo(webhook.secrets[0])
    click.echo(f"That is the secret of webhook {webhook.id}. It is not shown again.", err=True)


def _state(webhook: Webhook) -> str:
    if webhook.ended_at:
        return f"given up on {webhook.ended_at.date()}: {webhook.ended_why}"
    return f"failing since {webhook.failing_since.isoformat(timespec='seconds')}" if webhook.failing_since else "good"


def _last(delivery: Delivery) -> str:
    if not delivery.log:
        return ""
    last = delivery.log[-1]
    return " ".join(str(part) for part in (last["status"], last["error"]) if part is not None)

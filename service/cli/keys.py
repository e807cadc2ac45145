"""`quoteverify keys`: make, list and revoke API keys."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from service.access import ApiKey, Scope
from service.cli.workspace import data_option, store_of

_DAYS = re.compile(r"([1-9][0-9]{0,4})d")
_SCOPES = click.Choice([scope.value for scope in Scope])


@click.group("keys")
def keys_group() -> None:
    """Make, list and revoke API keys. They work on every instance that shares the database, within seconds."""


@keys_group.command("create")
@click.argument("name")
@click.option("--scope", "scopes", multiple=True, required=True, type=_SCOPES, help="What it is for; may be repeated.")
@click.option("--expires", help="When it ends: a date such as 2027-01-31 (UTC), or in days, such as 90d.")
@data_option
def create_command(name: str, scopes: tuple[str, ...], expires: str | None, data: Path | None) -> None:
    """Make a key and show it, this once. NAME says who holds it.

    read asks and verifies, write puts articles in, edit corrects what is recorded, watch saves questions and hears of
    what comes in, admin does everything, deleting included.
    """
    with store_of(data) as store:
        key, text = store.keys.create(name, {Scope(scope) for scope in scopes}, _moment(expires))
    until = f" until {key.expires_at.date()}" if key.expires_at else ""
    click.echo(text)
    click.echo(f"That is the key of {key.name} for {_scopes(key)}{until}. It is not shown again.", err=True)


@keys_group.command("list", short_help="List the keys, and whether each is good.")
@data_option
def list_command(data: Path | None) -> None:
    """List the keys: id, scopes, state, made on, last used on, name, separated by tabs."""
    with store_of(data, must_exist=True) as store:
        keys = store.keys.all()
    now = datetime.now(UTC)
    for key in keys:
        state = key.ended(now) or (f"good until {key.expires_at.date()}" if key.expires_at else "good")
        used = key.last_used_on or "never"
        click.echo(f"{key.public_id}\t{_scopes(key)}\t{state}\t{key.created_at.date()}\t{used}\t{key.name}")


@keys_group.command("revoke")
@click.argument("id")
@data_option
def revoke_command(id: str, data: Path | None) -> None:
    """Make a key good for nothing. ID is its first 8 digits, as `quoteverify keys list` shows them; or the key."""
    with store_of(data, must_exist=True) as store:
        key = store.keys.revoke(id.removeprefix("qvk_")[:8])
    click.echo(f"The key {key.public_id} of {key.name} {key.ended(datetime.now(UTC))}.")


def _scopes(key: ApiKey) -> str:
    return ",".join(scope.value for scope in Scope if scope in key.scopes)


def _moment(expires: str | None) -> datetime | None:
    """The end of a key: a day in UTC, or so many days from now."""
    if expires is None:
        return None
    days = _DAYS.fullmatch(expires)
    try:
        moment = datetime.now(UTC) + timedelta(days=int(days[1])) if days else _day(expires)
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(
            "give a date such as 2027-01-31, or days such as 90d", param_hint="--expires"
        ) from error
    if moment <= datetime.now(UTC):
        raise click.BadParameter("that is past; give a day to come", param_hint="--expires")
    return moment


def _day(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)

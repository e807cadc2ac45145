"""`quoteverify correct occurrence`, `rename`, `merge` and `split`: correct the record without a running service."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service.cli.numbers import Whole
from service.cli.workspace import data_option, store_of
from service.correcting import LOCAL, LONGEST_NOTE, correct_occurrence
from service.domain import QuoteKind, Stance
from service.people.lookup_keys import LONGEST_NAME
from service.storage.correcting.edits import Decision, Naming, OccurrenceEdit, Parting
from service.storage.correcting.history import Entry
from service.text.checks import check_sent_text

_NUMBER = Whole(1, 2**63 - 1)


class _Text(click.ParamType[str]):
    """A text as the API takes it: not blank, and of so many code points at most."""

    name = "text"

    def __init__(self, longest: int) -> None:
        self._longest = longest

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        check_sent_text(value, longest=self._longest)
        return value


_NAME = _Text(LONGEST_NAME)
note_option = click.option("--note", type=_Text(LONGEST_NOTE), help="Why; shown to whoever sees the correction.")


@click.command("occurrence")
@click.argument("number", type=_NUMBER)
@click.option("--speaker", type=_NAME, help="Who said it; if the stance is not 'said', whom it is about.")
@click.option("--speaker-id", type=_NUMBER, metavar="ID", help="The same by number, where several have the name.")
@click.option("--nobody", is_flag=True, help="The article does not say who said it.")
@click.option("--stance", type=click.Choice([stance.value for stance in Stance]), help="Whether it was said.")
@click.option("--kind", type=click.Choice([kind.value for kind in QuoteKind]), help="What kind of quote it is.")
@note_option
@data_option
def occurrence_command(number: int, *, note: str | None, data: Path | None, **says: Any) -> None:
    """Say who said occurrence NUMBER, whether it was said, or what kind of quote it is."""
    edit = _edit(**says)
    with store_of(data, must_exist=True) as store:
        _say(correct_occurrence(number, edit, Decision(LOCAL, note), store))


def _edit(
    *, speaker: str | None, speaker_id: int | None, nobody: bool, stance: str | None, kind: str | None
) -> OccurrenceEdit:
    """What the options say. Raises UsageError where they name a speaker twice."""
    sets = (speaker is not None, speaker_id is not None, nobody)
    if sum(sets) > 1:
        raise click.UsageError("Give one of --speaker, --speaker-id and --nobody.")
    is_said = Stance(stance) if stance else None
    return OccurrenceEdit(speaker, speaker_id, any(sets), is_said, QuoteKind(kind) if kind else None)


@click.command("rename")
@click.argument("number", type=_NUMBER)
@click.option("--name", type=_NAME, help="The name by which the speaker is shown.")
@click.option("--alias", "aliases", type=_NAME, multiple=True, help="A name that is theirs; give all of them.")
@note_option
@data_option
def rename_command(
    number: int, name: str | None, aliases: tuple[str, ...], note: str | None, data: Path | None
) -> None:
    """Say by which name speaker NUMBER is shown, and which names are theirs."""
    if name is None and not aliases:
        raise click.UsageError("Give --name, or the names as --alias.")
    with store_of(data, must_exist=True) as store:
        _say(store.corrections.rename(number, Naming(name, aliases or None), Decision(LOCAL, note)))


@click.command("merge")
@click.argument("number", type=_NUMBER)
@click.argument("into", type=_NUMBER)
@note_option
@data_option
def merge_command(number: int, into: int, note: str | None, data: Path | None) -> None:
    """Say that speaker NUMBER is speaker INTO, who remains."""
    with store_of(data, must_exist=True) as store:
        _say(store.corrections.merge(number, into, Decision(LOCAL, note)))


@click.command("split")
@click.argument("number", type=_NUMBER)
@click.option("--occurrence", "occurrences", type=_NUMBER, multiple=True, metavar="ID", help="Said by the other.")
@click.option("--alias", "aliases", type=_NAME, multiple=True, help="A name of the other, with what was read under it.")
@click.option("--name", type=_NAME, help="The other's name; may be left out where an alias goes over.")
@note_option
@data_option
def split_command(  # an option each
    number: int,
    *,
    occurrences: tuple[int, ...],
    aliases: tuple[str, ...],
    name: str | None,
    note: str | None,
    data: Path | None,
) -> None:
    """Say that some occurrences or names of speaker NUMBER are another's, who becomes a speaker."""
    with store_of(data, must_exist=True) as store:
        _say(store.corrections.split(number, Parting(occurrences, aliases, name), Decision(LOCAL, note)))


def _say(made: Entry) -> None:
    other = f" The other speaker is {made.into.name} ({made.into.id})." if made.into else ""
    click.echo(f"Correction {made.id} is made.{other}")


COMMANDS = (occurrence_command, rename_command, merge_command, split_command)

"""`quoteverify correct`: what can be corrected, the history of it, and how to take a correction back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from service.cli.correct_edits import COMMANDS, note_option
from service.cli.numbers import Whole
from service.cli.paging import every_item
from service.cli.workspace import data_option, store_of
from service.correcting import LOCAL
from service.domain import Stance
from service.storage.correcting.edits import Decision
from service.storage.correcting.history import Entry, HistoryFilter


@click.group("correct")
def correct_group() -> None:
    """Correct the record, list corrections and undo them.

    `speakers` and `places` show the numbers. A running service answers by a correction at once; docs/corrections.md
    says what it outlives.
    """


for command in COMMANDS:
    correct_group.add_command(command)


@correct_group.command("speakers")
@click.argument("name", required=False)
@data_option
def speakers_command(name: str | None, data: Path | None) -> None:
    """List the speakers, or those with NAME, or a part of it, among their names: number, name, occurrences."""
    with store_of(data, must_exist=True) as store:
        for speaker in every_item(partial(store.speakers, piece=name)):
            click.echo(f"{speaker.id}\t{speaker.name}\t{speaker.occurrences}")


@correct_group.command("places")
@click.argument("article", type=Whole(1, 2**63 - 1))
@data_option
def places_command(article: int, data: Path | None) -> None:
    """List the occurrences in ARTICLE, a number of `quoteverify articles`: number, kind, stance, speaker, words."""
    with store_of(data, must_exist=True) as store:
        store.article(article)
        for place in store.occurrences_of_article(article):
            who = place.about if place.stance is not Stance.SAID else place.speaker
            speaker = f"{who.name} ({who.id})" if who else "-"
            fields = (str(place.id), place.kind.value, place.stance.value, speaker, place.text)
            click.echo("\t".join(" ".join(field.split()) for field in fields))


@correct_group.command("list", short_help="List the corrections, the last first.")
@click.option("--occurrence", type=Whole(1), metavar="ID", help="Only those of this occurrence.")
@click.option("--speaker", type=Whole(1), metavar="ID", help="Only those of this speaker.")
@click.option("--article", type=Whole(1), metavar="ID", help="Only those in this article.")
@data_option
def list_command(occurrence: int | None, speaker: int | None, article: int | None, data: Path | None) -> None:
    """List the corrections: number, time, who, what, state, note, separated by tabs."""
    filter = HistoryFilter(occurrence, speaker, article)
    with store_of(data, must_exist=True) as store:
        for entry in every_item(partial(store.corrections.page, filter)):
            click.echo(_line(entry))


@correct_group.command("undo")
@click.argument("number", type=Whole(1))
@note_option
@data_option
def undo_command(number: int, note: str | None, data: Path | None) -> None:
    """Take the correction of this NUMBER back; both stay in the history."""
    with store_of(data, must_exist=True) as store:
        made = store.corrections.undo(number, Decision(LOCAL, note))
    click.echo(f"Correction {number} is undone, by {made.id}.")


def _line(entry: Entry) -> str:
    state = f"undone by {entry.undone_by}" if entry.undone_by else "holds"
    if entry.places and not any(place.is_applied for place in entry.places):
        state += ", not applied: no article has the quote"
    fields = (str(entry.id), entry.at.isoformat(timespec="seconds"), entry.by, _what(entry), state, entry.note or "")
    return "\t".join(" ".join(field.split()) for field in fields)


def _what(entry: Entry) -> str:
    if entry.undoes:
        return f"undo {entry.undoes}"
    speaker = f"{entry.speaker.name} ({entry.speaker.id})" if entry.speaker else ""
    into = f"{entry.into.name} ({entry.into.id})" if entry.into else ""
    changes = [
        f"occurrence {place.occurrence_id or '-'}: {change.field} {change.before} -> {change.after}"
        for place in entry.places
        for change in place.changes
    ]
    names = [f"+{name}" for name in entry.added] + [f"-{name}" for name in entry.removed]
    whom = f"{entry.action.value} {speaker} {into}" if speaker else ""
    return "; ".join(part for part in (whom.strip(), *changes, " ".join(names)) if part)

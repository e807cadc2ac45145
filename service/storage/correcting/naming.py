"""Brings the names of speakers in line with the decisions on them: which is shown, which were added or taken away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from service.correction import CorrectionAction
from service.people.lookup_keys import name_keys
from service.storage.contents.corrections_held import stands
from service.storage.names import KEY_LANGUAGE
from service.storage.recording.identification import best_name
from service.storage.schema.correction_tables import CorrectionRow
from service.storage.schema.tables import ADDED, HIDDEN, AliasRow, FurtherSpeakerRow, OccurrenceRow, SpeakerRow
from service.storage.statements.id_batches import batches


def settle_names(connection: Connection, speaker_ids: Collection[int]) -> int:
    """Show each speaker by the name that the last decision gave, else by the best that articles use; returns how many
    were shown by another."""
    changed = 0
    for batch in batches(sorted(speaker_ids)):
        given, best = _given_names(connection, batch), _best_own(connection, batch)
        query = select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.given_name).where(SpeakerRow.id.in_(batch))
        for id, name, given_name in connection.execute(query).all():
            chosen = given.get(id) or best.get(id) or name
            if (chosen, given.get(id)) != (name, given_name):
                values = {"name": chosen, "given_name": given.get(id)}
                connection.execute(update(SpeakerRow).where(SpeakerRow.id == id).values(values))
                changed += 1
    return changed


def _given_names(connection: Connection, speaker_ids: Iterable[int]) -> dict[int, str]:
    """The names that decisions which stand give: to who is renamed, and to who is split off."""
    row = CorrectionRow
    ids = list(speaker_ids)
    actions = {CorrectionAction.RENAME: row.speaker_id, CorrectionAction.SPLIT: row.into_id}
    names: dict[Any, tuple[int, Any]] = {}
    for action, whose in actions.items():
        query = select(whose, row.id, row.name).where(
            row.action == action.value, whose.in_(ids), row.name.is_not(None), stands()
        )
        for id, number, name in connection.execute(query.order_by(row.id)):
            names[id] = max(names.get(id, (0, "")), (number, name))
    return {id: name for id, (_, name) in names.items()}


def _best_own(connection: Connection, speaker_ids: Iterable[int]) -> dict[int, str]:
    """The best of the names that were first recorded for each speaker, and are still theirs."""
    row = AliasRow
    query = (
        select(row.speaker_id, row.name, row.is_full, row.articles, row.id)
        .join(SpeakerRow, SpeakerRow.id == row.speaker_id)
        .where(
            row.speaker_id.in_(list(speaker_ids)),
            row.person_id == func.coalesce(SpeakerRow.merged_into_id, SpeakerRow.id),
            row.mark.is_distinct_from(HIDDEN),
        )
    )
    own: dict[int, list[tuple[str, bool, int, int]]] = defaultdict(list)
    for speaker_id, name, is_full, articles, id in connection.execute(query):
        own[speaker_id].append((name, is_full, articles, id))
    return {id: best_name(names) for id, names in own.items()}


def settle_marks(connection: Connection, names: Iterable[tuple[int, str]]) -> None:
    """Add, hide or bring back names, each `(speaker id, name)`, as the decisions on speakers that stand say."""
    wanted = set(names)
    row = CorrectionRow
    query = select(row.action, row.added, row.removed).where(
        row.action.in_([CorrectionAction.RENAME.value, CorrectionAction.SPLIT.value]), stands()
    )
    said: dict[tuple[Any, ...], str] = {}
    for action, added, removed in connection.execute(query.order_by(row.id)):
        said |= {tuple(each): ADDED for each in added or ()}
        if action == CorrectionAction.RENAME.value:  # what a split removes is another's now, and shown there
            said |= {tuple(each): HIDDEN for each in removed or ()}
    for home, name in sorted(wanted):
        _settle_mark(connection, home, name, said.get((home, name)))


def _settle_mark(connection: Connection, home: int, name: str, said: str | None) -> None:
    row = connection.execute(
        select(AliasRow.id, AliasRow.articles).where(AliasRow.speaker_id == home, AliasRow.name == name)
    ).first()
    if row is None:
        if said == ADDED:
            add_alias(connection, home, name)
        return
    if said is None and not row.articles and not _is_referred_to(connection, row.id):
        connection.execute(delete(AliasRow).where(AliasRow.id == row.id, AliasRow.mark == ADDED))
    mark = None if said == ADDED and row.articles else said
    connection.execute(update(AliasRow).where(AliasRow.id == row.id).values(mark=mark))


def _is_referred_to(connection: Connection, alias_id: int) -> bool:
    queries: list[Any] = [
        select(exists().where(OccurrenceRow.alias_id == alias_id)),
        select(exists().where(FurtherSpeakerRow.alias_id == alias_id)),
    ]
    return any(connection.scalar(query) for query in queries)


def add_alias(connection: Connection, speaker_id: int, name: str) -> None:
    """Record a name for a speaker that no article uses yet."""
    keys = name_keys(name, KEY_LANGUAGE)
    now = select(SpeakerRow.merged_into_id).where(SpeakerRow.id == speaker_id)
    row = {
        "speaker_id": speaker_id,
        "person_id": connection.scalar(now) or speaker_id,
        "name": name,
        "surname": keys.surname,
        "near_head": keys.near_head,
        "near_tail": keys.near_tail,
        "is_full": keys.is_full,
        "articles": 0,
        "mark": ADDED,
    }
    connection.execute(insert(AliasRow).values(row))


def new_speaker(connection: Connection, name: str) -> int:
    """A speaker of this name, whom no article names so far; returns the id."""
    [id] = connection.execute(insert(SpeakerRow).values(name=name).returning(SpeakerRow.id)).one()
    add_alias(connection, id, name)
    return int(id)

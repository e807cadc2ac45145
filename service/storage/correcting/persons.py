"""Works out who is whom by the decisions on speakers, and brings speakers, their names and occurrences in line.

Two speakers that were merged are one as long as that decision stands; who was split off is another as long as that one
does, and when it is undone its id means the first again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, exists, select, update
from sqlalchemy.orm import aliased

from service.correction import CorrectionAction
from service.storage.correcting.naming import settle_names
from service.storage.correcting.settling import settle_occurrences
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import AliasRow, FurtherSpeakerRow, OccurrenceRow, SpeakerRow
from service.storage.statements.id_batches import batches


@dataclass(frozen=True, slots=True)
class Split:
    """A decision that stands: these two are not the same. `names` went over, each as `(speaker id, name)`."""

    correction_id: int
    speaker_id: int
    into_id: int
    names: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Persons:
    """Who is whom: the one into whom each was merged, and the splits that stand, in their order."""

    into: Mapping[int, int]
    splits: tuple[Split, ...]

    def now(self, speaker_id: int) -> int:
        """Who a speaker is after all merges."""
        while speaker_id in self.into:
            speaker_id = self.into[speaker_id]
        return speaker_id

    def together(self, speaker_ids: Iterable[int]) -> set[int]:
        """Everybody who is one with one of these."""
        now = {self.now(id) for id in speaker_ids}
        return now | {id for id in self.into if self.now(id) in now}

    def below(self, speaker_id: int) -> set[int]:
        """A speaker, and everybody who was merged into them, however indirectly."""
        members = {speaker_id}
        while more := {id for id, into in self.into.items() if into in members} - members:
            members |= more
        return members

    def owner(self, home: int, name: str) -> int:
        """Whose a name is that was first recorded for `home`."""
        for split in self.splits:
            if (home, name) in split.names:
                home = split.into_id
                break
        return self.now(home)


def read_persons(connection: Connection) -> Persons:
    """Who is whom by the decisions that are stored; there are few, since people make them."""
    undo = aliased(CorrectionRow)
    is_undone = exists().where(undo.undoes_id == CorrectionRow.id).correlate(CorrectionRow)
    row = CorrectionRow
    query = select(row.id, row.action, row.speaker_id, row.into_id, row.removed, is_undone).where(
        row.action.in_([CorrectionAction.MERGE.value, CorrectionAction.SPLIT.value])
    )
    into: dict[int, int] = {}
    splits: list[Split] = []
    for id, action, speaker_id, into_id, removed, undone in connection.execute(query.order_by(row.id)):
        if action == CorrectionAction.MERGE.value:
            into |= {} if undone else {speaker_id: into_id}
        elif undone:
            into[into_id] = speaker_id
        else:
            splits.append(Split(id, speaker_id, into_id, tuple((home, name) for home, name in removed or ())))
    return Persons(into, tuple(reversed(splits)))


def settle_persons(connection: Connection, speaker_ids: Iterable[int]) -> int:
    """Bring these speakers, everybody merged with them, their names and all occurrences in line with the decisions;
    returns how many rows said something else."""
    persons = read_persons(connection)
    members = persons.together(speaker_ids)
    changed = _settle_merged(connection, persons, members)
    homes = members | {home for split in persons.splits if members & {split.into_id} for home, _ in split.names}
    moved: dict[int, list[int]] = defaultdict(list)
    for batch in batches(sorted(homes)):
        query = select(AliasRow.id, AliasRow.speaker_id, AliasRow.name, AliasRow.person_id)
        for id, home, name, person_id in connection.execute(query.where(AliasRow.speaker_id.in_(batch))):
            owner = persons.owner(home, name)
            if owner != person_id:
                moved[owner].append(id)
    for owner, alias_ids in moved.items():
        _give(connection, owner, alias_ids)
        changed += len(alias_ids)
    changed += settle_names(connection, {persons.now(id) for id in homes} | members)
    return changed + settle_occurrences(connection, _corrected(connection, members, moved))


def _settle_merged(connection: Connection, persons: Persons, members: set[int]) -> int:
    changed = 0
    for id in sorted(members):
        now = persons.now(id) if id in persons.into else None
        merged = update(SpeakerRow).where(SpeakerRow.id == id, SpeakerRow.merged_into_id.is_distinct_from(now))
        changed += connection.execute(merged.values(merged_into_id=now)).rowcount
    return changed


def _give(connection: Connection, owner: int, alias_ids: list[int]) -> None:
    """Make names those of `owner`, and what was read under them that person's."""
    for batch in batches(alias_ids):
        connection.execute(update(AliasRow).where(AliasRow.id.in_(batch)).values(person_id=owner))
        for column in (OccurrenceRow.speaker_id, OccurrenceRow.about_id):
            read_as = update(OccurrenceRow).where(
                OccurrenceRow.alias_id.in_(batch), OccurrenceRow.correction_id.is_(None), column.is_not(None)
            )
            connection.execute(read_as.values({column.key: owner}))
        further = update(FurtherSpeakerRow).where(FurtherSpeakerRow.alias_id.in_(batch))
        connection.execute(further.values(speaker_id=owner))


def _corrected(connection: Connection, members: set[int], moved: Mapping[int, list[int]]) -> set[int]:
    """The occurrences with corrections that are about these speakers, or that were read under names that moved."""
    alias_ids = [id for ids in moved.values() for id in ids]
    ids: set[int] = set()
    for batch in batches(sorted(members)):
        named = select(CorrectionPlaceRow.occurrence_id).where(CorrectionPlaceRow.speaker_id.in_(batch))
        ids |= {id for id in connection.scalars(named) if id is not None}
    for batch in batches(alias_ids):
        read_as = select(OccurrenceRow.id).where(
            OccurrenceRow.alias_id.in_(batch), OccurrenceRow.correction_id.is_not(None)
        )
        ids |= set(connection.scalars(read_as))
    return ids


def alias_pairs(connection: Connection, person_id: int) -> list[tuple[Any, ...]]:
    """Every name of a person: `(speaker id of the alias, name, is full, articles, id, mark)`, by id."""
    row = AliasRow
    query = select(row.speaker_id, row.name, row.is_full, row.articles, row.id, row.mark)
    return [tuple(each) for each in connection.execute(query.where(row.person_id == person_id).order_by(row.id))]


def as_lists(names: Iterable[tuple[int, str]]) -> list[Any]:
    """Names as a correction's row holds them."""
    return [[home, name] for home, name in names]

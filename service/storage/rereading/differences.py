"""Tells what a new reading of an article says otherwise: quotes, their places, speakers and stances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from service.storage.schema.tables import AliasRow, OccurrenceRow, SpeakerRow


class ReadingChange(StrEnum):
    """What of an occurrence is otherwise by a new reading."""

    QUOTE_GAINED = "quotes gained"
    QUOTE_LOST = "quotes lost"
    SPAN = "spans changed"
    SPEAKER_GAINED = "speakers gained"
    SPEAKER_LOST = "speakers lost"
    SPEAKER = "speakers changed"
    STANCE = "stances changed"
    KIND = "kinds changed"


class Read(NamedTuple):
    """What was read of an occurrence, whatever corrections say: where it stands, whose it is, and how."""

    quote_id: int
    start: int
    end: int
    kind: str
    stance: str
    person_id: int | None
    is_corrected: bool


def read_of(connection: Connection, article_id: int) -> dict[int, Read]:
    """What was read of each occurrence of an article, by its id."""
    row = OccurrenceRow
    query = (
        select(
            row.id,
            row.quote_id,
            row.start,
            row.end,
            func.coalesce(row.read_kind, row.kind),
            func.coalesce(row.read_stance, row.stance),
            func.coalesce(SpeakerRow.merged_into_id, AliasRow.person_id),
            row.correction_id,
        )
        .outerjoin(AliasRow, AliasRow.id == row.alias_id)
        .outerjoin(SpeakerRow, SpeakerRow.id == AliasRow.person_id)
        .where(row.article_id == article_id)
    )
    rows: list[tuple[Any, ...]] = [tuple(each) for each in connection.execute(query)]
    return {each[0]: Read._make((*each[1:-1], each[-1] is not None)) for each in rows}


def differences(before: Mapping[int, Read], after: Mapping[int, Read]) -> Counter[ReadingChange]:
    """How often each thing is otherwise: occurrences are compared by their ids."""
    counts: Counter[ReadingChange] = Counter()
    counts[ReadingChange.QUOTE_GAINED] = len(after.keys() - before.keys())
    counts[ReadingChange.QUOTE_LOST] = len(before.keys() - after.keys())
    for id in before.keys() & after.keys():
        counts.update(_changes(before[id], after[id]))
    return +counts


def saying_otherwise(before: Mapping[int, Read], after: Mapping[int, Read]) -> list[int]:
    """The ids of the occurrences that are new, or are now another wording's or another person's, or said otherwise."""

    def says(read: Read) -> tuple[object, ...]:
        return read.quote_id, read.person_id, read.stance, read.kind

    return [id for id, read in after.items() if id not in before or says(before[id]) != says(read)]


def _changes(old: Read, new: Read) -> list[ReadingChange]:
    changes = []
    if (old.start, old.end) != (new.start, new.end):
        changes.append(ReadingChange.SPAN)
    if old.stance != new.stance:
        changes.append(ReadingChange.STANCE)
    if old.kind != new.kind:
        changes.append(ReadingChange.KIND)
    if old.person_id != new.person_id:
        gained = ReadingChange.SPEAKER_GAINED if old.person_id is None else ReadingChange.SPEAKER
        changes.append(ReadingChange.SPEAKER_LOST if new.person_id is None else gained)
    return changes

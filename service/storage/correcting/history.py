"""Reads the corrections that were made: who, when, why, what was said before and what is said now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased

from service.correction import CorrectionAction
from service.domain import Speaker
from service.errors import CorrectionNotFound
from service.storage.correcting.persons import read_persons
from service.storage.moments import from_us
from service.storage.records import Page
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import OccurrenceRow, SpeakerRow
from service.storage.validity import is_possible_id

_UNDO = aliased(CorrectionRow)
_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a correction says of one field of an occurrence, as words; None is nobody."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class CorrectedPlace:
    """A place that a correction is about; the ids are None, and it is not applied, while no article has it."""

    occurrence_id: int | None
    quote_id: int | None
    article_id: int | None
    changes: tuple[FieldChange, ...]

    @property
    def is_applied(self) -> bool:
        """Whether the place is there."""
        return self.occurrence_id is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction in the history. `speaker` is who was renamed, merged or split, `into` the other one. `name` and
    `was` are the name given to `speaker` (of a split, to `into`) and the one before."""

    id: int
    action: CorrectionAction
    at: datetime
    by: str
    note: str | None
    undoes: int | None
    undone_by: int | None
    speaker: Speaker | None
    into: Speaker | None
    name: str | None
    was: str | None
    added: tuple[str, ...]
    removed: tuple[str, ...]
    places: tuple[CorrectedPlace, ...]


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which corrections to list; None asks for nothing."""

    occurrence_id: int | None = None
    speaker_id: int | None = None
    article_id: int | None = None


def get(connection: Connection, correction_id: int) -> Entry:
    """One correction. Raises CorrectionNotFound."""
    found = _entries(connection, [CorrectionRow.id == correction_id], 1) if is_possible_id(correction_id) else []
    if not found:
        raise CorrectionNotFound(f"no correction has the number {correction_id}")
    return found[0]


def page(connection: Connection, filter: HistoryFilter, limit: int, before: int | None) -> Page[Entry]:
    """Corrections, the last first, beginning with those made before the one of number `before`; undos are among
    them."""
    conditions = _conditions(connection, filter)
    if before is not None:
        conditions.append(CorrectionRow.id < min(before, _LARGEST))
    entries = _entries(connection, conditions, limit + 1)
    return Page(tuple(entries[:limit]), entries[limit - 1].id if len(entries) > limit else None)


def _conditions(connection: Connection, filter: HistoryFilter) -> list[Any]:
    place, row = CorrectionPlaceRow, CorrectionRow
    conditions: list[Any] = []
    of_places: dict[str, Any] = {}
    if filter.occurrence_id is not None:
        of_places["occurrence"] = place.occurrence_id == _possible(filter.occurrence_id)
    if filter.article_id is not None:
        in_article = select(OccurrenceRow.id).where(OccurrenceRow.article_id == _possible(filter.article_id))
        of_places["article"] = place.occurrence_id.in_(in_article)
    for condition in of_places.values():
        ids = select(place.correction_id).where(condition)
        conditions.append(or_(row.id.in_(ids), row.undoes_id.in_(ids)))
    if filter.speaker_id is not None:
        members = sorted(read_persons(connection).together([_possible(filter.speaker_id)]))
        ids = select(place.correction_id).where(
            or_(place.speaker_id.in_(members), place.was_speaker_id.in_(members) & place.sets_speaker)
        )
        about = or_(row.speaker_id.in_(members), row.into_id.in_(members))
        conditions.append(or_(about, row.id.in_(ids), row.undoes_id.in_(ids)))
    return conditions


def _possible(id: int) -> int:
    return id if is_possible_id(id) else 0


def _entries(connection: Connection, conditions: Sequence[Any], limit: int) -> list[Entry]:
    row = CorrectionRow
    query = (
        select(*row.__table__.columns, _UNDO.id.label("undone_by"))
        .outerjoin(_UNDO, _UNDO.undoes_id == row.id)
        .where(*conditions)
        .order_by(row.id.desc())
        .limit(limit)
    )
    rows = connection.execute(query).all()
    places = _places(connection, [each.id for each in rows])
    ids = {id for each in rows for id in (each.speaker_id, each.into_id)}
    ids |= {id for of_one in places.values() for each in of_one for id in (each.speaker_id, each.was_speaker_id)}
    names = _names(connection, ids)
    return [_entry(each, places.get(each.id, ()), names) for each in rows]


def _places(connection: Connection, correction_ids: Sequence[int]) -> dict[int, list[Any]]:
    place = CorrectionPlaceRow
    query = (
        select(*place.__table__.columns, OccurrenceRow.quote_id, OccurrenceRow.article_id)
        .outerjoin(OccurrenceRow, OccurrenceRow.id == place.occurrence_id)
        .where(place.correction_id.in_(correction_ids))
        .order_by(place.id)
    )
    places: dict[int, list[Any]] = defaultdict(list)
    for each in connection.execute(query):
        places[each.correction_id].append(each)
    return places


def _names(connection: Connection, ids: Iterable[int | None]) -> dict[int, str]:
    query = select(SpeakerRow.id, SpeakerRow.name).where(SpeakerRow.id.in_([id for id in ids if id is not None]))
    return dict(connection.execute(query).all())


def _entry(row: Any, places: Sequence[Any], names: dict[int, str]) -> Entry:
    def speaker(id: int | None) -> Speaker | None:
        return None if id is None or id not in names else Speaker(id, names[id])

    return Entry(
        id=row.id,
        action=CorrectionAction(row.action),
        at=from_us(row.at_us),
        by=row.by,
        note=row.note,
        undoes=row.undoes_id,
        undone_by=row.undone_by,
        speaker=speaker(row.speaker_id),
        into=speaker(row.into_id),
        name=row.name,
        was=row.was,
        added=tuple(name for _, name in row.added or ()),
        removed=tuple(name for _, name in row.removed or ()),
        places=tuple(_place(each, names) for each in places),
    )


def _place(row: Any, names: dict[int, str]) -> CorrectedPlace:
    changes = []
    if row.sets_speaker:
        changes.append(FieldChange("speaker", names.get(row.was_speaker_id), names.get(row.speaker_id)))
    if row.stance is not None:
        changes.append(FieldChange("stance", row.was_stance, row.stance))
    if row.kind is not None:
        changes.append(FieldChange("kind", row.was_kind, row.kind))
    return CorrectedPlace(row.occurrence_id, row.quote_id, row.article_id, tuple(changes))

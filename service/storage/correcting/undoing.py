"""Undoes corrections: an undo is a row of its own, and everything is as if the undone one had not been made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select
from sqlalchemy.orm import aliased

from service.correction import CorrectionAction
from service.errors import CorrectionConflict, CorrectionNotFound
from service.storage.contents.corrections_held import stands
from service.storage.correcting.decisions import write
from service.storage.correcting.edits import Decision
from service.storage.correcting.naming import settle_marks
from service.storage.correcting.persons import read_persons, settle_persons
from service.storage.correcting.settling import settle_occurrences
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.validity import is_possible_id


def undo(connection: Connection, correction_id: int, decision: Decision) -> int:
    """Take a correction back; returns the number of the undo. Raises CorrectionNotFound, CorrectionConflict."""
    row = CorrectionRow
    correction = (
        connection.execute(select(*row.__table__.columns).where(row.id == correction_id)).first()
        if is_possible_id(correction_id)
        else None
    )
    if correction is None:
        raise CorrectionNotFound(f"no correction has the number {correction_id}")
    if correction.action == CorrectionAction.UNDO.value:
        raise CorrectionConflict("an undo is not undone; make the correction again")
    undone_by = connection.scalar(select(row.id).where(row.undoes_id == correction_id))
    if undone_by is not None:
        raise CorrectionConflict(f"correction {correction_id} is undone already, by {undone_by}")
    later = _standing_on(connection, correction)
    if later is not None:
        raise CorrectionConflict(f"correction {later} stands on it; undo that first")
    about = {"speaker_id": correction.speaker_id, "into_id": correction.into_id}
    id = write(connection, CorrectionAction.UNDO, decision, undoes_id=correction_id, **about)
    names = [(home, name) for home, name in (correction.added or []) + (correction.removed or [])]
    settle_marks(connection, names if correction.action == CorrectionAction.RENAME.value else ())
    place = CorrectionPlaceRow
    held = connection.scalars(select(place.occurrence_id).where(place.correction_id == correction_id)).all()
    settle_occurrences(connection, [each for each in held if each is not None])
    speaker_ids = {each for each in about.values() if each is not None}
    if speaker_ids:
        settle_persons(connection, speaker_ids)
    return id


def _standing_on(connection: Connection, correction: Any) -> int | None:
    """The first later correction that holds and presupposes this one."""
    match CorrectionAction(correction.action):
        case CorrectionAction.OCCURRENCE:
            conditions = [_of_same_place(correction.id)]
        case CorrectionAction.SPLIT:
            conditions = [_of_same_place(correction.id), _about(correction.into_id)]
        case CorrectionAction.RENAME:
            return _later_name(connection, correction)
        case _:
            return _later_split(connection, correction)
    row = CorrectionRow
    query = select(row.id).where(row.id > correction.id, stands(), or_(*conditions))
    return connection.scalar(query.order_by(row.id).limit(1))


def _of_same_place(correction_id: int) -> ColumnElement[bool]:
    """Whether CorrectionRow says something else of the same thing at the same place."""
    before, later = aliased(CorrectionPlaceRow), aliased(CorrectionPlaceRow)
    same_place = (
        later.article_hash == before.article_hash,
        later.key_hash == before.key_hash,
        later.nth == before.nth,
    )
    same_thing = or_(
        and_(before.sets_speaker, later.sets_speaker),
        and_(before.stance.is_not(None), later.stance.is_not(None)),
        and_(before.kind.is_not(None), later.kind.is_not(None)),
    )
    return exists().where(
        before.correction_id == correction_id, later.correction_id == CorrectionRow.id, *same_place, same_thing
    )


def _about(speaker_id: int) -> ColumnElement[bool]:
    """Whether CorrectionRow is about this speaker, or gives something to them."""
    place = CorrectionPlaceRow
    gives = exists().where(place.correction_id == CorrectionRow.id, place.speaker_id == speaker_id)
    is_decision = CorrectionRow.action != CorrectionAction.UNDO.value
    return and_(is_decision, or_(CorrectionRow.speaker_id == speaker_id, CorrectionRow.into_id == speaker_id, gives))


def _later_name(connection: Connection, correction: Any) -> int | None:
    """The first later renaming that says another name, or something of the same other names."""
    row = CorrectionRow
    query = select(row.id, row.name, row.added, row.removed).where(
        row.id > correction.id,
        row.action == CorrectionAction.RENAME.value,
        row.speaker_id == correction.speaker_id,
        stands(),
    )
    own = {tuple(each) for each in (correction.added or []) + (correction.removed or [])}
    for id, name, added, removed in connection.execute(query.order_by(row.id)):
        others = {tuple(each) for each in (added or []) + (removed or [])}
        if (name and correction.name) or own & others:
            return int(id)
    return None


def _later_split(connection: Connection, merge: Any) -> int | None:
    """The first later split that gives away names which came by this merge."""
    persons = read_persons(connection)
    came = persons.below(merge.speaker_id or 0)
    later = [each for each in persons.splits if each.correction_id > merge.id]
    on_it = [each.correction_id for each in later if any(home in came for home, _ in each.names)]
    return min(on_it, default=None)

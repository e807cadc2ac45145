"""Tells whether something was corrected since somebody looked at it: its version is the number of the last correction
that touched it, undone ones and undos included; 0 where none did."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.orm import aliased

from service.errors import CorrectionConflict
from service.storage.correcting.persons import read_persons
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow

_UNDO = aliased(CorrectionRow)
_TOUCHED = func.max(func.coalesce(_UNDO.id, CorrectionRow.id))


def of_occurrence(connection: Connection, occurrence_id: int) -> int:
    """The version of an occurrence."""
    is_about = CorrectionRow.id.in_(
        select(CorrectionPlaceRow.correction_id).where(CorrectionPlaceRow.occurrence_id == occurrence_id)
    )
    return _last(connection, is_about)


def of_speaker(connection: Connection, speaker_id: int) -> int:
    """The version of a speaker, and of whoever was merged with them."""
    members = sorted(read_persons(connection).together([speaker_id]))
    return _last(connection, or_(CorrectionRow.speaker_id.in_(members), CorrectionRow.into_id.in_(members)))


def check_occurrence(connection: Connection, occurrence_id: int, version: int | None) -> None:
    """Raise CorrectionConflict unless an occurrence has this version; None is any."""
    _check(of_occurrence(connection, occurrence_id) if version is not None else None, version)


def check_speaker(connection: Connection, speaker_id: int, version: int | None) -> None:
    """Raise CorrectionConflict unless a speaker has this version; None is any."""
    _check(of_speaker(connection, speaker_id) if version is not None else None, version)


def _check(now: int | None, version: int | None) -> None:
    if now != version:
        raise CorrectionConflict(
            f"it was corrected meanwhile: its version is {now}, and you corrected version {version}; look at it again"
        )


def _last(connection: Connection, is_about: Any) -> int:
    query = select(_TOUCHED).select_from(CorrectionRow).outerjoin(_UNDO, _UNDO.undoes_id == CorrectionRow.id)
    return connection.scalar(query.where(is_about)) or 0

"""Reads which corrections hold for occurrences: of the few that were corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select
from sqlalchemy.orm import aliased

from service.correction import Corrected
from service.storage.moments import from_us
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.statements.id_batches import batches
from service.storage.statements.id_lists import in_ids


@dataclass(frozen=True, slots=True)
class Holding:
    """The last correction that holds for an occurrence, and of what any of them says another value."""

    corrected: Corrected
    of_speaker: bool
    of_stance: bool


def stands() -> ColumnElement[bool]:
    """Whether no undo took the correction of CorrectionRow back."""
    undo = aliased(CorrectionRow)
    return ~exists().where(undo.undoes_id == CorrectionRow.id).correlate(CorrectionRow)


_HOLDING = (
    select(
        CorrectionPlaceRow.occurrence_id,
        CorrectionPlaceRow.sets_speaker,
        CorrectionPlaceRow.stance,
        CorrectionRow.id,
        CorrectionRow.by,
        CorrectionRow.at_us,
        CorrectionRow.note,
    )
    .join(CorrectionRow, CorrectionRow.id == CorrectionPlaceRow.correction_id)
    .where(in_ids(CorrectionPlaceRow.occurrence_id), stands())
    .order_by(CorrectionRow.id)
)


def holding(connection: Connection, occurrence_ids: Sequence[int]) -> dict[int, Holding]:
    """The corrections that hold for each of the occurrences; those for which none does are left out."""
    held: dict[Any, Holding] = {}
    for batch in batches(occurrence_ids):
        for occurrence_id, sets_speaker, stance, id, by, at_us, note in connection.execute(_HOLDING, {"ids": batch}):
            before = held.get(occurrence_id)
            held[occurrence_id] = Holding(
                Corrected(id, by, from_us(at_us), note),
                sets_speaker or (before is not None and before.of_speaker),
                stance is not None or (before is not None and before.of_stance),
            )
    return held

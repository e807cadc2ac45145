"""Takes a person out of the corrections: what they say of that person, and every note that names them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, or_, select, update

from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow


def forget_in_corrections(connection: Connection, speaker_ids: Sequence[int], names: Collection[str]) -> None:
    """Delete the decisions on these speakers, and their undos; a place that was given to them is nobody's. A note in
    which one of `names` stands is taken out."""
    row, place = CorrectionRow, CorrectionPlaceRow
    for column in (place.speaker_id, place.was_speaker_id):
        connection.execute(update(place).where(column.in_(speaker_ids)).values({column.key: None}))
    decisions = connection.scalars(
        select(row.id).where(or_(row.speaker_id.in_(speaker_ids), row.into_id.in_(speaker_ids)))
    ).all()
    kept = set(connection.scalars(select(place.correction_id).where(place.correction_id.in_(decisions))))
    gone = [id for id in decisions if id not in kept]
    connection.execute(delete(row).where(or_(row.id.in_(gone), row.undoes_id.in_(gone))))
    nameless = update(row).where(row.id.in_(sorted(kept)))
    connection.execute(nameless.values(speaker_id=None, into_id=None, name=None, was=None, added=None, removed=None))
    naming = [
        id
        for id, note in connection.execute(select(row.id, row.note).where(row.note.is_not(None)))
        if any(name.casefold() in (note or "").casefold() for name in names)
    ]
    connection.execute(update(row).where(row.id.in_(naming)).values(note=None))

"""Brings occurrences in line with the corrections that hold for them, or back to what the reader read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.orm import aliased

from service.storage.contents.corrections_held import stands
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import SAID, TAKEN_OUT, AliasRow, FurtherSpeakerRow, OccurrenceRow, SpeakerRow
from service.storage.statements.id_batches import batches
from service.storage.statements.id_lists import in_ids

_PERSON = aliased(SpeakerRow)


class _Says(NamedTuple):
    """What a correction that holds says of an occurrence."""

    correction_id: int
    sets_speaker: bool
    speaker_id: int | None
    stance: str | None
    kind: str | None


_HELD = (
    select(
        CorrectionPlaceRow.occurrence_id,
        CorrectionRow.id,
        CorrectionPlaceRow.sets_speaker,
        func.coalesce(_PERSON.merged_into_id, _PERSON.id),
        CorrectionPlaceRow.stance,
        CorrectionPlaceRow.kind,
    )
    .join(CorrectionRow, CorrectionRow.id == CorrectionPlaceRow.correction_id)
    .outerjoin(_PERSON, _PERSON.id == CorrectionPlaceRow.speaker_id)
    .where(in_ids(CorrectionPlaceRow.occurrence_id), stands())
    .order_by(CorrectionRow.id)
)
_STATED = ("correction_id", "kind", "stance", "read_kind", "read_stance", "speaker_id", "about_id")
_ROWS = (
    select(OccurrenceRow.id, AliasRow.person_id, OccurrenceRow.further, *(getattr(OccurrenceRow, n) for n in _STATED))
    .outerjoin(AliasRow, AliasRow.id == OccurrenceRow.alias_id)
    .where(in_ids(OccurrenceRow.id))
)


def settle_occurrences(connection: Connection, occurrence_ids: Iterable[int]) -> int:
    """Let each occurrence say what the corrections that hold say, and for the rest what was read; returns how many said
    something else. Those that no correction ever touched stay as they are."""
    changed = 0
    for batch in batches(sorted(set(occurrence_ids))):
        held: dict[Any, list[_Says]] = defaultdict(list)
        for row in connection.execute(_HELD, {"ids": batch}):
            held[row[0]].append(_Says(*row[1:]))
        changed += _settle(connection, batch, held)
    return changed


def _settle(connection: Connection, ids: Sequence[int], held: dict[int, list[_Says]]) -> int:
    written: list[dict[str, Any]] = []
    joint: dict[bool, list[int]] = {True: [], False: []}
    for row in connection.execute(_ROWS, {"ids": ids}).mappings().all():
        says = held.get(row["id"], [])
        if not says and row["correction_id"] is None:
            continue
        values = _values(row, says)
        if values != {name: row[name] for name in _STATED}:
            written.append({"of_id": row["id"], **values})
        if row["further"]:
            is_own = any(each.sets_speaker for each in says)
            is_denied = any(each.stance for each in says) and values["stance"] != SAID
            joint[is_own or is_denied].append(row["id"])
    if written:
        connection.execute(update(OccurrenceRow).where(OccurrenceRow.id == bindparam("of_id")), written)
    return len(written) + _settle_others(connection, joint)


def _values(row: Any, says: Sequence[_Says]) -> dict[str, Any]:
    kind, stance, person = row["read_kind"] or row["kind"], row["read_stance"] or row["stance"], row["person_id"]
    read = {"read_kind": kind, "read_stance": stance} if says else {"read_kind": None, "read_stance": None}
    for each in says:
        kind, stance = each.kind or kind, each.stance or stance
        person = each.speaker_id if each.sets_speaker else person
    return {
        "correction_id": says[-1].correction_id if says else None,
        "kind": kind,
        "stance": stance,
        **read,
        "speaker_id": person if stance == SAID else None,
        "about_id": None if stance == SAID else person,
    }


def _settle_others(connection: Connection, joint: dict[bool, list[int]]) -> int:
    """Take out those who said it together with the speaker where the speaker, or the stance, is another; or put them
    back."""
    changed = 0
    for are_out, ids in joint.items():
        now, before = (TAKEN_OUT, None) if are_out else (None, TAKEN_OUT)
        if ids:
            others = update(FurtherSpeakerRow).where(
                FurtherSpeakerRow.occurrence_id.in_(ids), FurtherSpeakerRow.inner_start.is_not_distinct_from(before)
            )
            changed += connection.execute(others.values(inner_start=now)).rowcount
    return changed

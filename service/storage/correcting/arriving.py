"""Checks corrections that come in from an export: a row must be one that could have been made here, and what the export
says of speakers and occurrences must be what the corrections say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, exists, or_, select

from service.correction import CorrectionAction
from service.domain import QuoteKind, Stance
from service.errors import InvalidExport
from service.people.lookup_keys import LONGEST_NAME, is_usable
from service.storage.correcting.persons import settle_persons
from service.storage.correcting.places import spots_of, stored_hashes
from service.storage.correcting.settling import settle_occurrences
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import AliasRow, OccurrenceRow, SpeakerRow

Row = dict[str, Any]
_LONGEST_NOTE = 2_000
_HASH_BYTES = 32
_PAIR = 2


def require(holds: bool, fault: str) -> None:
    """Raise InvalidExport, which names the fault, unless it `holds`."""
    if not holds:
        raise InvalidExport(f"{fault} in what is to be imported")


def arrived_correction(row: Row) -> Row:
    """The row of a decision. Raises InvalidExport."""
    require(row["action"] in {action.value for action in CorrectionAction}, "an action of a correction is unknown")
    require(row["at_us"] >= 0 and bool(row["by"].strip()) and len(row["by"]) <= LONGEST_NAME, "who corrected, or when")
    require(row["note"] is None or len(row["note"]) <= _LONGEST_NOTE, "the note of a correction is too long")
    require((row["undoes_id"] is not None) == (row["action"] == CorrectionAction.UNDO.value), "an undo of nothing")
    is_later = row["undoes_id"] is None or row["undoes_id"] < row["id"]
    require(is_later, "a correction is undone before it is made")
    pairs = row["action"] in {CorrectionAction.MERGE.value, CorrectionAction.SPLIT.value}
    both = row["speaker_id"] is not None and row["into_id"] is not None and row["speaker_id"] != row["into_id"]
    require(both or not pairs, "a correction is of one speaker alone")
    require(all(row[name] is None or is_usable(row[name]) for name in ("name", "was")), "a name in a correction")
    for each in (row["added"] or []) + (row["removed"] or []):
        is_pair = isinstance(each, list) and len(each) == _PAIR and isinstance(each[1], str) and is_usable(each[1])
        require(is_pair and isinstance(each[0], int) and not isinstance(each[0], bool), "a name in a correction")
    return row


def arrived_places(connection: Connection, rows: Sequence[Row]) -> list[Row]:
    """The rows of the places of corrections: those that are applied stand where they say. Raises InvalidExport."""
    ids = {row["occurrence_id"] for row in rows} - {None}
    articles = dict(
        connection.execute(select(OccurrenceRow.id, OccurrenceRow.article_id).where(OccurrenceRow.id.in_(ids))).all()
    )
    hashes = stored_hashes(connection, articles.values())
    spots = [spots_of(connection, article_id) for article_id in sorted(set(articles.values()))]
    spot_of = {id: spot for of_article in spots for id, spot in of_article.items()}
    for row in rows:
        _check_place(row)
        id = row["occurrence_id"]
        if id is not None:
            require(id in articles, "a correction holds for an occurrence that is not there")
            is_there = (row["article_hash"], row["key_hash"]) == (hashes[articles[id]].article, spot_of[id].key_hash)
            require(is_there, "a correction holds for another occurrence than it says")
    return list(rows)


def _check_place(row: Row) -> None:
    for name in ("article_hash", "address_hash", "key_hash", "context_hash"):
        is_absent = name == "address_hash" and row[name] is None
        require(is_absent or len(row[name]) == _HASH_BYTES, "a hash of a correction's place")
    require(0 <= row["nth"] < row["total"], "a correction's place is beyond all places")
    stances, kinds = {each.value for each in Stance}, {each.value for each in QuoteKind}
    require(row["stance"] in {None, *stances} and row["was_stance"] in stances, "a correction's stance is unknown")
    require(row["kind"] in {None, *kinds} and row["was_kind"] in kinds, "a correction's kind is unknown")
    require(row["sets_speaker"] or row["speaker_id"] is None, "a correction's speaker")
    require(row["sets_speaker"] or bool(row["stance"] or row["kind"]), "a correction that says nothing")


def check_corrections(connection: Connection) -> None:
    """Raise InvalidExport when speakers, their names or occurrences say something else than the corrections do."""
    place, row = CorrectionPlaceRow, CorrectionRow
    missing = exists().where(row.undoes_id.is_not(None), ~exists().where(_OTHER.c.id == row.undoes_id))
    require(not connection.scalar(select(missing)), "an undo of a correction that is not there")
    speaker_ids = {id for pair in connection.execute(select(row.speaker_id, row.into_id)) for id in pair if id}
    speaker_ids |= set(connection.scalars(select(SpeakerRow.id).where(SpeakerRow.merged_into_id.is_not(None))))
    moved = select(AliasRow.speaker_id, AliasRow.person_id).where(AliasRow.person_id != AliasRow.speaker_id)
    speaker_ids |= {id for pair in connection.execute(moved) for id in pair}
    given = select(SpeakerRow.id).where(SpeakerRow.given_name.is_not(None))
    changed = settle_persons(connection, speaker_ids | set(connection.scalars(given)))
    corrected = select(OccurrenceRow.id).where(
        or_(OccurrenceRow.correction_id.is_not(None), OccurrenceRow.id.in_(select(place.occurrence_id)))
    )
    changed += settle_occurrences(connection, connection.scalars(corrected).all())
    require(not changed, "what is said of speakers and quotes is not what the corrections say")


_OTHER = select(CorrectionRow.id).subquery()

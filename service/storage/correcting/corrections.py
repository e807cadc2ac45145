"""Makes, undoes and lists corrections. Each method is one transaction; what is shown follows in it."""

from __future__ import annotations

from sqlalchemy import Connection

from service.domain import Occurrence
from service.errors import OccurrenceNotFound
from service.storage.connection.database import Database
from service.storage.contents import occurrences
from service.storage.correcting import decisions, history, undoing, versions
from service.storage.correcting.edits import Decision, Naming, OccurrenceEdit, Parting
from service.storage.correcting.history import Entry, HistoryFilter
from service.storage.records import IsOneSpeaker, Page
from service.storage.schema.tables import OccurrenceRow
from service.storage.validity import is_possible_id


class Corrections:
    """The corrections of a database; safe to share between threads. Every method may raise StorageUnavailable; those
    that correct raise what service.storage.correcting.decisions raises."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def occurrence(self, occurrence_id: int) -> tuple[Occurrence, int]:
        """One occurrence and its version. Raises OccurrenceNotFound."""
        with self._database.read() as connection:
            return _occurrence(connection, occurrence_id), versions.of_occurrence(connection, occurrence_id)

    def version_of_speaker(self, speaker_id: int) -> int:
        """The version of a speaker."""
        with self._database.read() as connection:
            return versions.of_speaker(connection, speaker_id)

    def correct_occurrence(
        self, occurrence_id: int, edit: OccurrenceEdit, decision: Decision, is_one_speaker: IsOneSpeaker
    ) -> Entry:
        """Say who said an occurrence, whether it was said, or what kind it is."""
        with self._database.write() as connection:
            id = decisions.correct_occurrence(connection, occurrence_id, edit, decision, is_one_speaker)
            return history.get(connection, id)

    def rename(self, speaker_id: int, naming: Naming, decision: Decision) -> Entry:
        """Say by which names a speaker goes."""
        with self._database.write() as connection:
            return history.get(connection, decisions.rename(connection, speaker_id, naming, decision))

    def merge(self, speaker_id: int, into_id: int, decision: Decision, if_version: int | None = None) -> Entry:
        """Say that a speaker is another."""
        with self._database.write() as connection:
            return history.get(connection, decisions.merge(connection, speaker_id, into_id, decision, if_version))

    def split(self, speaker_id: int, parting: Parting, decision: Decision) -> Entry:
        """Say that some of what is a speaker's is another's."""
        with self._database.write() as connection:
            return history.get(connection, decisions.split(connection, speaker_id, parting, decision))

    def undo(self, correction_id: int, decision: Decision) -> Entry:
        """Take a correction back; returns the undo. Raises CorrectionNotFound, CorrectionConflict."""
        with self._database.write() as connection:
            return history.get(connection, undoing.undo(connection, correction_id, decision))

    def get(self, correction_id: int) -> Entry:
        """One correction. Raises CorrectionNotFound."""
        with self._database.read() as connection:
            return history.get(connection, correction_id)

    def page(self, filter: HistoryFilter, limit: int, before: int | None = None) -> Page[Entry]:
        """Corrections made before the one of this number, the last first."""
        with self._database.read() as connection:
            return history.page(connection, filter, limit, before)


def _occurrence(connection: Connection, occurrence_id: int) -> Occurrence:
    whole = occurrences.select_whole().where(OccurrenceRow.id == occurrence_id)
    rows = connection.execute(whole).all() if is_possible_id(occurrence_id) else ()
    found = list(occurrences.read(connection, rows))
    if not found:
        raise OccurrenceNotFound(f"no occurrence has the id {occurrence_id}")
    return found[0]

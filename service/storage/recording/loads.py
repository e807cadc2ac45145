"""Takes articles that were prepared elsewhere in, in one order, whoever and however many do it at once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from service.storage.connection.database import Database
from service.storage.recording.preparation import Prepared
from service.storage.recording.recording import record_all
from service.storage.records import IsOneSpeaker, Stored
from service.storage.schema.tables import MetaRow

_PREFIX = "load:"


class Loads:
    """How far each load has come, kept in the transaction that stores its articles. May raise StorageUnavailable.

    A load is known by an identity of up to 59 characters, the same for all who take the same articles in.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def reached(self, identity: str) -> int:
        """How many articles of a load, in its order, were taken in by runs of which none has come to its end."""
        with self._database.read() as connection:
            return _reached(connection, identity)

    def add(
        self, identity: str, start: int, prepared: Sequence[Prepared], is_one_speaker: IsOneSpeaker
    ) -> list[Stored] | None:
        """Store the articles from number `start` of a load on, all or none; None where somebody else has, meanwhile.

        What came in before decides who is whom (SpeakerIdentifier), and whose wording a quote shows: so that the same
        articles make the same store, each is stored when all before it are.
        """
        with self._database.write() as connection:
            if _reached(connection, identity) > start:
                return None
            stored = record_all(connection, prepared, is_one_speaker)
            _forget(connection, identity)
            reached = {"key": _PREFIX + identity, "value": str(start + len(prepared))}
            connection.execute(insert(MetaRow).values(reached))
            return stored

    def end(self, identity: str) -> None:
        """The load has come to its end: the next one of the same articles looks at all of them again."""
        with self._database.write() as connection:
            _forget(connection, identity)


def _reached(connection: Connection, identity: str) -> int:
    value = connection.scalar(select(MetaRow.value).where(MetaRow.key == _PREFIX + identity))
    return int(value) if value is not None else 0


def _forget(connection: Connection, identity: str) -> None:
    connection.execute(delete(MetaRow).where(MetaRow.key == _PREFIX + identity))

"""Remembers how far a file of many articles was taken in, so that a run that was stopped can go on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select

from service.storage.connection.database import Database
from service.storage.schema.tables import MetaRow

_PREFIX = "read:"


@dataclass(frozen=True, slots=True)
class ReadingMark:
    """Everything up to row `number` of a file is stored, or was reported as one of `failed` documents."""

    number: int
    failed: int = 0


class ReadingMarks:
    """The marks of a database, by the identity of the file: up to 59 characters. May raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, identity: str) -> ReadingMark | None:
        """How far the file was read by a run that did not come to its end; None when there was none."""
        with self._database.read() as connection:
            value = connection.scalar(select(MetaRow.value).where(MetaRow.key == _PREFIX + identity))
        return ReadingMark(**json.loads(value)) if value is not None else None

    def put(self, marks: Mapping[str, ReadingMark]) -> None:
        """Remember these, in place of what was remembered of the same files."""
        keys = {_PREFIX + identity: json.dumps(asdict(mark)) for identity, mark in marks.items()}
        with self._database.write() as connection:
            connection.execute(delete(MetaRow).where(MetaRow.key.in_(keys)))
            connection.execute(insert(MetaRow), [{"key": key, "value": value} for key, value in keys.items()])

    def drop(self, identities: Iterable[str]) -> None:
        """Forget these: their files were read to the end."""
        keys = [_PREFIX + identity for identity in identities]
        with self._database.write() as connection:
            connection.execute(delete(MetaRow).where(MetaRow.key.in_(keys)))

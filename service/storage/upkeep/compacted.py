"""Up to where the log of changes was compacted, and what that makes of the tokens below.

Rows that left the log below that position may be those by which an index learns that a quote has gone. An index that
had read less must begin anew, while one that began afterwards may go on: below the position, a token is that of the row
together with a number that each compaction draws anew, so the two know the same row by different tokens.
"""

from __future__ import annotations

import json
import secrets
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from service.storage.schema.tables import MetaRow

_KEY = "log_compacted"


class Compacted(NamedTuple):
    """The position up to which rows may have left, and the number drawn for those that are kept below it."""

    position: int
    drawn: int

    def token(self, position: int, token: int) -> int:
        """The token by which an index is to know the change at `position`, whose row has `token`."""
        return token ^ self.drawn if position < self.position else token


NEVER = Compacted(0, 0)


def compacted(connection: Connection) -> Compacted:
    """How far the log was compacted."""
    value = connection.scalar(select(MetaRow.value).where(MetaRow.key == _KEY))
    return Compacted(*json.loads(value)) if value else NEVER


def mark(connection: Connection, position: int) -> None:
    """Have every index begin anew that has read less than up to `position`, the number of a row that stays."""
    connection.execute(delete(MetaRow).where(MetaRow.key == _KEY))
    value = json.dumps(Compacted(position, secrets.randbits(63)))
    connection.execute(insert(MetaRow).values(key=_KEY, value=value))

"""Takes out of the log of changes what every index has read and no new one needs: it would only ever grow.

A new index needs one row for each quote that is there. What else there is, rows of quotes that have gone and earlier
rows of quotes that came again, leaves once those who look after an index have read past it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, union_all
from sqlalchemy.orm import aliased

from service.storage.connection.database import Database
from service.storage.moments import now_us
from service.storage.schema.log_tables import LogReaderRow
from service.storage.schema.tables import ChangeRow, QuoteRow
from service.storage.statements.id_batches import batches
from service.storage.upkeep.compacted import compacted, mark

_MICROSECONDS_A_DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class CompactionTuning:
    """When the log is compacted, and by how much at a time."""

    days: float = 7.0
    """For how long those who look after an index are waited for, since they were last seen. One that comes back later
    has its index made anew."""
    newest: int = 10_000
    """Changes that stay whoever has read them: some read the log and do not say so (a command, an older version)."""
    least: int = 1_000
    """Rows that must be able to leave; marking the log for fewer is not worth it."""
    growth: int = 10
    """The log is looked through again once it has grown by a tenth: that reads all of it, ten seconds for ten million
    rows. While it is read others write."""
    at_once: int = 1_000
    """Rows that one transaction takes out: a few milliseconds in which nobody else can write."""
    most: int = 500_000
    """Rows that leave at most in one go; they are held in memory."""


class LogUpkeep:
    """Knows who reads the log, and compacts it. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database, tuning: CompactionTuning | None = None) -> None:
        self._database = database
        self._tuning = tuning or CompactionTuning()
        self._looked_at = 0

    def note(self, reader: str, position: int) -> None:
        """Note that the index that `reader` looks after has read up to `position`; it is waited for from now on."""
        with self._database.write() as connection:
            connection.execute(delete(LogReaderRow).where((LogReaderRow.name == reader) | (_seen < self._oldest())))
            connection.execute(insert(LogReaderRow).values(name=reader, position=position, seen_us=now_us()))

    def compact(self) -> int:
        """Take out what can leave, a few rows at a time; returns how many rows that were. Mostly a cheap look."""
        with self._database.read() as connection:
            end = self._end(connection)
            if end < self._looked_at + max(self._tuning.least, self._looked_at // self._tuning.growth):
                return 0
            superfluous = _superfluous(connection, end, self._tuning.most)
        self._looked_at = end
        if len(superfluous) < self._tuning.least:
            return 0
        with self._database.write() as connection:
            if end > self._end(connection):  # somebody has come back meanwhile, who has read less
                return 0
            mark(connection, end)
        for batch in batches(superfluous, self._tuning.at_once):
            with self._database.write() as connection:
                connection.execute(delete(ChangeRow).where(ChangeRow.seq.in_(batch)))
        return len(superfluous)

    def _end(self, connection: Connection) -> int:
        """The last row, by its number, that everybody has read; 0 where there is none, or none that may leave."""
        everybody = select(func.min(LogReaderRow.position)).where(_seen >= self._oldest())
        head = connection.scalar(select(func.max(ChangeRow.seq))) or 0
        read = min(connection.scalar(everybody) or 0, head - self._tuning.newest)
        end = connection.scalar(select(func.max(ChangeRow.seq)).where(ChangeRow.seq <= read)) or 0
        return end if end > compacted(connection).position else 0

    def _oldest(self) -> int:
        return now_us() - int(self._tuning.days * _MICROSECONDS_A_DAY)


_seen = LogReaderRow.seen_us


def _superfluous(connection: Connection, end: int, most: int) -> Sequence[int]:
    """Up to `most` numbers of rows before `end` that no new index needs."""
    later = aliased(ChangeRow)
    last = (
        select(later.quote_id, func.max(later.seq).label("seq"))
        .where(later.seq <= end)
        .group_by(later.quote_id)
        .having(func.count() > 1)
        .subquery()
    )
    is_gone = ~select(QuoteRow.id).where(QuoteRow.id == ChangeRow.quote_id).exists()
    gone = select(ChangeRow.seq).where(ChangeRow.seq < end, is_gone)
    came_again = (
        select(ChangeRow.seq).join(last, last.c.quote_id == ChangeRow.quote_id).where(ChangeRow.seq < last.c.seq)
    )
    both = union_all(gone, came_again).subquery()
    return connection.scalars(select(both.c.seq).distinct().limit(most)).all()

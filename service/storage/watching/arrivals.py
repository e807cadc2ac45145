"""Notes which articles the watches have yet to be put to, and takes what came of it: nothing is lost in between."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from service.storage.connection.database import Database
from service.storage.schema.tables import ArticleRow, OccurrenceRow
from service.storage.schema.watch_tables import ArrivalRow, WatchRow
from service.storage.upkeep.leases import prolong
from service.storage.watching.events import Noted, note


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that the watches have yet to be put to; `occurrences` are those that a new reading changed, None where
    the article itself is new."""

    id: int
    article_id: int
    occurrences: tuple[int, ...] | None


def note_arrivals(connection: Connection, article_ids: Iterable[int]) -> None:
    """Note that these articles came in, in the transaction that stores them; nothing where nobody watches."""
    rows = [{"article_id": id} for id in article_ids]
    if rows and _is_anything_watched(connection):
        connection.execute(insert(ArrivalRow), rows)


def note_reading(connection: Connection, article_id: int, occurrence_ids: Collection[int]) -> None:
    """Note that a new reading says something else of these occurrences of an article, in its transaction."""
    if occurrence_ids and _is_anything_watched(connection):
        connection.execute(insert(ArrivalRow).values(article_id=article_id, occurrences=sorted(occurrence_ids)))


def note_import(connection: Connection) -> None:
    """Note every article that is stored, in the transaction of an import."""
    if _is_anything_watched(connection):
        everything = select(ArticleRow.id).order_by(ArticleRow.id)
        connection.execute(insert(ArrivalRow).from_select(["article_id"], everything))


class Arrivals:
    """What the watches have yet to be put to. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next(self, most: int) -> list[Arrival]:
        """The next `most` of them, in the order in which they came."""
        row = ArrivalRow
        query = select(row.id, row.article_id, row.occurrences).order_by(row.id).limit(most)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [Arrival(id, article, None if ids is None else tuple(ids)) for id, article, ids in rows]

    def count(self) -> int:
        """How many there are."""
        with self._database.read() as connection:
            return connection.scalar(select(func.count()).select_from(ArrivalRow)) or 0

    def settle(self, arrivals: Sequence[Arrival], noted: Sequence[Noted], lease: tuple[str, str]) -> int:
        """Keep what came of `arrivals`, with a message for each webhook that is to hear of it, and take them off the
        list, all in one transaction; returns how many events are new. `lease` is the duty and its holder.

        Raises LeaseLost, and then nothing is written.
        """
        with self._database.write() as connection:
            prolong(connection, *lease)
            new = note(connection, [each for each in noted if _is_there(connection, each)])
            connection.execute(delete(ArrivalRow).where(ArrivalRow.id.in_([arrival.id for arrival in arrivals])))
            return new


def _is_there(connection: Connection, noted: Noted) -> bool:
    """Whether the place that shows it was neither taken out nor read otherwise meanwhile."""
    of_article = OccurrenceRow.article_id == noted.article_id
    place = select(OccurrenceRow.id).where(OccurrenceRow.id == noted.finding.occurrence_id, of_article)
    return connection.scalar(place) is not None


def _is_anything_watched(connection: Connection) -> bool:
    return connection.scalar(select(WatchRow.id).limit(1)) is not None

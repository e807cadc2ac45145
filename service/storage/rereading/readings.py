"""Hands out stored articles to be read again, and takes the new readings. Each method is one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from service.domain import FIELD_NAMES, Article, OccurrenceFilter
from service.storage.connection.database import Database
from service.storage.contents.articles import SUMMARY, summary
from service.storage.contents.layouts import layout_of
from service.storage.contents.occurrences import CarryingArticle
from service.storage.contents.publication_filters import article_conditions
from service.storage.recording.preparation import Prepared
from service.storage.records import IsOneSpeaker
from service.storage.rereading.differences import ReadingChange, differences, read_of, saying_otherwise
from service.storage.rereading.replacing import replace_reading
from service.storage.schema.tables import ArticleRow, OutletRow
from service.storage.watching.arrivals import note_reading


@dataclass(frozen=True, slots=True)
class ToRead:
    """A stored article that an older version read."""

    id: int
    article: Article


@dataclass(slots=True)
class Changed:
    """What new readings changed: how often each thing, by outlet; how many articles there were; and how many
    occurrences say what a correction says, whatever was read."""

    by_outlet: dict[str, Counter[ReadingChange]] = field(default_factory=dict)
    articles: int = 0
    corrected: int = 0

    def add(self, other: Changed) -> None:
        """Count what `other` counted, too."""
        self.articles += other.articles
        self.corrected += other.corrected
        for outlet, counts in other.by_outlet.items():
            self.by_outlet.setdefault(outlet, Counter()).update(counts)


class Readings:
    """The readings of a database. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, reader: int, filter: OccurrenceFilter, *, read_by_it: bool = False) -> int:
        """How many articles an older version than `reader` read; with `read_by_it`, how many there are at all."""
        with self._database.read() as connection:
            conditions = article_conditions(filter) + ([] if read_by_it else [_is_older(reader)])
            return connection.scalar(select(func.count()).select_from(ArticleRow).where(*conditions)) or 0

    def older(
        self, reader: int, filter: OccurrenceFilter, after: int, most: int, *, read_by_it: bool = False
    ) -> list[ToRead]:
        """The next `most` articles behind the id `after` that an older version than `reader` read; with `read_by_it`
        those that it read itself, too."""
        query = (
            select(ArticleRow.text, ArticleRow.layout, *SUMMARY)
            .join(OutletRow, OutletRow.id == ArticleRow.outlet_id)
            .where(ArticleRow.id > after, *article_conditions(filter))
        )
        query = query if read_by_it else query.where(_is_older(reader))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(ArticleRow.id).limit(most)).all()
        return [_to_read(tuple(row)) for row in rows]

    def replace(
        self, readings: Sequence[tuple[int, Prepared]], is_one_speaker: IsOneSpeaker, *, dry_run: bool = False
    ) -> Changed:
        """Put new readings, each with its article's id, in the place of the old ones, all or none; say what changed.
        An article that was taken out meanwhile is passed over. A `dry_run` says it and changes nothing."""
        changed = Changed()
        with self._database.write() as connection:
            tried = connection.begin_nested()
            for article_id, prepared in readings:
                _replace(connection, article_id, prepared, is_one_speaker, changed)
            if dry_run:
                tried.rollback()
        return changed


def _is_older(reader: int) -> ColumnElement[bool]:
    return or_(ArticleRow.reader.is_(None), ArticleRow.reader < reader)


def _to_read(row: tuple[Any, ...]) -> ToRead:
    text, layout, *columns = row
    of = summary(columns)
    fields = {name: getattr(of, name) for name in FIELD_NAMES}
    return ToRead(of.id, Article(of.outlet, text, layout=layout_of(layout), **fields))


def _replace(
    connection: Connection, article_id: int, prepared: Prepared, is_one_speaker: IsOneSpeaker, changed: Changed
) -> None:
    outlet_id = connection.scalar(select(ArticleRow.outlet_id).where(ArticleRow.id == article_id))
    if outlet_id is None:
        return
    before = read_of(connection, article_id)
    carrying = CarryingArticle(article_id, outlet_id, prepared.article)
    replace_reading(connection, carrying, prepared, is_one_speaker)
    after = read_of(connection, article_id)
    note_reading(connection, article_id, saying_otherwise(before, after))
    counts = differences(before, after)
    if counts:
        changed.by_outlet.setdefault(prepared.article.outlet, Counter()).update(counts)
    changed.articles += 1
    changed.corrected += sum(read.is_corrected for read in after.values())

"""Reads what articles print of speakers of whom primary sources are recorded."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from service.domain import ArticleKind, Occurrence, OccurrenceFilter
from service.storage.contents.occurrences import read, select_whole
from service.storage.contents.publication_filters import DAY, article_conditions
from service.storage.schema.tables import SAID, ArticleRow, OccurrenceRow
from service.storage.validity import is_possible_id

_PRIMARY = [kind.value for kind in ArticleKind if kind.is_primary]


def of_recorded_speakers(
    connection: Connection, filter: OccurrenceFilter, speaker_ids: Collection[int] | None, days: int, most: int
) -> list[Occurrence]:
    """Up to `most` places that `filter` lets through where somebody is said to have said what is printed, of whom there
    is a primary source at all, from a day before the first source to `days` days after the last; of `speaker_ids` alone
    where these are given. The earliest first."""
    is_source = ArticleRow.kind.in_(_PRIMARY)
    first, last = connection.execute(
        select(func.min(ArticleRow.published_us), func.max(ArticleRow.published_us)).where(is_source)
    ).one()
    if first is None or last is None:
        return []
    source, turn = aliased(ArticleRow), aliased(OccurrenceRow)
    of_sources = select(turn.speaker_id).join(source, source.id == turn.article_id).where(source.kind.in_(_PRIMARY))
    query = select_whole().where(
        *article_conditions(filter),
        OccurrenceRow.stance == SAID,
        OccurrenceRow.speaker_id.in_(of_sources),
        ArticleRow.published_us.between(first - DAY, last + (days + 1) * DAY),
    )
    if speaker_ids is not None:
        query = query.where(OccurrenceRow.speaker_id.in_([id for id in speaker_ids if is_possible_id(id)]))
    ordered = query.order_by(ArticleRow.published_us, OccurrenceRow.id).limit(most)
    return list(read(connection, connection.execute(ordered).all()))

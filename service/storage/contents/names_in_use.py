"""Lists the names of speakers and outlets, the most used first, for completing them as they are typed."""

from __future__ import annotations

from sqlalchemy import Connection, exists, func, or_, select

from service.storage.schema.tables import (
    ADDED,
    HIDDEN,
    AliasRow,
    ArticleRow,
    FurtherSpeakerRow,
    OccurrenceRow,
    OutletRow,
    SpeakerRow,
)

_SPEAKS = or_(
    exists().where(OccurrenceRow.speaker_id == SpeakerRow.id),
    exists().where(FurtherSpeakerRow.speaker_id == SpeakerRow.id, FurtherSpeakerRow.inner_start.is_(None)),
)


def of_speakers(connection: Connection, most: int) -> list[tuple[str, str]]:
    """The name of a speaker and a name that articles use for them, full names first, then those of most articles."""
    used = func.sum(AliasRow.articles)
    full = func.max(AliasRow.is_full.cast(AliasRow.articles.type))
    query = (
        select(SpeakerRow.name, AliasRow.name)
        .join(AliasRow, AliasRow.person_id == SpeakerRow.id)
        .where(func.coalesce(AliasRow.mark, ADDED) != HIDDEN, _SPEAKS)
        .group_by(SpeakerRow.id, SpeakerRow.name, AliasRow.name)
        .order_by(full.desc(), used.desc(), SpeakerRow.id, AliasRow.name)
        .limit(most)
    )
    return [(name, called) for name, called in connection.execute(query)]


def of_outlets(connection: Connection, most: int) -> list[tuple[str, str]]:
    """The name of each outlet, twice; those with the most articles first."""
    articles = func.count(ArticleRow.id)
    query = (
        select(OutletRow.name)
        .join(ArticleRow, ArticleRow.outlet_id == OutletRow.id)
        .group_by(OutletRow.id, OutletRow.name)
        .order_by(articles.desc(), OutletRow.id)
        .limit(most)
    )
    return [(name, name) for name in connection.scalars(query)]

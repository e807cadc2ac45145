"""Takes articles out: what only they carried leaves with them, and what is shown is chosen anew from what remains."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, exists, func, select, update

from service.storage.contents import articles, quotes
from service.storage.correcting.naming import settle_names
from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import AliasRow, ArticleRow, FurtherSpeakerRow, OccurrenceRow, SpeakerRow
from service.storage.statements.id_batches import batches
from service.storage.upkeep import change_log


def withdraw(connection: Connection, article_id: int) -> None:
    """Delete an article, and every quote, speaker, name and outlet that no other article has. Raises ArticleNotFound.

    A quote that others carry is shown in the wording of the first of them from now on.
    """
    _, text = articles.get(connection, article_id)
    person_id = func.coalesce(OccurrenceRow.speaker_id, OccurrenceRow.about_id)
    query = select(OccurrenceRow.quote_id, person_id, OccurrenceRow.alias_id)
    rows = list(connection.execute(query.where(OccurrenceRow.article_id == article_id)))
    homes = select(AliasRow.speaker_id).join(OccurrenceRow, OccurrenceRow.alias_id == AliasRow.id)
    read_as = set(connection.scalars(homes.where(OccurrenceRow.article_id == article_id)))
    further = (
        select(FurtherSpeakerRow.quote_id, FurtherSpeakerRow.speaker_id, FurtherSpeakerRow.alias_id)
        .join(OccurrenceRow, OccurrenceRow.id == FurtherSpeakerRow.occurrence_id)
        .where(OccurrenceRow.article_id == article_id)
    )
    rows += connection.execute(further)
    articles.remove(connection, article_id)
    quote_ids = {row[0] for row in rows}
    removed = quotes.remove_uncarried(connection, quote_ids)
    change_log.record(connection, [*removed, *quotes.reword(connection, quote_ids.difference(removed))])
    uncount(connection, {row[2] for row in rows if row[2]})
    remove_or_rename(connection, read_as | {row[1] for row in rows if row[1]}, text)


def uncount(connection: Connection, alias_ids: set[int]) -> None:
    """Count an article less for each of these names."""
    if alias_ids:
        counted = update(AliasRow).where(AliasRow.id.in_(alias_ids)).values(articles=AliasRow.articles - 1)
        connection.execute(counted)


def remove_or_rename(connection: Connection, speaker_ids: set[int], text: str) -> None:
    """Delete the speakers to whom no article gives a quote any more, nor denies one, with their aliases, and those
    names of the others that only `text` used; show the others by what is now best. Whom a correction names stays, and
    so does what it says of their names."""
    row = AliasRow
    for ids in batches(sorted(speaker_ids)):
        connection.execute(delete(SpeakerRow).where(SpeakerRow.id.in_(ids), *_is_named_nowhere()))
        query = select(row.speaker_id, row.person_id, row.name, row.articles, row.id).where(row.mark.is_(None))
        for _, person_id, name, count, alias_id in connection.execute(query.where(row.speaker_id.in_(ids))).all():
            if count <= 0 and name in text and not _is_used(connection, person_id, name):
                connection.execute(delete(row).where(row.id == alias_id))
        settle_names(connection, ids)


def _is_named_nowhere() -> list[Any]:
    """That neither an occurrence nor a correction names the speaker of SpeakerRow, and none was read as theirs."""
    named_for = (
        *(OccurrenceRow.speaker_id, OccurrenceRow.about_id, FurtherSpeakerRow.speaker_id),
        *(CorrectionRow.speaker_id, CorrectionRow.into_id, CorrectionPlaceRow.speaker_id),
    )
    is_read = exists().where(AliasRow.speaker_id == SpeakerRow.id, OccurrenceRow.alias_id == AliasRow.id)
    return [~is_read, *(~exists().where(column == SpeakerRow.id) for column in named_for)]


def _is_used(connection: Connection, speaker_id: int, name: str) -> bool:
    """Whether `name` stands in an article that names this speaker for a quote."""
    is_further = exists().where(
        FurtherSpeakerRow.occurrence_id == OccurrenceRow.id, FurtherSpeakerRow.speaker_id == speaker_id
    )
    names_speaker = (OccurrenceRow.speaker_id == speaker_id) | (OccurrenceRow.about_id == speaker_id) | is_further
    using = (
        select(ArticleRow.id)
        .join(OccurrenceRow, OccurrenceRow.article_id == ArticleRow.id)
        .where(names_speaker, ArticleRow.text.contains(name, autoescape=True))
    )
    return connection.execute(using.limit(1)).first() is not None

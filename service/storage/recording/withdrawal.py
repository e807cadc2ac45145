"""Takes articles out: what only they carried leaves with them, and what is shown is chosen anew from what remains."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, bindparam, delete, exists, func, select, update

from service.storage.contents import articles, quotes
from service.storage.recording.identification import best_name
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
    _uncount(connection, {row[2] for row in rows if row[2]})
    _remove_or_rename(connection, {row[1] for row in rows if row[1]}, text)


def _uncount(connection: Connection, alias_ids: set[int]) -> None:
    if alias_ids:
        counted = update(AliasRow).where(AliasRow.id.in_(alias_ids)).values(articles=AliasRow.articles - 1)
        connection.execute(counted)


def _remove_or_rename(connection: Connection, speaker_ids: set[int], text: str) -> None:
    """Delete the speakers to whom no article gives a quote any more, nor denies one, with their aliases, and those
    names of the others that only `text` used; show the others by what is now best."""
    for ids in batches(sorted(speaker_ids)):
        named_for = (OccurrenceRow.speaker_id, OccurrenceRow.about_id, FurtherSpeakerRow.speaker_id)
        uncarried = [SpeakerRow.id.in_(ids), *(~exists().where(column == SpeakerRow.id) for column in named_for)]
        connection.execute(delete(SpeakerRow).where(*uncarried))
        query = select(AliasRow.speaker_id, AliasRow.name, AliasRow.is_full, AliasRow.articles, AliasRow.id)
        aliases: dict[int, list[tuple[str, bool, int, int]]] = defaultdict(list)
        for speaker_id, name, is_full, count, alias_id in connection.execute(query.where(AliasRow.speaker_id.in_(ids))):
            if count <= 0 and name in text and not _is_used(connection, speaker_id, name):
                connection.execute(delete(AliasRow).where(AliasRow.id == alias_id))
            else:
                aliases[speaker_id].append((name, is_full, count, alias_id))
        if aliases:
            named = update(SpeakerRow).where(SpeakerRow.id == bindparam("of_id"))
            connection.execute(named, [{"of_id": id, "name": best_name(names)} for id, names in aliases.items()])


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

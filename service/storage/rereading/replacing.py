"""Puts a new reading of a stored article in the place of the old one; what is the same keeps its ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from service.domain import NO_LAYOUT, CastMember
from service.storage.contents import quotes, roles
from service.storage.contents.further_speakers import further_rows, members
from service.storage.contents.occurrences import CarryingArticle, as_row
from service.storage.correcting import places
from service.storage.recording.identification import IdentifiedSpeaker, SpeakerIdentifier
from service.storage.recording.preparation import Prepared, turns_of
from service.storage.recording.withdrawal import remove_or_rename, uncount
from service.storage.records import IsOneSpeaker
from service.storage.schema.tables import AliasRow, ArticleRow, FurtherSpeakerRow, OccurrenceRow, RoleRow
from service.storage.upkeep import change_log

Row = dict[str, Any]


class _Old(NamedTuple):
    """Where an occurrence of the old reading stands, and its moment."""

    quote_id: int
    start: int
    end: int
    moment: int


_AS_READ: Row = {"correction_id": None, "read_kind": None, "read_stance": None}


def replace_reading(
    connection: Connection, carrying: CarryingArticle, prepared: Prepared, is_one_speaker: IsOneSpeaker
) -> None:
    """Store what the reader says now of the article that `carrying` names; corrections hold as before."""
    old = _old_rows(connection, carrying.id)
    counted, persons = _named_before(connection, carrying.id)
    uncount(connection, counted)
    quote_ids, appeared = quotes.ensure(
        connection, {quote.key_hash: quote.text for quote in prepared.quotes}, turns_of([prepared])
    )
    named = _identify(connection, prepared, is_one_speaker)
    rows = [
        as_row(carrying, quote, quote_ids[quote.key_hash], named.get(member) if member else None) | _AS_READ
        for quote in prepared.quotes
        for member in [_member(quote.attributed)]
    ]
    further = [further_rows(quote.attributed, named) for quote in prepared.quotes]
    ids = _kept_ids(old, rows)
    if prepared.article.layout == NO_LAYOUT:  # older versions kept none: the times of posts are in the rows alone
        rows = [row | {"moment": old[id].moment if id else row["moment"]} for id, row in zip(ids, rows, strict=True)]
    _write(connection, old, ids, rows, further)
    connection.execute(delete(RoleRow).where(RoleRow.article_id == carrying.id))
    roles.record(connection, [(carrying.id, named)])
    connection.execute(update(ArticleRow).where(ArticleRow.id == carrying.id).values(reader=prepared.reader))
    before = {read.quote_id for read in old.values()}
    removed = quotes.remove_uncarried(connection, before)
    change_log.record(connection, [*appeared, *removed, *quotes.reword(connection, before.difference(removed))])
    places.follow(connection, [carrying.id])
    remove_or_rename(connection, persons, prepared.article.text)


def _member(attributed: Any) -> CastMember | None:
    attribution = attributed.attribution
    return (attribution.speaker or attribution.about) if attribution else None


def _identify(
    connection: Connection, prepared: Prepared, is_one_speaker: IsOneSpeaker
) -> Mapping[CastMember, IdentifiedSpeaker]:
    """Whom the article names; the speakers of the old reading are still there, so that the same are the same."""
    cast = [
        member
        for quote in prepared.quotes
        for member in (_member(quote.attributed), *(other for other, _ in members(quote.attributed)))
        if member
    ]
    identifier = SpeakerIdentifier(connection, cast, is_one_speaker)
    named = identifier.identify(cast)
    identifier.store()
    return named


def _old_rows(connection: Connection, article_id: int) -> dict[int, _Old]:
    row = OccurrenceRow
    query = select(row.id, row.quote_id, row.start, row.end, row.moment).where(row.article_id == article_id)
    return {each[0]: _Old(*each[1:]) for each in connection.execute(query)}


def _named_before(connection: Connection, article_id: int) -> tuple[set[int], set[int]]:
    """The names under which the old reading counted its speakers, and everybody whom it named."""
    row = OccurrenceRow
    of_article = row.article_id == article_id
    own = select(row.alias_id, row.speaker_id, row.about_id, AliasRow.speaker_id).outerjoin(
        AliasRow, AliasRow.id == row.alias_id
    )
    rows = [tuple(each) for each in connection.execute(own.where(of_article))]
    further = (
        select(FurtherSpeakerRow.alias_id, FurtherSpeakerRow.speaker_id, AliasRow.speaker_id, AliasRow.person_id)
        .join(row, row.id == FurtherSpeakerRow.occurrence_id)
        .join(AliasRow, AliasRow.id == FurtherSpeakerRow.alias_id)
    )
    rows += [tuple(each) for each in connection.execute(further.where(of_article))]
    return {each[0] for each in rows if each[0]}, {id for each in rows for id in each[1:] if id}


def _write(
    connection: Connection,
    old: Mapping[int, _Old],
    ids: Sequence[int | None],
    rows: list[Row],
    further: list[list[Row]],
) -> None:
    """Write each row over the one of its id, or anew; what has no row any more goes first."""
    gone = sorted(old.keys() - {id for id in ids if id})
    connection.execute(delete(OccurrenceRow).where(OccurrenceRow.id.in_(gone)))
    connection.execute(delete(FurtherSpeakerRow).where(FurtherSpeakerRow.occurrence_id.in_(sorted(old))))
    for id, row, of_row in zip(ids, rows, further, strict=True):
        row["further"] = len(of_row) or None
        if id is None:
            made = insert(OccurrenceRow).values(row).returning(OccurrenceRow.id)
            id = connection.execute(made).scalar_one()  # noqa: PLW2901  # the id that it now has
        else:
            written = update(OccurrenceRow).where(OccurrenceRow.id == bindparam("of_id"))
            connection.execute(written, [row | {"of_id": id}])
        if of_row:
            connection.execute(
                insert(FurtherSpeakerRow),
                [{**named, "occurrence_id": id, "quote_id": row["quote_id"]} for named in of_row],
            )


def _kept_ids(old: Mapping[int, _Old], rows: list[Row]) -> list[int | None]:
    """The id of the old occurrence that each row is written over: of the one at the same place, else of one of the same
    wording at a place that overlaps; None for a new one."""
    at = {(each.start, each.end): id for id, each in old.items()}
    ids = [at.get((row["start"], row["end"])) for row in rows]
    free = {id: each for id, each in old.items() if id not in ids}
    for number, row in enumerate(rows):
        if ids[number] is None:
            alike = [
                id
                for id, each in free.items()
                if each.quote_id == row["quote_id"] and each.start < row["end"] and row["start"] < each.end
            ]
            if alike:
                ids[number] = alike[0]
                del free[alike[0]]
    return ids

"""Lists a speaker's quotes in the order in which they were first published."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, tuple_, union_all

from service.domain import Quote
from service.errors import InvalidCursor
from service.storage.records import Page
from service.storage.schema.tables import FurtherSpeakerRow, OccurrenceRow, QuoteRow
from service.storage.validity import is_possible_id


def page(connection: Connection, speaker_id: int, limit: int, after: int | None) -> Page[Quote]:
    """The quotes that somebody gives to this speaker, by their first publication anywhere, then by id; those of
    unknown time last.

    `after` is the quote that the page begins behind. Raises InvalidCursor when nobody carries that one any more.
    """
    of_speaker = union_all(
        select(OccurrenceRow.quote_id).where(OccurrenceRow.speaker_id == speaker_id),
        select(FurtherSpeakerRow.quote_id).where(
            FurtherSpeakerRow.speaker_id == speaker_id, FurtherSpeakerRow.inner_start.is_(None)
        ),
    )
    first = (
        select(OccurrenceRow.quote_id.label("id"), func.min(OccurrenceRow.moment).label("moment"))
        .where(OccurrenceRow.quote_id.in_(of_speaker))
        .group_by(OccurrenceRow.quote_id)
        .subquery()
    )
    query = select(QuoteRow.id, QuoteRow.text).join(first, first.c.id == QuoteRow.id)
    if after is not None:
        query = query.where(tuple_(first.c.moment, first.c.id) > tuple_(_moment(connection, after), after))
    rows = connection.execute(query.order_by(first.c.moment, first.c.id).limit(limit + 1))
    quotes = [Quote(id, text) for id, text in rows]
    return Page(tuple(quotes[:limit]), quotes[limit - 1].id if len(quotes) > limit else None)


def _moment(connection: Connection, quote_id: int) -> int:
    query = select(func.min(OccurrenceRow.moment)).where(OccurrenceRow.quote_id == quote_id)
    moment = connection.scalar(query) if is_possible_id(quote_id) else None
    if moment is None:
        raise InvalidCursor("what this page began behind was taken out; begin again without a cursor")
    return moment

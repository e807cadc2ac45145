"""Counts what is stored."""

from __future__ import annotations

from sqlalchemy import Connection, distinct, exists, func, select
from sqlalchemy.orm import aliased

from service.storage.schema.tables import ArticleRow, OccurrenceRow, QuoteRow, SpeakerRow

_COUNTED = {"articles": ArticleRow, "quotes": QuoteRow, "occurrences": OccurrenceRow, "speakers": SpeakerRow}

_OTHER = aliased(OccurrenceRow)
_SILENT = (
    select(func.count(distinct(OccurrenceRow.about_id)))
    .where(OccurrenceRow.about_id.is_not(None), ~exists().where(_OTHER.speaker_id == OccurrenceRow.about_id))
    .scalar_subquery()
)
"""How many are named only as not having said something, and so are no speakers."""


def count(connection: Connection) -> dict[str, int]:
    """How many articles, quotes, occurrences and speakers there are: one walk over an index each."""
    counts = (select(func.count()).select_from(table).scalar_subquery() for table in _COUNTED.values())
    *values, silent = connection.execute(select(*counts, _SILENT)).one()
    totals = dict(zip(_COUNTED, values, strict=True))
    return totals | {"speakers": totals["speakers"] - silent}

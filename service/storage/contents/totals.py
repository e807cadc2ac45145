"""Counts what is stored."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from service.storage.schema.tables import ArticleRow, OccurrenceRow, QuoteRow, SpeakerRow

_COUNTED = {"articles": ArticleRow, "quotes": QuoteRow, "occurrences": OccurrenceRow, "speakers": SpeakerRow}


def count(connection: Connection) -> dict[str, int]:
    """How many articles, quotes, occurrences and speakers there are: one walk over an index each."""
    query = select(*(select(func.count()).select_from(table).scalar_subquery() for table in _COUNTED.values()))
    return dict(zip(_COUNTED, connection.execute(query).one(), strict=True))

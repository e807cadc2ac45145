"""Counts what is stored."""

from __future__ import annotations

from sqlalchemy import Connection, exists, func, select, union
from sqlalchemy.orm import aliased

from service.storage.schema.correction_tables import CorrectionPlaceRow, CorrectionRow
from service.storage.schema.tables import AliasRow, ArticleRow, FurtherSpeakerRow, OccurrenceRow, QuoteRow, SpeakerRow

_COUNTED = {"articles": ArticleRow, "quotes": QuoteRow, "occurrences": OccurrenceRow, "speakers": SpeakerRow}

_OTHER, _TOGETHER = aliased(OccurrenceRow), aliased(FurtherSpeakerRow)
_NAMED = union(
    select(OccurrenceRow.about_id.label("id")).where(OccurrenceRow.about_id.is_not(None)),
    select(FurtherSpeakerRow.speaker_id).where(FurtherSpeakerRow.inner_start.is_not(None)),
    select(SpeakerRow.id).where(SpeakerRow.merged_into_id.is_not(None)),
    select(AliasRow.speaker_id).where(
        AliasRow.id.in_(select(OccurrenceRow.alias_id).where(OccurrenceRow.correction_id.is_not(None)))
    ),
    *(
        select(SpeakerRow.id).where(SpeakerRow.id.in_(select(column)))
        for column in (CorrectionRow.speaker_id, CorrectionRow.into_id, CorrectionPlaceRow.speaker_id)
    ),
).subquery()
_SILENT = (
    select(func.count())
    .select_from(_NAMED)
    .where(
        ~exists().where(_OTHER.speaker_id == _NAMED.c.id),
        ~exists().where(_TOGETHER.speaker_id == _NAMED.c.id, _TOGETHER.inner_start.is_(None)),
    )
    .scalar_subquery()
)
"""How many are named only as not having said something, or within what others said, and so are no speakers; nor are
those who were merged into others, and whom corrections left with no quote."""


def count(connection: Connection) -> dict[str, int]:
    """How many articles, quotes, occurrences and speakers there are: one walk over an index each."""
    counts = (select(func.count()).select_from(table).scalar_subquery() for table in _COUNTED.values())
    *values, silent = connection.execute(select(*counts, _SILENT)).one()
    totals = dict(zip(_COUNTED, values, strict=True))
    return totals | {"speakers": totals["speakers"] - silent}

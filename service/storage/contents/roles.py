"""What articles say that speakers are, in their own words: kept for each article, read for claims without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from service.domain import CastMember, OccurrenceFilter
from service.storage.contents.publication_filters import (
    FilterShape,
    occurrence_conditions,
    parameters,
    shape_of,
)
from service.storage.recording.identification import IdentifiedSpeaker
from service.storage.schema.tables import OccurrenceRow, RoleRow, SpeakerRow
from service.storage.statements.id_lists import in_ids

MOST_ROLES = 2_000
"""Read for one question; a quote that hundreds of articles carry gives the same roles again and again."""


def record(connection: Connection, articles: Iterable[tuple[int, Mapping[CastMember, IdentifiedSpeaker]]]) -> None:
    """Store the roles of the speakers of each article, given with its id."""
    rows = {
        (article_id, person.speaker.id, role)
        for article_id, identified in articles
        for member, person in identified.items()
        for role in member.roles
    }
    if rows:
        columns = ("article_id", "speaker_id", "text")
        connection.execute(insert(RoleRow), [dict(zip(columns, row, strict=True)) for row in sorted(rows)])


def of_quotes(
    connection: Connection, quote_ids: Sequence[int], filter: OccurrenceFilter
) -> dict[int, dict[int, tuple[str, ...]]]:
    """For each quote, what the articles that carry it say that their speakers are, by the id of the speaker."""
    roles: dict[int, dict[int, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    values = parameters(filter) | {"ids": list(quote_ids)}
    for quote_id, speaker_id, role in connection.execute(_roles(shape_of(filter)), values).all():
        roles[quote_id][speaker_id][role] = None
    return {id: {person: tuple(texts) for person, texts in of_quote.items()} for id, of_quote in roles.items()}


@cache
def _roles(shape: FilterShape) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = (
        select(OccurrenceRow.quote_id, func.coalesce(SpeakerRow.merged_into_id, SpeakerRow.id), RoleRow.text)
        .join(RoleRow, RoleRow.article_id == OccurrenceRow.article_id)
        .join(SpeakerRow, SpeakerRow.id == RoleRow.speaker_id)
        .where(in_ids(OccurrenceRow.quote_id), *occurrence_conditions(shape))
        .distinct()
        .limit(MOST_ROLES)
    )
    return query

"""Whom occurrences name besides their speakers: those who said it together with them, and those quoted within."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, distinct, func, insert, select

from service.domain import AttributedSpan, CastMember, Speaker, Stance
from service.storage.schema.tables import TAKEN_OUT, FurtherSpeakerRow, OccurrenceRow, SpeakerRow
from service.storage.statements.bulk_insert import insert_all
from service.storage.statements.id_batches import batches
from service.storage.statements.id_lists import in_ids

if TYPE_CHECKING:  # identification reads speakers, and speakers read this
    from service.storage.recording.identification import IdentifiedSpeaker


@dataclass(frozen=True, slots=True)
class Further:
    """Those who said a quote together with its speaker, in order; and who said the quotes within it, by their start."""

    others: tuple[Speaker, ...] = ()
    inner: tuple[tuple[int, Speaker], ...] = ()


NOBODY = Further()

_OF_OCCURRENCES = (
    select(FurtherSpeakerRow.occurrence_id, FurtherSpeakerRow.inner_start, SpeakerRow.id, SpeakerRow.name)
    .join(SpeakerRow, SpeakerRow.id == FurtherSpeakerRow.speaker_id)
    .where(in_ids(FurtherSpeakerRow.occurrence_id), func.coalesce(FurtherSpeakerRow.inner_start, 0) != TAKEN_OUT)
    .order_by(FurtherSpeakerRow.occurrence_id, FurtherSpeakerRow.place)
)


def of_occurrences(connection: Connection, occurrence_ids: Sequence[int]) -> dict[int, Further]:
    """Whom each of the occurrences names; those that name nobody else are left out."""
    named: dict[int, list[tuple[int | None, Speaker]]] = defaultdict(list)
    for batch in batches(occurrence_ids):
        for occurrence_id, inner_start, id, name in connection.execute(_OF_OCCURRENCES, {"ids": batch}).all():
            named[occurrence_id].append((inner_start, Speaker(id, name)))
    return {
        id: Further(
            tuple(speaker for start, speaker in further if start is None),
            tuple((start, speaker) for start, speaker in further if start is not None),
        )
        for id, further in named.items()
    }


def members(attributed: AttributedSpan) -> list[tuple[CastMember, int | None]]:
    """Whom a quote of an article names besides its speaker, each with the start of the quote within it that is theirs,
    None where it is the whole."""
    others = attributed.attribution.others if attributed.attribution else ()
    within = [(inner.attribution, inner.span.start) for inner in attributed.inner if inner.attribution]
    return [
        *((other, None) for other in others),
        *((said.speaker, start) for said, start in within if said.speaker and said.stance is Stance.SAID),
    ]


def further_rows(
    attributed: AttributedSpan, identified: Mapping[CastMember, IdentifiedSpeaker]
) -> list[dict[str, Any]]:
    """The rows of those whom a quote names besides its speaker, without the occurrence's id and the quote's."""
    named = [(identified[member], start) for member, start in members(attributed) if member in identified]
    return [
        {"place": place, "speaker_id": person.speaker.id, "alias_id": person.alias.id, "inner_start": start}
        for place, (person, start) in enumerate(named, start=1)
    ]


def record(connection: Connection, rows: Sequence[dict[str, Any]], further: Sequence[Sequence[dict[str, Any]]]) -> None:
    """Store the `rows` of occurrences, and for each the rows of whom else it names."""
    for row, of_row in zip(rows, further, strict=True):
        row["further"] = len(of_row) or None
    plain = [row for row in rows if not row["further"]]
    if plain:
        connection.execute(insert(OccurrenceRow), plain)
    naming = [(row, of_row) for row, of_row in zip(rows, further, strict=True) if of_row]
    ids = insert_all(connection, OccurrenceRow, [row for row, _ in naming], ["article_id", "start", "end"])
    added = [
        {**named, "occurrence_id": id, "quote_id": row["quote_id"]}
        for id, (row, of_row) in zip(ids, naming, strict=True)
        for named in of_row
    ]
    if added:
        connection.execute(insert(FurtherSpeakerRow), added)


def count_quotes(connection: Connection, speaker_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """For each of the speakers how many quotes they only ever said together with the speaker of the occurrence's own
    row, and how many such occurrences there are."""
    own = (
        select(OccurrenceRow.id)
        .where(
            OccurrenceRow.quote_id == FurtherSpeakerRow.quote_id,
            OccurrenceRow.speaker_id == FurtherSpeakerRow.speaker_id,
        )
        .exists()
    )
    query = (
        select(
            FurtherSpeakerRow.speaker_id,
            func.count(distinct(FurtherSpeakerRow.quote_id)).filter(~own),
            func.count(),
        )
        .where(in_ids(FurtherSpeakerRow.speaker_id), FurtherSpeakerRow.inner_start.is_(None))
        .group_by(FurtherSpeakerRow.speaker_id)
    )
    counted = connection.execute(query, {"ids": sorted(speaker_ids)})
    return {speaker_id: (quotes, occurrences) for speaker_id, quotes, occurrences in counted}

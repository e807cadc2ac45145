"""Counts who is named for each quote: those who said it, and those of whom an article says that they did not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select, text, union_all

from service.domain import Denial, Occurrence, Speaker, Stance
from service.storage.contents.publication_filters import FilterShape, occurrence_conditions
from service.storage.schema.tables import NOT_SAID, SAID, FurtherSpeakerRow, OccurrenceRow, OutletRow, SpeakerRow
from service.storage.statements.id_lists import in_ids


@dataclass(frozen=True, slots=True)
class Named:
    """How often each outlet gives a quote to each of its speakers; and the outlets that carried it as not said; both
    earliest first."""

    speakers: dict[Speaker, dict[str, int]] = field(default_factory=dict)
    denials: list[Denial] = field(default_factory=list)

    @property
    def persons(self) -> set[Speaker]:
        """All of them."""
        return {*self.speakers, *(denial.about for denial in self.denials if denial.about)}


NOBODY = Named()


def named_in(occurrences: Iterable[Occurrence]) -> Named:
    """Who is named in all occurrences of a quote, given with the earliest first."""
    said: dict[Speaker, dict[str, int]] = {}
    denied = Counter[tuple[Speaker | None, Stance, str]]()
    for occurrence in occurrences:
        for speaker in occurrence.speakers:
            outlets = said.setdefault(speaker, {})
            outlets[occurrence.article.outlet] = outlets.get(occurrence.article.outlet, 0) + 1
        if occurrence.stance is not Stance.SAID:
            denied[occurrence.about, occurrence.stance, occurrence.article.outlet] += 1
    return Named(said, [Denial(*denial, occurrences=count) for denial, count in denied.items()])


def count_named(connection: Connection, shape: FilterShape, values: Mapping[str, Any]) -> dict[int, Named]:
    """The same counted by the database, for quotes with more occurrences than are read."""
    named: dict[int, Named] = defaultdict(Named)
    for quote_id, speaker_id, name, stance, outlet, count in connection.execute(_named(shape), values):
        person = None if speaker_id is None else Speaker(speaker_id, name)
        if stance != SAID:
            named[quote_id].denials.append(Denial(person, Stance(stance), outlet, count))
        elif person is not None:
            outlets = named[quote_id].speakers.setdefault(person, {})
            outlets[outlet] = outlets.get(outlet, 0) + count
    return named


@cache
def _named(shape: FilterShape) -> Select[Any]:
    counted = union_all(_said(shape), _said_together(shape), _denied(shape)).subquery()
    query: Select[Any] = (
        select(
            counted.c.quote_id, SpeakerRow.id, SpeakerRow.name, counted.c.stance, OutletRow.name, counted.c.occurrences
        )
        .select_from(counted)
        .outerjoin(SpeakerRow, SpeakerRow.id == counted.c.person_id)
        .outerjoin(OutletRow, OutletRow.id == counted.c.outlet_id)
        .order_by(counted.c.moment, counted.c.first_id)
    )
    return query


def _said(shape: FilterShape) -> Select[*tuple[Any, ...]]:
    """Read from one index, as OccurrenceRow says."""
    query: Select[*tuple[Any, ...]] = (
        select(
            OccurrenceRow.quote_id,
            OccurrenceRow.speaker_id.label("person_id"),
            literal_column(f"'{SAID}'").label("stance"),
            OccurrenceRow.outlet_id.label("outlet_id"),
            func.count().label("occurrences"),
            func.min(OccurrenceRow.moment).label("moment"),
            func.min(OccurrenceRow.id).label("first_id"),
        )
        .where(in_ids(OccurrenceRow.quote_id), OccurrenceRow.speaker_id.is_not(None), *occurrence_conditions(shape))
        .group_by(OccurrenceRow.quote_id, OccurrenceRow.speaker_id, OccurrenceRow.outlet_id)
    )
    return query


def _said_together(shape: FilterShape) -> Select[*tuple[Any, ...]]:
    """Those who said it together with the speaker of the occurrence's own row."""
    groups = (FurtherSpeakerRow.quote_id, FurtherSpeakerRow.speaker_id, OccurrenceRow.outlet_id)
    query: Select[*tuple[Any, ...]] = (
        select(
            FurtherSpeakerRow.quote_id,
            FurtherSpeakerRow.speaker_id,
            literal_column(f"'{SAID}'"),
            OccurrenceRow.outlet_id,
            func.count(),
            func.min(OccurrenceRow.moment),
            func.min(OccurrenceRow.id),
        )
        .join(OccurrenceRow, OccurrenceRow.id == FurtherSpeakerRow.occurrence_id)
        .where(
            in_ids(FurtherSpeakerRow.quote_id),
            FurtherSpeakerRow.inner_start.is_(None),
            *occurrence_conditions(shape),
        )
        .group_by(*groups)
    )
    return query


def _denied(shape: FilterShape) -> Select[*tuple[Any, ...]]:
    groups = (OccurrenceRow.quote_id, OccurrenceRow.about_id, OccurrenceRow.stance, OccurrenceRow.outlet_id)
    query: Select[*tuple[Any, ...]] = (
        select(
            OccurrenceRow.quote_id,
            OccurrenceRow.about_id,
            OccurrenceRow.stance,
            OccurrenceRow.outlet_id,
            func.count(),
            func.min(OccurrenceRow.moment),
            func.min(OccurrenceRow.id),
        )
        .where(in_ids(OccurrenceRow.quote_id), text(NOT_SAID), *occurrence_conditions(shape))
        .group_by(*groups)
    )
    return query

"""Reads where quotes stand, no more places than are told, so that lists can be counted and sorted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from service.domain import Stance
from service.storage.contents import further_speakers
from service.storage.contents.publication_filters import named_outlet, year_of_moments
from service.storage.contents.quotes import QuoteFilter, occurrence_conditions_of
from service.storage.schema.tables import ArticleRow, OccurrenceRow, OutletRow, SpeakerRow
from service.storage.statements.id_batches import batches
from service.storage.validity import check_text, is_possible_id

MOST_USES = 20_000
"""Places that are read for one answer: a tenth of a second, however much is recorded."""


class Use(NamedTuple):
    """One place where a quote stands. `speakers` are the ids of all who said it together."""

    quote_id: int
    outlet_id: int
    moment: int
    kind: str
    stance: str
    speakers: tuple[int, ...]


class Uses(NamedTuple):
    """Places, and whether they are all that the filter lets through; where not, they are the newest ones, or for a
    speaker or given quotes any."""

    places: list[Use]
    is_complete: bool


def uses(connection: Connection, wanted: QuoteFilter, most: int = MOST_USES) -> Uses:
    """Where the `wanted` quotes stand, as far as the place itself meets the filter."""
    is_narrow = wanted.ids is not None or wanted.speaker_ids is not None
    rows = _narrow(connection, wanted, most) if is_narrow else _newest(connection, wanted, most)
    kept = [row for row in rows[:most] if _is_wanted(row, wanted)]
    several = further_speakers.of_occurrences(connection, [id for id, *_, further in kept if further])
    places = [
        Use(quote_id, outlet_id, moment, kind, stance, _speakers(stance, speaker_id, several.get(id)))
        for id, quote_id, outlet_id, moment, kind, stance, speaker_id, _ in kept
    ]
    return Uses(places, len(rows) <= most)


_PLACES = select(
    OccurrenceRow.id,
    OccurrenceRow.quote_id,
    OccurrenceRow.outlet_id,
    OccurrenceRow.moment,
    OccurrenceRow.kind,
    OccurrenceRow.stance,
    OccurrenceRow.speaker_id,
    OccurrenceRow.further,
)


def _narrow(connection: Connection, wanted: QuoteFilter, most: int) -> list[Any]:
    """By the indexes of quotes and speakers."""
    conditions = occurrence_conditions_of(wanted)
    if wanted.ids is None:
        return list(connection.execute(_PLACES.where(*conditions).limit(most + 1)).all())
    rows: list[Any] = []
    for batch in batches(sorted(filter(is_possible_id, wanted.ids))):
        query = _PLACES.where(OccurrenceRow.quote_id.in_(batch), *conditions)
        rows += connection.execute(query.limit(most + 1 - len(rows)))
        if len(rows) > most:
            break
    return rows


def _newest(connection: Connection, wanted: QuoteFilter, most: int) -> list[Any]:
    """Along the index of the articles by time; those of unknown time come last. What a place itself must meet is left
    to the caller: a search for what is rare would walk through everything."""
    of_articles = _PLACES.join(ArticleRow, ArticleRow.id == OccurrenceRow.article_id).where(*_on_articles(wanted))
    dated = of_articles.where(ArticleRow.published_us.is_not(None)).order_by(ArticleRow.published_us.desc())
    rows = list(connection.execute(dated.limit(most + 1)).all())
    if len(rows) <= most and wanted.year is None:
        undated = of_articles.where(ArticleRow.published_us.is_(None))
        rows += connection.execute(undated.limit(most + 1 - len(rows))).all()
    return rows


def _on_articles(wanted: QuoteFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.outlet is not None:
        check_text("outlet", wanted.outlet)
        conditions.append(ArticleRow.outlet_id == named_outlet(wanted.outlet))
    if wanted.article_kind is not None:
        conditions.append(ArticleRow.kind == wanted.article_kind.value)
    if wanted.year is not None:
        conditions.append(ArticleRow.published_us.between(*year_of_moments(wanted.year)))
    return conditions


def _is_wanted(row: Any, wanted: QuoteFilter) -> bool:
    is_of_kind = wanted.kind is None or row.kind == wanted.kind.value
    return is_of_kind and (wanted.stance is None or row.stance == wanted.stance.value)


_SAID = Stance.SAID.value


def _speakers(stance: str, speaker_id: int | None, further: further_speakers.Further | None) -> tuple[int, ...]:
    if stance != _SAID:
        return ()
    first = () if speaker_id is None else (speaker_id,)
    if further is None:
        return first
    return tuple(dict.fromkeys((*first, *(speaker.id for speaker in further.others))))


def names_of(connection: Connection, table: type[OutletRow] | type[SpeakerRow], ids: Iterable[int]) -> dict[int, str]:
    """The name of each of `ids` that is there."""
    names: dict[int, str] = {}
    for batch in batches(sorted(set(ids))):
        rows = connection.execute(select(table.id, table.name).where(table.id.in_(batch)))
        names.update((id, name) for id, name in rows)
    return names

"""Stores and reads the passages of long turns: what an index looks up and a candidate is compared with.

An index knows quotes and passages by numbers of one kind: a quote's id, and for a passage its id above FIRST.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from service.storage.names import KEY_LANGUAGE
from service.storage.records import Unit
from service.storage.schema.tables import PassageRow, QuoteRow
from service.storage.statements.id_batches import batches
from service.storage.statements.id_lists import in_ids
from service.storage.statements.ready import Ready
from service.storage.validity import is_possible_id
from service.text.passages import LONGEST, passages

FIRST = 2**54
"""No quote has an id as high as this: imports take none above 2**53."""
_ROW = PassageRow
_BY_ID = Ready(select(_ROW.id, _ROW.quote_id, _ROW.start, _ROW.text).where(in_ids(_ROW.id)))
_QUOTES = select(_ROW.id, _ROW.quote_id).where(in_ids(_ROW.id))


def add(connection: Connection, texts: Mapping[int, str]) -> None:
    """Store the passages of those of `texts`, by the ids of quotes, that are longer than one."""
    rows: list[dict[str, Any]] = [
        {"quote_id": id, "start": span.start, "text": text[span.start : span.end]}
        for id, text in texts.items()
        if len(text) > LONGEST
        for span in passages(text, KEY_LANGUAGE.sentences)
    ]
    if rows:
        connection.execute(insert(PassageRow), rows)


def numbers_of(connection: Connection, quote_ids: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """For each of these quotes that has passages, their numbers and texts, in order."""
    found: dict[int, list[tuple[int, str]]] = {}
    for batch in batches(sorted(quote_ids)):
        query = select(_ROW.quote_id, _ROW.id, _ROW.text).where(_ROW.quote_id.in_(batch)).order_by(_ROW.id)
        for quote_id, id, text in connection.execute(query):
            found.setdefault(quote_id, []).append((FIRST + id, text))
    return found


def remove(connection: Connection, quote_ids: Collection[int]) -> list[int]:
    """Delete the passages of these quotes; returns their numbers."""
    removed: list[int] = []
    for batch in batches(sorted(quote_ids)):
        removed += connection.scalars(delete(PassageRow).where(_ROW.quote_id.in_(batch)).returning(_ROW.id))
    return [FIRST + id for id in removed]


def quotes_of(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """The quote of each of `numbers`, in their order; passages that are gone are left out."""
    wanted = list(numbers)
    of_passage: dict[int, int] = {}
    for batch in batches(_ids(wanted)):
        of_passage.update((FIRST + id, quote_id) for id, quote_id in connection.execute(_QUOTES, {"ids": batch}))
    return {number: of_passage.get(number, number) for number in wanted if number < FIRST or number in of_passage}


def units_of(connection: Connection, numbers: Iterable[int], reach: int) -> dict[int, Unit]:
    """The passages of those of `numbers` that are passages, each with `reach` code points of its turn on both sides."""
    units: dict[int, Unit] = {}
    for batch in batches(_ids(numbers)):
        for id, quote_id, start, text in _BY_ID.rows(connection, {"ids": batch}):
            units[FIRST + id] = Unit(quote_id, text, start)
    return _widened(connection, units, reach) if reach else units


def _widened(connection: Connection, units: Mapping[int, Unit], by: int) -> dict[int, Unit]:
    """Each unit with the turn around it; of those of one turn that overlap then, the first stands for all."""
    whole: dict[int, str] = {}
    for batch in batches(sorted({unit.quote_id for unit in units.values()})):
        query = select(QuoteRow.id, QuoteRow.text).where(QuoteRow.id.in_(batch))
        whole.update((id, text) for id, text in connection.execute(query))
    widened: dict[int, Unit] = {}
    covered: dict[int, list[tuple[int, int]]] = {}
    for number, unit in units.items():
        text, first = whole.get(unit.quote_id, ""), unit.start or 0
        middle = first + len(unit.text)
        if any(start <= first and middle <= end for start, end in covered.get(unit.quote_id, ())):
            continue
        start = _space_before(text, first - by)
        end = middle + by
        covered.setdefault(unit.quote_id, []).append((start, end))
        widened[number] = Unit(unit.quote_id, text[start:end].rstrip(), start)
    return widened


def _space_before(text: str, at: int) -> int:
    return text.rfind(" ", 0, at) + 1 if at > 0 else 0


def _ids(numbers: Iterable[int]) -> list[int]:
    return [number - FIRST for number in numbers if number > FIRST and is_possible_id(number)]

"""Keeps what articles say of watches: each finding once for a watch, an article and a type."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from service.domain import AttributionVerdict, ChangeKind, Occurrence, Severity, Speaker, Verdict
from service.storage.connection.database import Database
from service.storage.contents import occurrences
from service.storage.moments import from_us, now_us
from service.storage.records import Page
from service.storage.schema.tables import OccurrenceRow, SpeakerRow
from service.storage.schema.watch_tables import WAITING, DeliveryRow, WatchEventRow, WatchRow, WebhookRow
from service.storage.statements.bulk_insert import insert_all
from service.storage.watching.owners import is_in_force
from service.watch import EventType, Finding, WatchedChange, WatchEvent

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_SEVERITIES = {severity.value: severity for severity in Severity}
_CHANGE_KINDS = {kind.value: kind for kind in ChangeKind}
_ATTRIBUTIONS = {attribution.value: attribution for attribution in AttributionVerdict}
_ID_BYTES = 16
_KEY = ("watch_id", "article_id", "type")


@dataclass(frozen=True, slots=True)
class Noted:
    """What an article says of a watch."""

    watch_id: int
    article_id: int
    finding: Finding


def note(connection: Connection, noted: Sequence[Noted]) -> int:
    """Keep those that were not noted before, and make a message of each for the webhook of its watch; returns how many
    are new. One whose place a new reading had lost gets the place where it stands now."""
    webhooks = _webhooks(connection, {each.watch_id for each in noted})
    old = _known(connection, {each.article_id for each in noted})
    new: dict[tuple[int, int, str], Noted] = {}
    for each in noted:
        key = each.watch_id, each.article_id, each.finding.type.value
        if each.watch_id not in webhooks or key in new:
            continue
        if key in old:
            _place_again(connection, old[key], each)
        else:
            new[key] = each
    now = now_us()
    rows = [
        dict(zip(_KEY, key, strict=True))
        | {"occurrence_id": each.finding.occurrence_id, "at_us": now, "detail": _detail(each.finding)}
        for key, each in new.items()
    ]
    ids = insert_all(connection, WatchEventRow, rows, _KEY)
    messages = [message(webhooks[key[0]], now, id) for key, id in zip(new, ids, strict=True) if webhooks[key[0]]]
    if messages:
        connection.execute(insert(DeliveryRow), messages)
    return len(new)


def message(webhook_id: int | None, now: int, event_id: int | None) -> dict[str, Any]:
    """The row of a message that is to be sent at once."""
    return {
        "webhook_id": webhook_id,
        "event_id": event_id,
        "message_id": f"msg_{secrets.token_hex(_ID_BYTES)}",
        "state": WAITING,
        "attempts": 0,
        "created_us": now,
        "due_us": now,
        "log": [],
    }


class Events:
    """The events of a database. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, watch_id: int, limit: int, before: int | None = None) -> Page[WatchEvent]:
        """The events of a watch with an id below `before`, the last first; one that no reading bears out any more is
        left out."""
        row = WatchEventRow
        query = _ALL.where(row.watch_id == watch_id)
        query = query if before is None else query.where(row.id < before)
        with self._database.read() as connection:
            events = _read(connection, query.order_by(row.id.desc()).limit(limit + 1))
        return Page(tuple(events[:limit]), events[limit - 1].id if len(events) > limit else None)

    def get(self, event_id: int) -> WatchEvent | None:
        """One event; None when it is gone, or no reading bears it out any more."""
        query = _ALL.where(WatchEventRow.id == event_id)
        with self._database.read() as connection:
            return next(iter(_read(connection, query)), None)

    def counts(self) -> dict[str, int]:
        """How many events of each type there are."""
        counted = select(WatchEventRow.type, func.count()).group_by(WatchEventRow.type)
        with self._database.read() as connection:
            counts = dict.fromkeys((kind.value for kind in EventType), 0)
            return counts | {row[0]: row[1] for row in connection.execute(counted)}


_ALL = select(
    WatchEventRow.id,
    WatchEventRow.watch_id,
    WatchEventRow.type,
    WatchEventRow.occurrence_id,
    WatchEventRow.at_us,
    WatchEventRow.detail,
).where(WatchEventRow.occurrence_id.is_not(None))
"""The columns of an event that its last reading bears out."""


def _webhooks(connection: Connection, watch_ids: Iterable[int]) -> dict[int, int | None]:
    """The watches that are still there, each with its webhook where messages are sent to that."""
    sends = WebhookRow.ended_us.is_(None) & is_in_force(WebhookRow.owner)
    query = select(WatchRow.id, WebhookRow.id).outerjoin(WebhookRow, (WebhookRow.id == WatchRow.webhook_id) & sends)
    rows = connection.execute(query.where(WatchRow.id.in_(sorted(watch_ids)))).all()
    return {id: webhook for id, webhook in rows}  # noqa: C416  # a row is no pair to mypy


def _known(connection: Connection, article_ids: Iterable[int]) -> dict[tuple[int, int, str], int]:
    row = WatchEventRow
    query = select(row.watch_id, row.article_id, row.type, row.id).where(row.article_id.in_(sorted(article_ids)))
    return {(watch, article, kind): id for watch, article, kind, id in connection.execute(query)}


def _place_again(connection: Connection, event_id: int, noted: Noted) -> None:
    row = WatchEventRow
    lost = update(row).where(row.id == event_id, row.occurrence_id.is_(None))
    finding = noted.finding
    connection.execute(lost.values(occurrence_id=finding.occurrence_id, detail=_detail(finding)))


def _read(connection: Connection, query: Any) -> list[WatchEvent]:
    rows = connection.execute(query).all()
    places = _places(connection, [row.occurrence_id for row in rows])
    usual = _speakers(connection, {row.detail["usual_id"] for row in rows if row.detail["usual_id"]})
    return [_event(row, places[row.occurrence_id], usual) for row in rows if row.occurrence_id in places]


def _places(connection: Connection, ids: Sequence[int]) -> dict[int, Occurrence]:
    whole = occurrences.select_whole().where(OccurrenceRow.id.in_(ids))
    rows = connection.execute(whole).all() if ids else ()
    return {occurrence.id: occurrence for occurrence in occurrences.read(connection, rows)}


def _speakers(connection: Connection, ids: Iterable[int]) -> dict[int, Speaker]:
    query = select(SpeakerRow.id, SpeakerRow.name).where(SpeakerRow.id.in_(sorted(ids)))
    return {id: Speaker(id, name) for id, name in connection.execute(query)}


def _event(row: Any, place: Occurrence, usual: dict[int, Speaker]) -> WatchEvent:
    finding = _finding(EventType(row.type), row.occurrence_id, row.detail)
    by = usual.get(finding.usual_id) if finding.usual_id else None
    return WatchEvent(row.id, row.watch_id, from_us(row.at_us), finding, place.article, place, by)


def _detail(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict.value if finding.verdict else None,
        "is_part": finding.is_part,
        "severity": finding.severity.value if finding.severity else None,
        "attribution": finding.attribution.value if finding.attribution else None,
        "changes": [[each.kind.value, each.severity.value, each.watched, each.printed] for each in finding.changes],
        "usual_id": finding.usual_id,
        "quotes": finding.quotes,
    }


def _finding(kind: EventType, occurrence_id: int, detail: dict[str, Any]) -> Finding:
    return Finding(
        kind,
        occurrence_id,
        _VERDICTS.get(detail["verdict"]),
        detail["is_part"],
        _SEVERITIES.get(detail["severity"]),
        _ATTRIBUTIONS.get(detail["attribution"]),
        tuple(_change(*change) for change in detail["changes"]),
        detail["usual_id"],
        detail["quotes"],
    )


def _change(kind: str, severity: str, watched: str, printed: str) -> WatchedChange:
    return WatchedChange(_CHANGE_KINDS[kind], _SEVERITIES[severity], watched, printed)

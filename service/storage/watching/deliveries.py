"""Hands out the messages that are due, and keeps what became of each attempt to send one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select, update

from service.storage.connection.database import Database
from service.storage.moments import from_us, now_us, to_us
from service.storage.records import Page
from service.storage.schema.watch_tables import WAITING, DeliveryRow, WebhookRow
from service.storage.upkeep.leases import prolong
from service.storage.watching.owners import is_in_force
from service.watch import Delivery, DeliveryState

MOST_LOGGED = 20
"""Attempts of a message that are kept: all of five days."""
_DAY_US = 24 * 60 * 60 * 1_000_000
KEPT_DAYS = {DeliveryState.DELIVERED: 30, DeliveryState.FAILED: 90}
"""How long the log of what was delivered, or given up, can be read."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to send a message: the status of the answer, or what failed, and how long it took."""

    status: int | None
    error: str | None
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a message after an attempt: its state and, while it waits, after how many seconds it is tried
    again. `is_at_fault`: it is the address that does not take messages, so that all others wait as long. `ends` says
    why nothing more is sent there."""

    state: DeliveryState
    again_after: float | None = None
    is_at_fault: bool = True
    ends: str | None = None


class Deliveries:
    """The messages of a database. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, most: int) -> list[Delivery]:
        """The next `most` messages to be sent now, those that have waited longest first."""
        now = now_us()
        may_send = or_(WebhookRow.retry_us.is_(None), WebhookRow.retry_us <= now)
        query = (
            ALL.join(WebhookRow, WebhookRow.id == DeliveryRow.webhook_id)
            .where(DeliveryRow.state == WAITING, DeliveryRow.due_us <= now)
            .where(WebhookRow.ended_us.is_(None), may_send, is_in_force(WebhookRow.owner))
            .order_by(DeliveryRow.due_us, DeliveryRow.id)
            .limit(most)
        )
        with self._database.read() as connection:
            return [as_delivery(row) for row in connection.execute(query)]

    def record(self, delivery: Delivery, attempt: Attempt, outcome: Outcome, lease: tuple[str, str]) -> None:
        """Keep what came of an attempt. `lease` is the duty and its holder. Raises LeaseLost."""
        now = now_us()
        entry = {"at_us": now, "status": attempt.status, "error": attempt.error, "milliseconds": attempt.milliseconds}
        values: dict[str, Any] = {
            "state": outcome.state.value,
            "attempts": delivery.attempts + 1,
            "log": [*_rows(delivery.log), entry][-MOST_LOGGED:],
        }
        again = None if outcome.again_after is None else now + int(outcome.again_after * 1_000_000)
        with self._database.write() as connection:
            prolong(connection, *lease)
            row = DeliveryRow
            connection.execute(
                update(row).where(row.id == delivery.id).values(values | ({"due_us": again} if again else {}))
            )
            _note_on_webhook(connection, delivery.webhook_id, now, again, outcome)

    def page(self, webhook_id: int, limit: int, before: int | None = None) -> Page[Delivery]:
        """The messages to a webhook with an id below `before`, the last first."""
        query = ALL.where(DeliveryRow.webhook_id == webhook_id)
        query = query if before is None else query.where(DeliveryRow.id < before)
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(DeliveryRow.id.desc()).limit(limit + 1)).all()
        deliveries = [as_delivery(row) for row in rows]
        return Page(tuple(deliveries[:limit]), deliveries[limit - 1].id if len(deliveries) > limit else None)

    def prune(self) -> None:
        """Forget messages that were delivered, or given up, more than KEPT_DAYS ago."""
        now = now_us()
        with self._database.write() as connection:
            for state, days in KEPT_DAYS.items():
                old = (DeliveryRow.state == state.value) & (DeliveryRow.created_us < now - days * _DAY_US)
                connection.execute(delete(DeliveryRow).where(old))

    def counts(self) -> dict[str, int]:
        """How many messages are in each state."""
        counted = select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state)
        with self._database.read() as connection:
            counts = dict.fromkeys((state.value for state in DeliveryState), 0)
            return counts | {row[0]: row[1] for row in connection.execute(counted)}

    def count_ended(self) -> int:
        """How many webhooks were given up."""
        with self._database.read() as connection:
            return connection.scalar(select(func.count()).where(WebhookRow.ended_us.is_not(None))) or 0


ALL = select(
    DeliveryRow.id,
    DeliveryRow.webhook_id,
    DeliveryRow.event_id,
    DeliveryRow.message_id,
    DeliveryRow.state,
    DeliveryRow.attempts,
    DeliveryRow.created_us,
    DeliveryRow.due_us,
    DeliveryRow.log,
)
"""The columns of `as_delivery`."""


def get_delivery(connection: Connection, delivery_id: int) -> Delivery:
    """One message, which is there."""
    return as_delivery(connection.execute(ALL.where(DeliveryRow.id == delivery_id)).one())


def as_delivery(row: Sequence[Any]) -> Delivery:
    """The value of the columns ALL."""
    id, webhook_id, event_id, message_id, state, attempts, created, due, log = row
    entries = tuple({"at": from_us(entry["at_us"]), **_without_moment(entry)} for entry in log)
    moments = from_us(created), from_us(due)
    return Delivery(id, webhook_id, event_id, message_id, DeliveryState(state), attempts, *moments, entries)


def _without_moment(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != "at_us"}


def _rows(log: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries of a log as they are stored."""
    return [{"at_us": to_us(entry["at"])} | {k: v for k, v in entry.items() if k != "at"} for entry in log]


def _note_on_webhook(connection: Connection, webhook_id: int, now: int, again: int | None, outcome: Outcome) -> None:
    """Keep with the address whether it takes messages; where it ended, all that waited for it have failed."""
    of_webhook = update(WebhookRow).where(WebhookRow.id == webhook_id)
    if outcome.state is DeliveryState.DELIVERED:
        connection.execute(of_webhook.values(retry_us=None, failing_us=None))
    elif outcome.is_at_fault:
        since = func.coalesce(WebhookRow.failing_us, now)
        connection.execute(of_webhook.values(retry_us=again, failing_us=since))
    if outcome.ends:
        connection.execute(of_webhook.values(ended_us=now, ended_why=outcome.ends))
        waiting = (DeliveryRow.webhook_id == webhook_id) & (DeliveryRow.state == WAITING)
        connection.execute(update(DeliveryRow).where(waiting).values(state=DeliveryState.FAILED.value))

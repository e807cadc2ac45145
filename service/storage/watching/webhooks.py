"""Keeps the addresses that messages are sent to, and their secrets. Each method is one transaction."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from service.errors import InvalidWatch, WebhookNotFound
from service.storage.connection.database import Database
from service.storage.moments import from_us, maybe_from_us, now_us
from service.storage.records import Page
from service.storage.schema.watch_tables import WAITING, DeliveryRow, WebhookRow
from service.storage.validity import as_position, is_possible_id
from service.storage.watching.deliveries import get_delivery
from service.storage.watching.events import message
from service.storage.watching.owners import Reach
from service.watch import MOST_WEBHOOKS, Delivery, DeliveryState, Webhook

OVERLAP_SECONDS = 24 * 60 * 60
"""How long messages carry the signature of the secret of before, too: a day to put the new one in place."""
_SECRET_BYTES = 32
"""The specification asks for 24 to 64."""
_MICROSECONDS = 1_000_000


class Webhooks:
    """The webhooks of a database. Every method may raise StorageUnavailable."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, url: str, owner: str | None) -> Webhook:
        """Keep an address, with a secret of its own. Raises InvalidWatch above MOST_WEBHOOKS of one owner."""
        with self._database.write() as connection:
            own = Reach(owner).condition(WebhookRow.owner)
            if (connection.scalar(select(func.count()).where(own)) or 0) >= MOST_WEBHOOKS:
                raise InvalidWatch(f"there are {MOST_WEBHOOKS} webhooks of this key; delete one first")
            row = {"owner": owner, "url": url, "secret": _make_secret(), "created_us": now_us()}
            made = insert(WebhookRow).values(row).returning(WebhookRow.id)
            return get_webhook(connection, connection.execute(made).scalar_one(), Reach(owner))

    def get(self, webhook_id: int, reach: Reach) -> Webhook:
        """One webhook. Raises WebhookNotFound."""
        with self._database.read() as connection:
            return get_webhook(connection, webhook_id, reach)

    def page(self, reach: Reach, limit: int, after: int | None = None) -> Page[Webhook]:
        """Webhooks with an id above `after`, by id."""
        query = ALL.where(WebhookRow.id > as_position(after), reach.condition(WebhookRow.owner))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(WebhookRow.id).limit(limit + 1)).all()
        webhooks = [as_webhook(row) for row in rows]
        return Page(tuple(webhooks[:limit]), webhooks[limit - 1].id if len(webhooks) > limit else None)

    def delete(self, webhook_id: int, reach: Reach) -> None:
        """Delete a webhook with its messages; watches that named it go on without. Raises WebhookNotFound."""
        with self._database.write() as connection:
            get_webhook(connection, webhook_id, reach)
            connection.execute(delete(WebhookRow).where(WebhookRow.id == webhook_id))

    def rotate(self, webhook_id: int, reach: Reach) -> Webhook:
        """Give a webhook another secret; the one before signs beside it for OVERLAP_SECONDS. Raises WebhookNotFound."""
        with self._database.write() as connection:
            before = get_webhook(connection, webhook_id, reach)
            until = now_us() + OVERLAP_SECONDS * _MICROSECONDS
            values = {"secret": _make_secret(), "secret_before": before.secrets[0], "before_until_us": until}
            connection.execute(update(WebhookRow).where(WebhookRow.id == webhook_id).values(values))
            return get_webhook(connection, webhook_id, reach)

    def test(self, webhook_id: int, reach: Reach) -> Delivery:
        """Have a test sent, at once, also where sending was put off or has ended. Raises WebhookNotFound."""
        with self._database.write() as connection:
            get_webhook(connection, webhook_id, reach)
            made = insert(DeliveryRow).values(message(webhook_id, now_us(), None)).returning(DeliveryRow.id)
            id = connection.execute(made).scalar_one()
            _open_again(connection, webhook_id)
            return get_delivery(connection, id)

    def resume(self, webhook_id: int, reach: Reach) -> Webhook:
        """Send to an address again that was given up, first what had failed. Raises WebhookNotFound."""
        with self._database.write() as connection:
            get_webhook(connection, webhook_id, reach)
            _open_again(connection, webhook_id)
            failed = (DeliveryRow.webhook_id == webhook_id) & (DeliveryRow.state == DeliveryState.FAILED.value)
            connection.execute(update(DeliveryRow).where(failed).values(_anew()))
            return get_webhook(connection, webhook_id, reach)

    def resend(self, webhook_id: int, delivery_id: int, reach: Reach) -> Delivery:
        """Send a message again, whatever became of it, under the same id. Raises WebhookNotFound."""
        with self._database.write() as connection:
            get_webhook(connection, webhook_id, reach)
            own = (DeliveryRow.id == delivery_id) & (DeliveryRow.webhook_id == webhook_id)
            if not is_possible_id(delivery_id) or connection.scalar(select(DeliveryRow.id).where(own)) is None:
                raise WebhookNotFound(f"webhook {webhook_id} has no delivery {delivery_id}")
            connection.execute(update(DeliveryRow).where(own).values(_anew()))
            _open_again(connection, webhook_id)
            return get_delivery(connection, delivery_id)


ALL = select(
    WebhookRow.id,
    WebhookRow.owner,
    WebhookRow.url,
    WebhookRow.secret,
    WebhookRow.secret_before,
    WebhookRow.before_until_us,
    WebhookRow.created_us,
    WebhookRow.retry_us,
    WebhookRow.failing_us,
    WebhookRow.ended_us,
    WebhookRow.ended_why,
)
"""The columns of `as_webhook`."""


def get_webhook(connection: Connection, webhook_id: int, reach: Reach) -> Webhook:
    """One webhook. Raises WebhookNotFound."""
    query = ALL.where(WebhookRow.id == webhook_id, reach.condition(WebhookRow.owner))
    row = connection.execute(query).first() if is_possible_id(webhook_id) else None
    if row is None:
        raise WebhookNotFound(f"there is no webhook {webhook_id} of this key; GET /v1/webhooks lists yours")
    return as_webhook(row)


def as_webhook(row: Sequence[Any]) -> Webhook:
    """The value of the columns ALL."""
    id, owner, url, secret, before, until, created, retry, failing, ended, why = row
    current = (secret, before) if before and until and until > now_us() else (secret,)
    moments = (maybe_from_us(retry), maybe_from_us(failing), maybe_from_us(ended))
    return Webhook(id, owner, url, current, from_us(created), *moments, why)


def _make_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def _open_again(connection: Connection, webhook_id: int) -> None:
    nothing = {"retry_us": None, "failing_us": None, "ended_us": None, "ended_why": None}
    connection.execute(update(WebhookRow).where(WebhookRow.id == webhook_id).values(nothing))


def _anew() -> dict[str, Any]:
    now = now_us()
    return {"state": WAITING, "due_us": now, "attempts": 0}

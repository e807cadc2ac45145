"""/v1/webhooks: addresses that events are sent to, their secrets, and what became of each message."""

from __future__ import annotations

from typing import Any

from flask import url_for

from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.cursors import make_cursor, read_cursor
from service.api.parser import ApiBlueprint
from service.api.schemas.base import PageRequest
from service.api.schemas.webhooks import (
    DeliveriesAnswer,
    DeliveryAnswer,
    WebhookAnswer,
    WebhookRequest,
    WebhooksAnswer,
    WebhookSecretAnswer,
)
from service.api.watches import reach
from service.storage.watching.webhooks import Webhooks
from service.watch import Delivery, Webhook

blueprint = ApiBlueprint(
    "webhooks", __name__, url_prefix="/v1/webhooks", description="Addresses that events are sent to"
)
_ID = "<int(max=9223372036854775807):webhook_id>"
_DELIVERY = f"/{_ID}/deliveries/<int(max=9223372036854775807):delivery_id>"


@blueprint.route("", methods=["POST"], needs=Need.WATCH)
@blueprint.arguments(WebhookRequest)
@blueprint.response(201, WebhookSecretAnswer)
def add_webhook(body: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Add an address that events are sent to, signed as Standard Webhooks has it; the answer shows the secret, once."""
    app_context().webhook_addresses.check(body["url"])
    webhook = _webhooks().add(body["url"], reach().owner)
    return _with_secret(webhook), 201, {"Location": url_for("webhooks.get_webhook", webhook_id=webhook.id)}


@blueprint.route("", methods=["GET"], needs=Need.WATCH)
@blueprint.arguments(PageRequest, location="query")
@blueprint.response(200, WebhooksAnswer)
def list_webhooks(parameters: dict[str, Any]) -> dict[str, Any]:
    """List the webhooks of the key that asks; a key with `admin` sees all."""
    page = _webhooks().page(reach(), parameters["limit"], read_cursor("webhooks", parameters["cursor"]))
    return {"items": page.items, "next_cursor": make_cursor("webhooks", page.next_after)}


@blueprint.route(f"/{_ID}", methods=["GET"], needs=Need.WATCH)
@blueprint.response(200, WebhookAnswer)
def get_webhook(webhook_id: int) -> Webhook:
    """One webhook: whether it takes messages and, where it was given up, why."""
    return _webhooks().get(webhook_id, reach())


@blueprint.route(f"/{_ID}", methods=["DELETE"], needs=Need.WATCH)
@blueprint.response(204)
def delete_webhook(webhook_id: int) -> None:
    """Delete a webhook and its messages; watches that named it go on without."""
    _webhooks().delete(webhook_id, reach())


@blueprint.route(f"/{_ID}/secret", methods=["POST"], needs=Need.WATCH)
@blueprint.response(200, WebhookSecretAnswer)
def rotate_secret(webhook_id: int) -> dict[str, Any]:
    """Give a webhook another secret. For a day messages carry the signatures of both, so that none is refused."""
    return _with_secret(_webhooks().rotate(webhook_id, reach()))


@blueprint.route(f"/{_ID}/test", methods=["POST"], needs=Need.WATCH)
@blueprint.response(200, DeliveryAnswer)
def test_webhook(webhook_id: int) -> Delivery:
    """Have a test sent to a webhook; the deliveries say what became of it."""
    return _webhooks().test(webhook_id, reach())


@blueprint.route(f"/{_ID}/resume", methods=["POST"], needs=Need.WATCH)
@blueprint.response(200, WebhookAnswer)
def resume_webhook(webhook_id: int) -> Webhook:
    """Send to a webhook again that was given up, first what had failed."""
    return _webhooks().resume(webhook_id, reach())


@blueprint.route(f"/{_ID}/deliveries", methods=["GET"], needs=Need.WATCH)
@blueprint.arguments(PageRequest, location="query")
@blueprint.response(200, DeliveriesAnswer)
def list_deliveries(parameters: dict[str, Any], webhook_id: int) -> dict[str, Any]:
    """List the messages to a webhook, the last first, with what became of each attempt."""
    _webhooks().get(webhook_id, reach())
    before = read_cursor("deliveries", parameters["cursor"])
    page = app_context().store.watching.deliveries.page(webhook_id, parameters["limit"], before)
    return {"items": page.items, "next_cursor": make_cursor("deliveries", page.next_after)}


@blueprint.route(f"{_DELIVERY}/resend", methods=["POST"], needs=Need.WATCH)
@blueprint.response(200, DeliveryAnswer)
def resend_delivery(webhook_id: int, delivery_id: int) -> Delivery:
    """Send a message again, under the same id, whatever became of it."""
    return _webhooks().resend(webhook_id, delivery_id, reach())


def _webhooks() -> Webhooks:
    return app_context().store.watching.webhooks


def _with_secret(webhook: Webhook) -> dict[str, Any]:
    shown = ("id", "url", "owner", "created_at", "failing_since", "retry_at", "ended_at", "ended_why")
    return {name: getattr(webhook, name) for name in shown} | {"secret": webhook.secrets[0]}

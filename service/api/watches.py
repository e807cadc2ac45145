"""/v1/watches: saved questions, and what came of them."""

from __future__ import annotations

from typing import Any

from flask import url_for

from service.access import Scope
from service.api.access.guard import sent_key
from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.cursors import make_cursor, read_cursor
from service.api.feeds import feed_address
from service.api.parser import ApiBlueprint
from service.api.schemas.base import PageRequest
from service.api.schemas.watches import (
    EventsAnswer,
    EventsRequest,
    WatchAnswer,
    WatchEditRequest,
    WatchesAnswer,
    WatchRequest,
)
from service.storage.watching.owners import Reach
from service.storage.watching.watches import WatchFields
from service.watch import Question, Watch, WatchEvent

blueprint = ApiBlueprint("watches", __name__, url_prefix="/v1", description="Saved questions, and what came of them")
WATCH = "/watches/<int(max=9223372036854775807):watch_id>"


def reach() -> Reach:
    """Whose watches and webhooks this request may see and change: those of its key; with `admin` everybody's."""
    key = sent_key()
    return Reach(key.public_id if key else None, everybody=key is not None and key.allows(Scope.ADMIN))


@blueprint.route("/watches", methods=["POST"], needs=Need.WATCH)
@blueprint.arguments(WatchRequest)
@blueprint.response(201, WatchAnswer)
def add_watch(body: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Save a question. From now on it is put to every article that comes in, by whatever way."""
    watch = app_context().store.watching.watches.add(_fields(body), reach().owner)
    return _shown(watch), 201, {"Location": url_for("watches.get_watch", watch_id=watch.id)}


@blueprint.route("/watches", methods=["GET"], needs=Need.WATCH)
@blueprint.arguments(PageRequest, location="query")
@blueprint.response(200, WatchesAnswer)
def list_watches(parameters: dict[str, Any]) -> dict[str, Any]:
    """List the watches of the key that asks; a key with `admin` sees all."""
    after = read_cursor("watches", parameters["cursor"])
    page = app_context().store.watching.watches.page(reach(), parameters["limit"], after)
    return {"items": [*map(_shown, page.items)], "next_cursor": make_cursor("watches", page.next_after)}


@blueprint.route(WATCH, methods=["GET"], needs=Need.WATCH)
@blueprint.response(200, WatchAnswer)
def get_watch(watch_id: int) -> dict[str, Any]:
    """One watch."""
    return _shown(app_context().store.watching.watches.get(watch_id, reach()))


@blueprint.route(WATCH, methods=["PATCH"], needs=Need.WATCH)
@blueprint.arguments(WatchEditRequest)
@blueprint.response(200, WatchAnswer)
def edit_watch(body: dict[str, Any], watch_id: int) -> dict[str, Any]:
    """Change what a watch says; its events and its feed stay."""
    watches = app_context().store.watching.watches
    before = watches.get(watch_id, reach())
    said = {
        "name": before.name,
        "quote": before.question.quote,
        "speaker": before.question.speaker,
        "outlet": before.question.outlet,
        "webhook": before.webhook_id,
    }
    return _shown(watches.change(watch_id, _fields(said | body), reach()))


@blueprint.route(WATCH, methods=["DELETE"], needs=Need.WATCH)
@blueprint.response(204)
def delete_watch(watch_id: int) -> None:
    """Delete a watch with its events; its feed answers no more."""
    app_context().store.watching.watches.delete(watch_id, reach())


@blueprint.route(f"{WATCH}/feed", methods=["POST"], needs=Need.WATCH)
@blueprint.response(200, WatchAnswer)
def renew_feed(watch_id: int) -> dict[str, Any]:
    """Give the feed of a watch another secret address; the one before answers no more."""
    return _shown(app_context().store.watching.watches.renew_feed(watch_id, reach()))


@blueprint.route(f"{WATCH}/events", methods=["GET"], needs=Need.WATCH)
@blueprint.arguments(EventsRequest, location="query")
@blueprint.response(200, EventsAnswer)
def list_events(parameters: dict[str, Any], watch_id: int) -> dict[str, Any]:
    """List what came of a watch, the last first."""
    watching = app_context().store.watching
    watching.watches.get(watch_id, reach())
    page = watching.events.page(watch_id, parameters["limit"], read_cursor("events", parameters["cursor"]))
    return {"items": [*map(_event, page.items)], "next_cursor": make_cursor("events", page.next_after)}


def _fields(body: dict[str, Any]) -> WatchFields:
    question = Question(body.get("quote"), body.get("speaker"), body.get("outlet"))
    return WatchFields(question, body.get("name"), body.get("webhook"))


def _shown(watch: Watch) -> dict[str, Any]:
    return {
        "id": watch.id,
        "name": watch.name,
        "quote": watch.question.quote,
        "speaker": watch.question.speaker,
        "outlet": watch.question.outlet,
        "webhook": watch.webhook_id,
        "feed": feed_address(watch.feed_token),
        "owner": watch.owner,
        "created_at": watch.created_at,
        "changed_at": watch.changed_at,
    }


def _event(event: WatchEvent) -> dict[str, Any]:
    finding = event.finding
    return {
        "id": event.id,
        "type": finding.type,
        "at": event.at,
        "watch": event.watch_id,
        "verdict": finding.verdict,
        "part": finding.is_part,
        "severity": finding.severity,
        "attribution": finding.attribution,
        "usual_speaker": event.usual,
        "changes": finding.changes,
        "quotes": finding.quotes,
        "occurrence": event.occurrence,
    }

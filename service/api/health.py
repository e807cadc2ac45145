"""Serves /healthz and /readyz: whether the process lives, and whether it can answer."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import Any

from flask import Response
from marshmallow import fields

import service
from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.parser import ApiBlueprint
from service.api.problems import problem, respond
from service.api.schemas.base import Answer
from service.errors import IndexUnavailable, StorageUnavailable
from service.indexing import ask_once

LAG_SECONDS = 2.0
"""How long the index may take to hold what the database held when /readyz was asked: while articles come in, it is
always a moment behind."""
_PAUSE_SECONDS = 0.05

blueprint = ApiBlueprint("health", __name__, description="Whether the service lives and can answer")


class HealthAnswer(Answer):
    """The process answers."""

    status = fields.String()
    version = fields.String()


class ReadyAnswer(Answer):
    """The database answers and the index holds everything that is in it."""

    status = fields.String()
    indexed = fields.Integer(metadata={"description": "How far the index has read in the database's order"})


@blueprint.route("/healthz", methods=["GET"], needs=Need.NOTHING)
@blueprint.response(200, HealthAnswer)
def live() -> dict[str, Any]:
    """The process lives."""
    return {"status": "ok", "version": service.__version__}


@blueprint.route("/readyz", methods=["GET"], needs=Need.NOTHING)
@blueprint.response(200, ReadyAnswer)
def ready() -> dict[str, Any] | Response:
    """The service can answer; else 503 and why."""
    try:
        reason = _unready()
        read = app_context().index.position()
    except (StorageUnavailable, IndexUnavailable) as error:
        reason = str(error)
    if reason is not None:
        return respond(problem(HTTPStatus.SERVICE_UNAVAILABLE, reason))
    return {"status": "ready", "indexed": read}


def _unready() -> str | None:
    """Why quotes cannot be verified as the database has them; None when they can."""
    store, index = app_context().store, app_context().index
    head = store.head()
    give_up = time.monotonic() + LAG_SECONDS
    while (full_at := index.full_at()) is not None and (reached := index.reached()).position >= full_at:
        if head <= reached.position and store.log_at(reached.position).token == reached.token:
            ask_once(index)  # it may know how far it is, and have lost a part with a node
            return None
        if time.monotonic() > give_up:
            done = f"{reached.position:,} of {head:,} changes"
            return f"The index has read {done} and goes on by itself; what is newer is not found."
        time.sleep(_PAUSE_SECONDS)
    if not index.is_begun():
        return "The index is not made yet; it is made by itself, and until then nothing can be verified."
    if full_at is None:
        return "The index is lost or damaged; it is made anew by itself, and until then nothing can be verified."
    share = f"{index.position():,} of {full_at:,} changes ({index.position() / max(full_at, 1):.0%})"
    return f"The index is being made anew and has read {share}; until then nothing can be verified."

"""/healthz and /readyz: whether the process lives, and whether it can answer."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Response
from marshmallow import fields

import service
from service.api.parser import ApiBlueprint
from service.api.parts import parts
from service.api.problems import problem, respond
from service.api.schemas.base import Answer
from service.errors import IndexUnavailable, StorageUnavailable

blueprint = ApiBlueprint("health", __name__, description="Whether the service lives and can answer")


class HealthAnswer(Answer):
    """The process answers."""

    status = fields.String()
    version = fields.String()


class ReadyAnswer(Answer):
    """The database answers and the index holds everything that is in it."""

    status = fields.String()
    indexed = fields.Integer(metadata={"description": "How far the index has read in the database's order"})


@blueprint.route("/healthz", methods=["GET"])
@blueprint.response(200, HealthAnswer)
def live() -> dict[str, Any]:
    """The process lives."""
    return {"status": "ok", "version": service.__version__}


@blueprint.route("/readyz", methods=["GET"])
@blueprint.response(200, ReadyAnswer)
def ready() -> dict[str, Any] | Response:
    """The service can answer; else 503 and why."""
    try:
        head, read = parts().store.head(), parts().index.position()
    except (StorageUnavailable, IndexUnavailable) as error:
        return respond(problem(HTTPStatus.SERVICE_UNAVAILABLE, str(error)))
    if read < head:
        behind = f"The index has read {read:,} of {head:,} changes; it catches up by itself."
        return respond(problem(HTTPStatus.SERVICE_UNAVAILABLE, behind))
    return {"status": "ready", "indexed": read}

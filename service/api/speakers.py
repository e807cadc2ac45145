"""/v1/speakers and /v1/outlets: who is quoted, and who carries it."""

from __future__ import annotations

from typing import Any

from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.cursors import make_cursor, read_cursor
from service.api.exports import exported
from service.api.parser import ApiBlueprint
from service.api.schemas.base import FormatRequest, PageRequest
from service.api.schemas.quotes import (
    OutletAnswer,
    OutletRequest,
    OutletsAnswer,
    SpeakerAnswer,
    SpeakersAnswer,
    SpeakersRequest,
    SpeakerSummaryAnswer,
)
from service.browsing import quotes_of_speaker
from service.withdrawal import withdraw_outlet

OUTLET_ID = "<int(max=9223372036854775807):outlet_id>"
blueprint = ApiBlueprint("speakers", __name__, url_prefix="/v1", description="Who is quoted, and who carries it")
ID = "<int(max=9223372036854775807):speaker_id>"


@blueprint.route("/speakers", methods=["GET"], needs=Need.READ)
@blueprint.arguments(SpeakersRequest, location="query")
@blueprint.response(200, SpeakersAnswer)
@exported(SpeakerSummaryAnswer)
def list_speakers(parameters: dict[str, Any]) -> dict[str, Any]:
    """List the speakers, in the order in which they came in, by a part of a name."""
    page = app_context().store.speakers(
        parameters["limit"], read_cursor("speakers", parameters["cursor"]), parameters["q"]
    )
    return {"items": page.items, "next_cursor": make_cursor("speakers", page.next_after)}


@blueprint.route(f"/speakers/{ID}", methods=["GET"], needs=Need.READ)
@blueprint.arguments(PageRequest, location="query")
@blueprint.response(200, SpeakerAnswer)
def get_speaker(parameters: dict[str, Any], speaker_id: int) -> dict[str, Any]:
    """A speaker, the names that articles use for them, and a page of their quotes, first published first.

    The id of a speaker who was merged into another answers as that one, and says so in `merged_into`.
    """
    store = app_context().store
    speaker = store.speaker(speaker_id)
    listing = "spoken"
    after = read_cursor(listing, parameters["cursor"])
    now = speaker.speaker
    page = quotes_of_speaker(now.id, parameters["limit"], after, store)
    return {
        "id": now.id,
        "name": now.name,
        "aliases": speaker.aliases,
        "quotes": {"items": page.items, "next_cursor": make_cursor(listing, page.next_after)},
        "version": store.corrections.version_of_speaker(now.id),
        "merged": speaker.merged,
        "merged_into": None if now.id == speaker_id else now.id,
    }


@blueprint.route("/outlets", methods=["GET"], needs=Need.READ)
@blueprint.arguments(FormatRequest, location="query")
@blueprint.response(200, OutletsAnswer)
@exported(OutletAnswer)
def list_outlets(_parameters: dict[str, Any]) -> dict[str, Any]:
    """Every outlet, by name."""
    return {"items": app_context().store.outlets(), "next_cursor": None}


@blueprint.route(f"/outlets/{OUTLET_ID}", methods=["DELETE"], needs=Need.ADMIN)
@blueprint.response(204)
def delete_outlet(outlet_id: int) -> None:
    """Take an outlet out with all its articles, and every quote that nobody else carries."""
    withdraw_outlet(outlet_id, app_context().store, app_context().index)


@blueprint.route("/outlets", methods=["DELETE"], needs=Need.ADMIN)
@blueprint.arguments(OutletRequest, location="query")
@blueprint.response(204)
def delete_outlet_by_name(parameters: dict[str, Any]) -> None:
    """Take the outlet of this name out with all its articles, and every quote that nobody else carries."""
    store = app_context().store
    withdraw_outlet(store.outlet_id(parameters["outlet"]), store, app_context().index)

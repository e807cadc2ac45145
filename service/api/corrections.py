"""/v1/corrections and what makes them: occurrences and speakers are corrected, and the history of it is read."""

from __future__ import annotations

from typing import Any

from service.api.access.guard import may_edit, may_watch, sent_key
from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.cursors import make_cursor, read_cursor
from service.api.metrics import metrics
from service.api.parser import ApiBlueprint
from service.api.schemas.corrections import (
    AccessAnswer,
    CorrectionAnswer,
    CorrectionsAnswer,
    CorrectionsRequest,
    MergeRequest,
    NoteRequest,
    OccurrenceEditRequest,
    SpeakerEditRequest,
    SplitRequest,
)
from service.api.schemas.occurrences import VersionedOccurrenceAnswer
from service.correcting import LOCAL, correct_occurrence
from service.storage.correcting.edits import Decision, Naming, OccurrenceEdit, Parting
from service.storage.correcting.history import Entry, HistoryFilter

blueprint = ApiBlueprint("corrections", __name__, url_prefix="/v1", description="What people corrected")
_ANY_ID = "int(max=9223372036854775807)"
OCCURRENCE = f"/occurrences/<{_ANY_ID}:occurrence_id>"
SPEAKER = f"/speakers/<{_ANY_ID}:speaker_id>"
CORRECTION = f"/corrections/<{_ANY_ID}:correction_id>"


@blueprint.route("/access", methods=["GET"], needs=Need.READ)
@blueprint.response(200, AccessAnswer)
def get_access() -> dict[str, bool]:
    """What who asks may do besides reading: correct what is recorded, save questions."""
    return {"edit": may_edit(), "watch": may_watch()}


@blueprint.route(OCCURRENCE, methods=["GET"], needs=Need.READ)
@blueprint.response(200, VersionedOccurrenceAnswer)
def get_occurrence(occurrence_id: int) -> dict[str, Any]:
    """One place where a quote stands, and its version, by which a correction says what it is a correction of."""
    occurrence, version = app_context().store.corrections.occurrence(occurrence_id)
    return {"occurrence": occurrence, "version": version}


@blueprint.route(OCCURRENCE, methods=["PATCH"], needs=Need.EDIT)
@blueprint.arguments(OccurrenceEditRequest)
@blueprint.response(200, CorrectionAnswer)
def edit_occurrence(body: dict[str, Any], occurrence_id: int) -> Entry:
    """Say who said an occurrence, whether it was said, or what kind of quote it is."""
    sets_speaker = "speaker" in body or "speaker_id" in body
    edit = OccurrenceEdit(
        body.get("speaker"),
        body.get("speaker_id"),
        sets_speaker,
        body.get("stance"),
        body.get("kind"),
        body["if_version"],
    )
    return _made(correct_occurrence(occurrence_id, edit, _decision(body), app_context().store))


@blueprint.route(SPEAKER, methods=["PATCH"], needs=Need.EDIT)
@blueprint.arguments(SpeakerEditRequest)
@blueprint.response(200, CorrectionAnswer)
def edit_speaker(body: dict[str, Any], speaker_id: int) -> Entry:
    """Say by which name a speaker is shown, and which names are theirs."""
    aliases = tuple(body["aliases"]) if "aliases" in body else None
    naming = Naming(body.get("name"), aliases, body["if_version"])
    return _made(app_context().store.corrections.rename(speaker_id, naming, _decision(body)))


@blueprint.route(f"{SPEAKER}/merge", methods=["POST"], needs=Need.EDIT)
@blueprint.arguments(MergeRequest)
@blueprint.response(200, CorrectionAnswer)
def merge_speaker(body: dict[str, Any], speaker_id: int) -> Entry:
    """Say that a speaker is another, who remains; the id of the first goes on answering, as the other."""
    corrections = app_context().store.corrections
    return _made(corrections.merge(speaker_id, body["into"], _decision(body), body["if_version"]))


@blueprint.route(f"{SPEAKER}/split", methods=["POST"], needs=Need.EDIT)
@blueprint.arguments(SplitRequest)
@blueprint.response(200, CorrectionAnswer)
def split_speaker(body: dict[str, Any], speaker_id: int) -> Entry:
    """Say that some occurrences or names of a speaker are another's, who becomes a speaker: `into` of the answer."""
    parting = Parting(tuple(body["occurrences"]), tuple(body["aliases"]), body["name"], body["if_version"])
    return _made(app_context().store.corrections.split(speaker_id, parting, _decision(body)))


@blueprint.route("/corrections", methods=["GET"], needs=Need.READ)
@blueprint.arguments(CorrectionsRequest, location="query")
@blueprint.response(200, CorrectionsAnswer)
def list_corrections(parameters: dict[str, Any]) -> dict[str, Any]:
    """List corrections, the last first, undos among them; of an occurrence, a speaker or an article."""
    filter = HistoryFilter(parameters["occurrence"], parameters["speaker"], parameters["article"])
    before = read_cursor("corrections", parameters["cursor"])
    page = app_context().store.corrections.page(filter, parameters["limit"], before)
    return {"items": page.items, "next_cursor": make_cursor("corrections", page.next_after)}


@blueprint.route(CORRECTION, methods=["GET"], needs=Need.READ)
@blueprint.response(200, CorrectionAnswer)
def get_correction(correction_id: int) -> Entry:
    """One correction."""
    return app_context().store.corrections.get(correction_id)


@blueprint.route(f"{CORRECTION}/undo", methods=["POST"], needs=Need.EDIT)
@blueprint.arguments(NoteRequest)
@blueprint.response(200, CorrectionAnswer)
def undo_correction(body: dict[str, Any], correction_id: int) -> Entry:
    """Take a correction back; the undo is a correction of its own, and both stay in the history.

    Where a later correction stands on it, the answer is 409 and names that one.
    """
    return _made(app_context().store.corrections.undo(correction_id, _decision(body)))


def _decision(body: dict[str, Any]) -> Decision:
    key = sent_key()
    return Decision(key.name if key else LOCAL, body["note"])


def _made(entry: Entry) -> Entry:
    metrics().corrections.labels(entry.action.value).inc()
    return entry

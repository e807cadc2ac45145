"""Answers /v1/check: every quote of a draft, compared with what is recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response

from service.api.access.limits import charge
from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.files import DraftFileBlueprint, sent_file
from service.api.given_back import chosen_format, given_back
from service.api.metrics import metrics
from service.api.schemas.checking import CheckAnswer, CheckFormatRequest, CheckRequest
from service.checking import CheckedDraft, CheckingTuning, Draft, check

blueprint = DraftFileBlueprint("check", __name__, url_prefix="/v1/check", description="Drafts, checked quote by quote")


@blueprint.route("", methods=["POST"], needs=Need.READ)
@blueprint.arguments(CheckFormatRequest, location="query")
@blueprint.arguments(CheckRequest)
@blueprint.response(200, CheckAnswer)
def check_draft(parameters: dict[str, Any], draft: Draft) -> CheckedDraft | Response:
    """Every quote of a draft: the speaker that the draft gives, what is recorded, and what differs.

    A draft may be sent as a file, too (.docx, .odt, .rtf, .pdf, .html, .md, .txt): as `multipart/form-data`, with it in
    `file` and the other fields beside it, those that are no strings as JSON; or as the body itself, with its media
    type. Nothing of the draft is stored. A .docx or .odt can be given back with a comment on each quote that needs a
    look: `format=docx`, or its media type in Accept.
    Each of its quotes counts as one read, before any of them is looked for, and as
    more where they take long (many recorded quotes are alike): a draft of more than is left is answered with 429. One
    that would take more processor time than a request may have is answered with 413 and says in how many parts to send
    it.
    """
    context = app_context()
    with context.for_draft():
        sent = sent_file()
        form = chosen_format(parameters["format"], sent)
        draft = replace(draft, charge=charge, document=sent.document if sent else None)
        tuning = CheckingTuning(verification=context.tuning)
        checked = check(draft, context.store, context.index, context.max_quote_length, context.limits, tuning)
        answer = checked if sent is None or form == "json" else given_back(checked, sent, form)
    for quote in checked.quotes:
        metrics().count_verification(quote.finding.verdict, quote.finding.attribution)
    return answer

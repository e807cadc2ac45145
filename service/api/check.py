"""Answers /v1/check: every quote of a draft, compared with what is recorded."""

from __future__ import annotations

from dataclasses import replace

from service.api.access.limits import charge
from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.files import DraftFileBlueprint, sent_document
from service.api.metrics import metrics
from service.api.schemas.checking import CheckAnswer, CheckRequest
from service.checking import CheckedDraft, Draft, check

blueprint = DraftFileBlueprint("check", __name__, url_prefix="/v1/check", description="Drafts, checked quote by quote")


@blueprint.route("", methods=["POST"], needs=Need.READ)
@blueprint.arguments(CheckRequest)
@blueprint.response(200, CheckAnswer)
def check_draft(draft: Draft) -> CheckedDraft:
    """Every quote of a draft: the speaker that the draft gives, what is recorded, and what differs.

    A draft may be sent as a file, too (.docx, .odt, .rtf, .pdf, .html, .md, .txt): as `multipart/form-data`, with it in
    `file` and the other fields beside it, those that are no strings as JSON; or as the body itself, with its media
    type. Nothing of the draft is stored.
    Each of its quotes counts as one read, before any of them is looked for, and as
    more where they take long (many recorded quotes are alike): a draft of more than is left is answered with 429. One
    that would take more processor time than a request may have is answered with 413 and says in how many parts to send
    it.
    """
    context = app_context()
    with context.for_draft():
        draft = replace(draft, charge=charge, document=sent_document())
        checked = check(draft, context.store, context.index, context.max_quote_length, context.limits)
    for quote in checked.quotes:
        metrics().count_verification(quote.finding.verdict, quote.finding.attribution)
    return checked

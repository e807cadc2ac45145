"""/v1/fidelity: how true to what was said outlets print it."""

from __future__ import annotations

from typing import Any

from flask import g

from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.cursors import make_cursor, read_cursor
from service.api.exports import exported
from service.api.parser import ApiBlueprint
from service.api.schemas.fidelity import CAUTION, FidelityAnswer, FidelityCaseAnswer, FidelityRequest
from service.fidelity import Fidelity, FidelityQuestion, fidelity

blueprint = ApiBlueprint("fidelity", __name__, url_prefix="/v1/fidelity", description="Print beside what was said")


@blueprint.route("", methods=["GET"], needs=Need.READ)
@blueprint.arguments(FidelityRequest, location="query")
@blueprint.response(200, FidelityAnswer)
@exported(FidelityCaseAnswer)
def get_fidelity(parameters: dict[str, Any]) -> dict[str, Any]:
    """How many printed quotes of an outlet, a speaker or a span of time are word for word what was said, a part of it,
    altered in style, in wording or in sense, or joined; and the cases, of all or of one outcome.

    Compared is what is printed of speakers of whom transcripts, statements or posts are recorded, with those of up to
    seven days before. Short phrases, which anybody may say, do not count.
    """
    found = _found(parameters)
    wanted = parameters["outcome"]
    cases = [case for case in found.cases if wanted in {None, case.outcome}]
    start = read_cursor("fidelity", parameters["cursor"]) or 0
    end = start + parameters["limit"]
    return {
        "counts": [{"outcome": outcome, "quotes": count} for outcome, count in found.counts.items()],
        "cut": found.is_cut,
        "caution": CAUTION,
        "items": cases[start:end],
        "next_cursor": make_cursor("fidelity", end if end < len(cases) else None),
    }


def _found(parameters: dict[str, Any]) -> Fidelity:
    """What is found; once for a request, which may list page after page."""
    names = ("outlet", "speaker", "published_from", "published_to")
    if "fidelity" not in g:
        context = app_context()
        with context.for_draft():
            question = FidelityQuestion(**{name: parameters[name] for name in names})
            g.fidelity = fidelity(question, context.store, context.index, context.tuning.source_days)
    found: Fidelity = g.fidelity
    return found

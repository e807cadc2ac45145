"""/v1/completions: names on record that a few typed letters may become."""

from __future__ import annotations

from typing import Any

from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.parser import ApiBlueprint
from service.api.schemas.completions import CompletionsAnswer, CompletionsRequest

blueprint = ApiBlueprint("completions", __name__, url_prefix="/v1", description="Names as they are typed")


@blueprint.route("/completions", methods=["GET"], needs=Need.READ)
@blueprint.arguments(CompletionsRequest, location="query")
@blueprint.response(200, CompletionsAnswer)
def complete_name(parameters: dict[str, Any]) -> dict[str, Any]:
    """Complete the name of a speaker or outlet: its words may be begun, in any order, with a letter or two wrong.

    The most used names come first among those that fit equally well. What came in a moment ago may be missing.
    """
    context = app_context()
    uses = context.completer.complete(parameters["of"], parameters["q"], parameters["limit"], context.store)
    return {"items": [{"name": use.name, "called": None if use.called == use.name else use.called} for use in uses]}

"""/v1/quotes: the wordings that are recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from service.api.access.needs import Need
from service.api.app_context import app_context
from service.api.cursors import make_cursor, read_cursor
from service.api.exports import exported
from service.api.linked_data import linked
from service.api.parser import ApiBlueprint
from service.api.schemas.lineage import LineageAnswer
from service.api.schemas.quotes import (
    FacetsAnswer,
    QuoteAnswer,
    QuotesAnswer,
    QuoteSearchRequest,
    QuotesRequest,
    QuoteSummaryAnswer,
)
from service.browsing import QuoteDetail, QuoteSearch, find_quotes, quote_with_variants
from service.facets import Sort, facets_of, sorted_quotes
from service.lineage import Lineage, lineage_of

blueprint = ApiBlueprint("quotes", __name__, url_prefix="/v1/quotes", description="Distinct wordings")
ID = "<int(max=9223372036854775807):quote_id>"


@blueprint.route("", methods=["GET"], needs=Need.READ)
@blueprint.arguments(QuotesRequest, location="query")
@blueprint.response(200, QuotesAnswer)
@exported(QuoteSummaryAnswer)
def list_quotes(parameters: dict[str, Any]) -> dict[str, Any]:
    """List quotes by the words that they hold, their speaker, an outlet that carried them, or kinds."""
    context = app_context()
    sort: Sort = parameters["sort"]
    listing = f"quotes{sort.name.replace('_', '').lower()}" if sort is not Sort.RECORDED else "quotes"
    after = read_cursor(listing, parameters["cursor"])
    search, limit = _search(parameters), parameters["limit"]
    if sort is Sort.RECORDED:
        page = find_quotes(search, limit, after, context.store, context.index)
    else:
        page = sorted_quotes(search, sort, limit, after, context.store, context.index)
    return {"items": page.items, "next_cursor": make_cursor(listing, page.next_after)}


@blueprint.route("/facets", methods=["GET"], needs=Need.READ)
@blueprint.arguments(QuoteSearchRequest, location="query")
@blueprint.response(200, FacetsAnswer)
def count_quotes(parameters: dict[str, Any]) -> dict[str, Any]:
    """Count the quotes of a search by speaker, outlet, year, kind and stance: those of the newest 20,000 places, or of
    so many of the speaker or the words that are asked for."""
    counts = facets_of(_search(parameters), app_context().store, app_context().index)
    return {
        "quotes": counts.quotes,
        "speakers": _counted("speaker", counts.speakers),
        "outlets": _counted("outlet", counts.outlets),
        "years": _counted("year", counts.years),
        "kinds": _counted("kind", counts.kinds),
        "stances": _counted("stance", counts.stances),
        "is_complete": counts.is_complete,
    }


def _counted(name: str, pairs: Iterable[tuple[Any, int]]) -> list[dict[str, Any]]:
    return [{name: value, "quotes": count} for value, count in pairs]


def _search(parameters: dict[str, Any]) -> QuoteSearch:
    names = ("speaker", "speaker_id", "outlet", "kind", "article_kind", "stance", "year")
    return QuoteSearch(words=parameters["q"], **{name: parameters[name] for name in names})


@blueprint.route(f"/{ID}", methods=["GET"], needs=Need.READ)
@blueprint.response(200, QuoteAnswer)
@linked
def get_quote(quote_id: int) -> QuoteDetail:
    """A wording, every place where it stands, and the recorded wordings near it with their differences."""
    context = app_context()
    return quote_with_variants(quote_id, context.store, context.index, context.tuning.source_days)


@blueprint.route(f"/{ID}/lineage", methods=["GET"], needs=Need.READ)
@blueprint.response(200, LineageAnswer)
def get_lineage(quote_id: int) -> Lineage:
    """The wordings of the utterance that a quote is of, each hung on the nearest earlier one, with what changed.

    They are those that the same speaker is given by articles of a few days, and that share so many words that these
    were hardly said twice.
    """
    context = app_context()
    with context.for_verification():
        return lineage_of(quote_id, context.store, context.index, context.tuning.source_days)

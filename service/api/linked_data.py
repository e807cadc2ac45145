"""A quote as linked data: a schema.org Quotation, and its occurrences as W3C Web Annotations."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, after_this_request, json, request, url_for
from werkzeug.http import parse_accept_header, parse_options_header

from service.api.exports import vary_by_accept
from service.browsing import QuoteDetail
from service.domain import ArticleSummary, Occurrence, Speaker
from service.language.language import language_of
from service.people.bodies import is_body

LD_JSON = "application/ld+json"
SCHEMA_ORG = "https://schema.org"
ANNO = "http://www.w3.org/ns/anno.jsonld"


def linked(view: Callable[[int], QuoteDetail]) -> Callable[[int], Any]:
    """Let a view that answers a quote also answer it as `application/ld+json`, where Accept prefers that to JSON.

    With the profile http://www.w3.org/ns/anno.jsonld it is a collection of annotations, else a Quotation.
    """

    @wraps(view)
    def answer(quote_id: int) -> Any:
        after_this_request(vary_by_accept)
        context = _preferred()
        if context is None:
            return view(quote_id)
        make, profile = (annotated, f'; profile="{ANNO}"') if context == ANNO else (quotation, "")
        return Response(json.dumps(make(view(quote_id))), content_type=f"{LD_JSON}{profile}")

    return answer


def _preferred() -> str | None:
    """The profile of linked data that Accept puts above JSON, None when it puts JSON first."""
    for value, quality in parse_accept_header(request.headers.get("Accept", "")):
        media, options = parse_options_header(value)
        if media == LD_JSON and quality > 0:
            return ANNO if ANNO in options.get("profile", "").split() else SCHEMA_ORG
        if media in {"application/json", "application/*", "*/*"} and quality > 0:
            return None
    return None


def quotation(quote: QuoteDetail) -> dict[str, Any]:
    """The quote as a schema.org Quotation, with the articles of its 50 earliest occurrences."""
    creators = [_agent(speaker) for speaker in quote.speakers]
    return {
        "@context": SCHEMA_ORG,
        "@type": "Quotation",
        "@id": _address(quote),
        "identifier": str(quote.id),
        "text": quote.text,
        **({"creator": creators} if creators else {}),
        "isPartOf": [_article(occurrence.article) for occurrence in quote.occurrences],
    }


def _agent(speaker: Speaker) -> dict[str, Any]:
    kind = "Organization" if is_body(speaker.name, language_of(None)) else "Person"
    address = url_for("speakers.get_speaker", speaker_id=speaker.id, _external=True)
    return {"@type": kind, "@id": address, "name": speaker.name}


def _article(article: ArticleSummary) -> dict[str, Any]:
    optional = {
        "headline": article.title,
        "url": article.url,
        "datePublished": article.published_at.value if article.published_at else None,
    }
    answer: dict[str, Any] = {"@type": "NewsArticle", "@id": _article_address(article)}
    answer |= {name: value for name, value in optional.items() if value is not None}
    return answer | {"publisher": {"@type": "Organization", "name": article.outlet}}


def annotated(quote: QuoteDetail) -> dict[str, Any]:
    """The quote's 50 earliest occurrences as a collection of Web Annotations; `total` counts those that are here."""
    items = [_annotation(occurrence) for occurrence in quote.occurrences]
    address = _address(quote)
    page = {"id": f"{address}#annotations", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {"@context": ANNO, "id": address, "type": "AnnotationCollection", "total": len(items), "first": page}


def _annotation(occurrence: Occurrence) -> dict[str, Any]:
    """One place: by its words on the outlet's page, and by its offsets in the text as it is stored here."""
    stored = _article_address(occurrence.article)
    words = {
        "type": "TextQuoteSelector",
        "exact": occurrence.text,
        "prefix": occurrence.prefix,
        "suffix": occurrence.suffix,
    }
    place = {"type": "TextPositionSelector", "start": occurrence.start, "end": occurrence.end}
    targets = [{"type": "SpecificResource", "source": stored, "selector": [words, place]}]
    if occurrence.article.url:
        targets.insert(0, {"type": "SpecificResource", "source": occurrence.article.url, "selector": [words]})
    annotation: dict[str, Any] = {
        "id": f"{stored}#occurrence-{occurrence.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "target": targets,
    }
    bodies = [
        {"type": "TextualBody", "purpose": "identifying", "value": speaker.name} for speaker in occurrence.speakers
    ]
    if bodies:
        annotation["body"] = bodies if len(bodies) > 1 else bodies[0]
    return annotation


def _address(quote: QuoteDetail) -> str:
    return url_for("quotes.get_quote", quote_id=quote.id, _external=True)


def _article_address(article: ArticleSummary) -> str:
    return url_for("articles.get_article", article_id=article.id, _external=True)

"""Makes the OpenAPI document from the schemas and the views."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Flask
from flask_smorest import Api

import service
from service.api import (
    articles,
    bulk,
    check,
    completions,
    corrections,
    fidelity,
    health,
    quotes,
    speakers,
    verify,
    watches,
    webhooks,
)
from service.api.access.needs import SECURITY_SCHEME
from service.api.examples import add_examples
from service.api.exports import CSV, NDJSON
from service.api.files import with_file
from service.api.given_back import DOCUMENT_TYPES
from service.api.linked_data import LD_JSON
from service.api.problems import PROBLEM_JSON, register_problems
from service.api.schemas.problems import ProblemAnswer
from service.api.schemas.watches import FIELDS
from service.article_body import CONTENTS

BLUEPRINTS = (
    articles.blueprint,
    bulk.blueprint,
    quotes.blueprint,
    speakers.blueprint,
    completions.blueprint,
    fidelity.blueprint,
    corrections.blueprint,
    watches.blueprint,
    webhooks.blueprint,
    verify.blueprint,
    check.blueprint,
    health.blueprint,
)

_ONE_OF = {
    "ArticleRequest": CONTENTS,
    "CheckRequest": ("text", "html"),
    "SourceRequest": ("text", "html"),
    "SpeakerHintRequest": ("start", "quote", "name"),
}
"""Fields of which a request holds exactly one."""

_FILES = {"/v1/articles": "ArticleRequest", "/v1/check": "CheckRequest"}
"""Requests that may be a file with fields beside it, in place of JSON."""

_SOME_OF = {
    "OccurrenceEditRequest": ("speaker", "speaker_id", "stance", "kind"),
    "SpeakerEditRequest": ("name", "aliases"),
    "WatchEditRequest": FIELDS,
}
"""Fields of which a request holds at least one."""

_SOME_TEXT_OF = {"WatchRequest": FIELDS[1:-1]}
"""As the one above, where null says nothing."""

_NOT_BOTH = {"OccurrenceEditRequest": ("speaker", "speaker_id")}
"""Fields of which a request holds one at most."""

_LISTS = {
    "/v1/articles": "ArticleSummaryAnswer",
    "/v1/quotes": "QuoteSummaryAnswer",
    "/v1/speakers": "SpeakerSummaryAnswer",
    "/v1/fidelity": "FidelityCaseAnswer",
    "/v1/outlets": "OutletAnswer",
}
"""Lists that are served as CSV and NDJSON too, with the schema of a line of NDJSON."""

_LINKED = "A schema.org Quotation; with the profile http://www.w3.org/ns/anno.jsonld an AnnotationCollection"

_DESCRIPTION = """Who said what, in whose words, and which outlets carried it.

Errors are `application/problem+json` (RFC 9457) everywhere. Unknown fields in a request are an error. Times are
RFC 3339. Offsets count Unicode code points of the article's stored text. Scores are 0..1.

An API key is sent as `Authorization: Bearer KEY`. Which operations take one depends on how the service is set up:
reads are open by default, and writes are open to the service's own machine until a key for writing is made. Without a
key where one is needed the answer is 401, with one of another scope 403."""


class Specification(Api):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest's Api, with problems as its errors."""

    ERROR_SCHEMA = ProblemAnswer

    def _register_error_handlers(self) -> None:
        register_problems(self._app)

    def _register_responses(self) -> None:
        # flask-smorest documents errors with the content type of the answers; ours have their own.
        body = {"content": {PROBLEM_JSON: {"schema": self.ERROR_SCHEMA}}}
        for status in HTTPStatus:
            response = {"description": status.phrase} | (body if status >= HTTPStatus.BAD_REQUEST else {})
            self.spec.components.response(status.name, response, lazy=True)
        default = {"description": "Any failure: what went wrong and what to do about it"} | body
        self.spec.components.response("DEFAULT_ERROR", default, lazy=True)

    def as_dict(self) -> dict[str, Any]:
        """The document."""
        document: dict[str, Any] = _without_null_defaults(self.spec.to_dict())
        schemas = document["components"]["schemas"]
        for path, request in _FILES.items():
            with_file(document["paths"][path]["post"]["requestBody"]["content"], schemas, request)
        for name, choices in _ONE_OF.items():
            schemas[name]["oneOf"] = [{"required": [choice]} for choice in choices]
        for name, choices in _SOME_OF.items():
            schemas[name]["anyOf"] = [{"required": [choice]} for choice in choices]
        for name, choices in _SOME_TEXT_OF.items():
            given = ({"required": [choice], "properties": {choice: {"type": "string"}}} for choice in choices)
            schemas[name]["anyOf"] = list(given)
        for name, choices in _NOT_BOTH.items():
            schemas[name]["not"] = {"required": list(choices)}
        for path, schema in _LISTS.items():
            content = document["paths"][path]["get"]["responses"]["200"]["content"]
            content[CSV] = {"schema": {"type": "string", "description": "A header, then a row for each item"}}
            content[NDJSON] = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
        content = document["paths"]["/v1/check"]["post"]["responses"]["200"]["content"]
        content.update({media: {"schema": {"type": "string", "format": "binary"}} for media in DOCUMENT_TYPES})
        content = document["paths"]["/v1/quotes/{quote_id}"]["get"]["responses"]["200"]["content"]
        content[LD_JSON] = {"schema": {"type": "object", "description": _LINKED}}
        content = document["paths"]["/v1/articles/bulk"]["post"]["responses"]["200"]["content"]
        content[NDJSON] = {"schema": {"$ref": "#/components/schemas/BulkResult"}}
        schemas["BatchRequest"]["properties"]["items"]["items"] = _or_anything("VerifyRequest")
        schemas["BulkRequest"]["properties"]["articles"]["items"] = _or_anything("ArticleRequest")
        add_examples(document)
        return document


def _or_anything(schema: str) -> dict[str, Any]:
    """An item of a request of which each is answered for itself."""
    anything = {"description": "Anything else is answered with a problem of its own."}
    return {"anyOf": [{"$ref": f"#/components/schemas/{schema}"}, anything]}


def _without_null_defaults(node: Any) -> Any:
    """Take out defaults of null: an absent field is loaded as None, but a client cannot send null for it."""
    if isinstance(node, dict):
        return {
            key: _without_null_defaults(value) for key, value in node.items() if key != "default" or value is not None
        }
    return [_without_null_defaults(item) for item in node] if isinstance(node, list) else node


def register_api(app: Flask) -> None:
    """Register every view with `app`. They are not described here: that takes longer than all else of a start."""
    register_problems(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)


def describe() -> dict[str, Any]:
    """Make the OpenAPI document, which is the same for every app."""
    app = Flask("openapi")
    app.config.update(
        API_TITLE="quoteverify",
        API_VERSION=service.__version__,
        OPENAPI_VERSION="3.1.0",
    )
    key = {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "qvk_ID_SECRET",
        "description": "An API key with the scope that is named beside each operation; one with `admin` may do all.",
    }
    info = {"description": _DESCRIPTION, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}
    specification = Specification(app, spec_kwargs={"info": info})
    specification.spec.components.security_scheme(SECURITY_SCHEME, key)
    for blueprint in BLUEPRINTS:
        specification.register_blueprint(blueprint)
    return specification.as_dict()

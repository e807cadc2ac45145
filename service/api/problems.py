"""Turns every failure into an answer of type `application/problem+json` (RFC 9457); no other module does."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, json
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from service import errors
from service.api.response_identity import request_id

PROBLEM_JSON = "application/problem+json"
RETRY_AFTER_SECONDS = 2

_LOG = logging.getLogger(__name__)

# The first class that fits decides, so subclasses stand before their parents.
_STATUS: tuple[tuple[type[errors.QuoteVerifyError], HTTPStatus], ...] = (
    (errors.InvalidCursor, HTTPStatus.BAD_REQUEST),
    (errors.NotFound, HTTPStatus.NOT_FOUND),
    (errors.KeyMissing, HTTPStatus.UNAUTHORIZED),
    (errors.KeyRefused, HTTPStatus.UNAUTHORIZED),
    (errors.AccessRefused, HTTPStatus.FORBIDDEN),
    (errors.TooManyRequests, HTTPStatus.TOO_MANY_REQUESTS),
    (errors.InvalidArticle, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.InvalidText, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.InvalidQuery, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.InvalidCorrection, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.CorrectionConflict, HTTPStatus.CONFLICT),
    (errors.InvalidWatch, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.AddressRefused, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.SourcesTooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.UnreadableDocument, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.TooCostly, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (errors.TookTooLong, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.TooManyLongAnswers, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.StorageUnavailable, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.IndexUnavailable, HTTPStatus.SERVICE_UNAVAILABLE),
)

_HINTS = {
    HTTPStatus.NOT_FOUND: "Nothing is served at this address; /docs lists every address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take this method; the Allow header lists those it takes.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The request body is too large; send one article or one batch at a time.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Send the body as JSON, with the header Content-Type: application/json.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something failed on our side; it was logged under this answer's X-Request-Id.",
}


def problem(
    status: HTTPStatus, detail: str, *, kind: str = "about:blank", errors: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """Make the body of a problem: type, title, status, detail, and an entry in `errors` for each field at fault."""
    body: dict[str, Any] = {"type": kind, "title": status.phrase, "status": int(status), "detail": detail}
    return body | ({"errors": errors} if errors else {})


def problem_of(error: errors.QuoteVerifyError) -> dict[str, Any]:
    """Make the body for one of our own errors; a class without a status in `_STATUS` is a 500."""
    if isinstance(error, errors.InvalidArticle) and error.faults:
        return invalid(error.faults)
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
    return problem(status, str(error), kind=f"urn:quoteverify:problem:{type(error).__name__}")


def invalid(messages: Mapping[str, Any], *, where: str = "json") -> dict[str, Any]:
    """Make the body for a request that a schema refused; `messages` nest as marshmallow nests them."""
    faults = [_fault(path, message, where) for path, message in _flatten(messages)]
    named = ", ".join(sorted({fault.get("parameter") or fault.get("pointer", "") for fault in faults}))
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        f"The request is not valid: see errors for what to change ({named}).",
        kind="urn:quoteverify:problem:InvalidRequest",
        errors=faults,
    )


def messages_of(error: ValidationError) -> dict[str, Any]:
    """The messages of a schema for each field that it refused."""
    messages: dict[str, Any] = error.normalized_messages()  # type: ignore[no-untyped-call]  # marshmallow leaves it bare
    return messages


def _flatten(messages: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(messages, Mapping):
        for key, value in messages.items():
            yield from _flatten(value, path if key == "_schema" else (*path, str(key)))
    elif isinstance(messages, list | tuple):
        for message in messages:
            yield from _flatten(message, path)
    else:
        yield path, str(messages)


def _fault(path: tuple[str, ...], message: str, where: str) -> dict[str, str]:
    if where == "query":
        return {"detail": message, "parameter": "/".join(path)}
    # A field's name comes from the request: it may hold what JSON cannot carry on (lone surrogates).
    pointer = "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in path)
    return {"detail": message, "pointer": "#" + pointer.encode("utf-8", "replace").decode()}


def respond(body: dict[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    """Make the response that carries the body of a problem."""
    response = Response(json.dumps(body), status=body["status"], content_type=PROBLEM_JSON)
    if body["status"] == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response.headers.update(headers or {})
    return response


# The WWW-Authenticate header of each error, after RFC 6750, section 3; without a key it names no error.
_CHALLENGES: dict[type[errors.QuoteVerifyError], str] = {
    errors.KeyMissing: 'Bearer realm="quoteverify"',
    errors.KeyRefused: 'Bearer realm="quoteverify", error="invalid_token"',
    errors.ScopeMissing: 'Bearer realm="quoteverify", error="insufficient_scope"',
}


def _on_own_error(error: errors.QuoteVerifyError) -> Response:
    body = problem_of(error)
    if isinstance(error, errors.TooManyLongAnswers):
        _LOG.warning("request %s is refused for now: %s", request_id(), error)  # a crowd of them fills no log
    elif body["status"] >= HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("request %s cannot be answered now: %s", request_id(), error, exc_info=error)
    return respond(body, challenge_of(error))


def challenge_of(error: errors.QuoteVerifyError) -> dict[str, str]:
    """The header that asks for a key, for the errors that are about one."""
    challenge = _CHALLENGES.get(type(error))
    return {"WWW-Authenticate": challenge} if challenge else {}


def respond_to_http_error(error: HTTPException) -> Response:
    """Make the response for an error of HTTP itself, such as an unknown address."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    sent: Mapping[str, Any] = getattr(error, "data", None) or {}
    if status == HTTPStatus.UNPROCESSABLE_ENTITY and "messages" in sent:
        where, messages = next(iter(sent["messages"].items()))
        return respond(invalid(messages if isinstance(messages, Mapping) else {"_schema": messages}, where=where))
    detail = sent.get("detail") or _HINTS.get(status) or error.description or status.phrase
    headers = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    return respond(problem(status, detail), headers)


def _on_unforeseen(error: Exception) -> Response:
    _LOG.error("request %s failed", request_id(), exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return respond(problem(status, _HINTS[status]))


def register_problems(app: Flask) -> None:
    """Answer every failure of `app` with a problem."""
    app.register_error_handler(errors.QuoteVerifyError, _on_own_error)
    app.register_error_handler(HTTPException, respond_to_http_error)
    app.register_error_handler(Exception, _on_unforeseen)

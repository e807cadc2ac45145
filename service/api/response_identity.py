"""Gives every answer the id of its request, and every successful GET but for long lists an ETag."""

from __future__ import annotations

import re
import uuid
from http import HTTPStatus

from flask import Flask, Response, g, request

REQUEST_ID = "X-Request-Id"
_ACCEPTED_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def request_id() -> str:
    """The id of this request: the client's own when it has an accepted form, else a new one."""
    if "request_id" not in g:
        sent = request.headers.get(REQUEST_ID, "")
        g.request_id = sent if _ACCEPTED_ID.fullmatch(sent) else uuid.uuid4().hex
    name: str = g.request_id
    return name


def register_response_identity(app: Flask) -> None:
    """Give every answer of `app` its request id, and every successful GET that is not streamed its ETag."""

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers[REQUEST_ID] = request_id()
        is_read = request.method in {"GET", "HEAD"} and response.status_code == HTTPStatus.OK
        if is_read and not response.is_streamed:  # of a streamed one the whole would be made, to count its length
            response.add_etag()
            response.make_conditional(request)
        return response

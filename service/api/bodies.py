"""Refuses compressed request bodies: a few bytes of one could become gigabytes here."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, request

from service.api.problems import problem, respond


def register_bodies(app: Flask) -> None:
    """Refuse every body of `app` with a content coding (RFC 9110, section 8.4)."""

    @app.before_request
    def refuse_compressed() -> Response | None:
        codings = {coding.strip().lower() for coding in request.headers.get("Content-Encoding", "").split(",")}
        if codings <= {"", "identity"}:
            return None
        detail = (
            "The body is compressed; send it as it is, without Content-Encoding, in several requests if it is large."
        )
        return respond(problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail), {"Accept-Encoding": "identity"})

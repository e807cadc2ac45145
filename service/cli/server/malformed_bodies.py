"""Answers requests whose body turns out malformed while the app reads it: bad chunks show only then."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response
from gunicorn.http.errors import ParseException

from service.api.problems import problem, respond


def register_malformed_bodies(app: Flask) -> None:
    """Answer a body that gunicorn cannot parse with status 400: it is the client's failure, not ours."""
    app.register_error_handler(ParseException, _refuse)


def _refuse(_error: Exception) -> Response:
    return respond(problem(HTTPStatus.BAD_REQUEST, "The body's chunks cannot be read; send them as RFC 9112 asks."))

"""Reads requests strictly: JSON where JSON is due, no unknown parameter, none twice, nothing that is not UTF-8."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from urllib.parse import unquote_to_bytes

from flask import Request
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema
from webargs.core import missing
from webargs.flaskparser import FlaskParser, abort
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from service.api.access.needs import Need, security
from service.api.access.needs import needs as declare_needs

View = TypeVar("View", bound=Callable[..., Any])


class StrictParser(FlaskParser):
    """webargs' parser, with what it lets pass turned into errors: other media types, unknown query parameters."""

    # An instance variable in webargs' own annotations, hence no ClassVar.
    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {"json": RAISE, "query": RAISE}  # noqa: RUF012

    def load_json(self, req: Request, schema: Any) -> Any:
        """The body as JSON. Refuses another media type, a body that is too large, and what is no JSON."""
        if not req.is_json:
            raise UnsupportedMediaType
        # Of a body that does not say its length, werkzeug reads as much as is allowed and drops the rest in silence.
        if req.content_length is None and len(req.get_data()) >= (req.max_content_length or math.inf):
            raise RequestEntityTooLarge
        try:
            loaded = super().load_json(req, schema)
        except (RecursionError, ValueError):  # nested too deeply; a number of thousands of digits
            _refuse("The body's JSON is nested too deeply or holds a number that is too long.")
        if loaded is missing:
            _refuse("The body is empty; send a JSON object.")
        return loaded

    def load_querystring(self, req: Request, schema: Any) -> Any:
        """The query's parameters. Refuses one that is given twice, of which werkzeug would take the first, and what is
        not UTF-8, which it would let pass as percent signs and digits."""
        try:
            unquote_to_bytes(req.query_string).decode("utf-8")
        except UnicodeDecodeError:
            _refuse("The query is not UTF-8; percent-encode its parameters as UTF-8.")
        for name, values in req.args.lists():
            if len(values) > 1:
                _refuse(f"The query gives {name!r} {len(values)} times; give it once.")
        return super().load_querystring(req, schema)

    def _get_schema(self, argmap: Any, req: Request) -> Schema:
        """The schema of a view's arguments: one for all requests, where webargs would make it anew for each."""
        is_class = isinstance(argmap, type) and issubclass(argmap, Schema)
        schema: Schema = _only(argmap) if is_class else super()._get_schema(argmap, req)
        return schema

    def _handle_invalid_json_error(self, error: Any, *_args: Any, **_options: Any) -> NoReturn:
        where = f": {error.msg} at character {error.pos}" if hasattr(error, "msg") else ""
        _refuse(f"The body is not JSON in UTF-8{where}; send a JSON object.")


@cache
def _only(schema: type[Schema]) -> Schema:
    """The one instance: to load changes nothing in it."""
    return schema()


def _refuse(detail: str) -> NoReturn:
    """Answer 400 with `detail`."""
    abort(HTTPStatus.BAD_REQUEST, detail=detail)
    raise AssertionError  # `abort` always raises; its stub does not say so


class ApiBlueprint(Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """A blueprint whose arguments are read by the StrictParser, and each of whose routes says what it needs."""

    ARGUMENTS_PARSER = StrictParser()

    def route(self, rule: str, *, methods: list[str], needs: Need) -> Callable[[View], View]:
        """Serve the view at `rule` to who has what it `needs`, which openapi.yaml says too."""
        serve = super().route(rule, methods=methods)

        def register(view: View) -> View:
            # Generated clients name their functions by the operationId.
            documented: View = self.doc(operationId=view.__name__, security=security(needs))(view)
            return serve(declare_needs(needs)(documented))  # type: ignore[no-any-return]

        return register

    if TYPE_CHECKING:

        def arguments(self, schema: type[Schema], *, location: str = "json") -> Callable[[View], View]:
            """Hand the view what `schema` loads from `location`."""

        def doc(self, **described: Any) -> Callable[[View], View]:
            """Say more of the view in openapi.yaml."""

        def response(
            self,
            status: int,
            schema: type[Schema] | None = None,
            *,
            content_type: str | None = None,
            description: str | None = None,
        ) -> Callable[[View], View]:
            """Dump what the view returns by `schema`, unless it is a response."""

        def alt_response(
            self, status: int, *, schema: type[Schema], description: str | None = None
        ) -> Callable[[View], View]:
            """Say that the view may also answer with this status."""

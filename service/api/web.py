"""Serves the page at / and at every permalink, and its files below /web/; files are read once, at the start."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from string import punctuation
from urllib.parse import quote

from flask import Blueprint, Flask, Response, redirect, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as BaseResponse

from service.api.access.headers import PAGE_POLICY
from service.api.access.needs import Need, needs
from service.api.app_context import app_context
from service.api.problems import PROBLEM_JSON, respond_to_http_error
from service.api.sharing import with_preview
from service.api.verdict_script import verdict_script
from service.errors import NotFound as NothingRecorded
from service.errors import StorageUnavailable
from service.storage.store import Store

POLICY = f"{PAGE_POLICY}; require-trusted-types-for 'script'; trusted-types 'none'"
"""Nothing but our own files, no script or style in the markup, and no text that becomes markup (Trusted Types)."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_PAGE = PurePosixPath("index.html")
_VERDICTS = PurePosixPath("verdicts.js")
"""Made from the table of verdicts."""
_LookUp = Callable[[Store, int], object]
_ID = "<int(max=9223372036854775807):id>"


def register_web(app: Flask, *, may_look_up: bool) -> None:
    """Serve the page from `app`; a browser that asks for an unknown address gets the page with status 404.

    `may_look_up` tells whether everybody may know what is recorded: then a permalink to what is not recorded is a 404.
    """
    contents = {**_read_files(files("service") / "web", PurePosixPath()), _VERDICTS: verdict_script().encode()}
    page = contents[_PAGE]
    blueprint = Blueprint("web", __name__)

    @needs(Need.NOTHING)
    def show(status: HTTPStatus = HTTPStatus.OK) -> Response:
        response = Response(page, status=status, content_type=_TYPES[_PAGE.suffix])
        response.headers["Content-Security-Policy"] = POLICY
        return response

    @blueprint.get("/", endpoint="start")
    @needs(Need.NOTHING)
    def start() -> Response:
        response = show()
        if may_look_up:
            response.set_data(with_preview(page))
            response.vary.add("Sec-Fetch-Mode")
        return response

    @blueprint.get("/web/<path:name>")
    @needs(Need.NOTHING)
    def file(name: str) -> Response:
        path = PurePosixPath(name)
        if path not in contents or path.suffix == _PAGE.suffix:  # pages have addresses of their own
            raise NotFound
        return Response(contents[path], content_type=_TYPES[path.suffix])

    _add_pages(blueprint, show, may_look_up)
    app.register_blueprint(blueprint)

    @app.errorhandler(HTTPStatus.NOT_FOUND)
    def answer_unknown_address(error: HTTPException) -> Response:
        offered = request.accept_mimetypes.best_match([PROBLEM_JSON, "text/html"])
        wants_page = request.method in {"GET", "HEAD"} and offered == "text/html"
        response = show(HTTPStatus.NOT_FOUND) if wants_page else respond_to_http_error(error)
        response.vary.add("Accept")
        return response


def _read_files(folder: Traversable, path: PurePosixPath) -> dict[PurePosixPath, bytes]:
    """Read every file of the page below `folder`; `path` is that of `folder` itself."""
    contents: dict[PurePosixPath, bytes] = {}
    for entry in folder.iterdir():
        inner = path / entry.name
        if entry.is_dir():
            contents |= _read_files(entry, inner)
        elif inner.suffix in _TYPES:
            contents[inner] = entry.read_bytes()
    return contents


def _add_pages(blueprint: Blueprint, show: Callable[..., Response], may_look_up: bool) -> None:
    for name in ("check", "quotes", "speakers", "outlets", "fidelity", "articles", "watches"):
        blueprint.add_url_rule(f"/{name}", endpoint=name, view_func=show)
        blueprint.add_url_rule(f"/{name}/", endpoint=f"{name}_unslashed", view_func=_unslashed)
    recorded: dict[str, _LookUp] = {"quotes": Store.quote, "speakers": Store.speaker, "articles": Store.article}
    for name, look_up in recorded.items():
        view = _permalink(look_up if may_look_up else None, show)
        blueprint.add_url_rule(f"/{name}/{_ID}", endpoint=f"one_of_{name}", view_func=view)
        blueprint.add_url_rule(f"/{name}/{_ID}/", endpoint=f"one_of_{name}_unslashed", view_func=_unslashed)
    # Whose a watch is, the page asks with its key.
    blueprint.add_url_rule(f"/watches/{_ID}", endpoint="one_of_watches", view_func=_permalink(None, show))
    blueprint.add_url_rule(f"/watches/{_ID}/", endpoint="one_of_watches_unslashed", view_func=_unslashed)


@needs(Need.NOTHING)
def _unslashed(id: int | None = None) -> BaseResponse:  # noqa: ARG001  # Flask passes what the route names
    """Redirect to the address without the slash that mail programs and people put at its end."""
    query = quote(request.query_string, safe=punctuation)
    return redirect(request.path.rstrip("/") + (f"?{query}" if query else ""), HTTPStatus.PERMANENT_REDIRECT)


def _permalink(look_up: _LookUp | None, show: Callable[..., Response]) -> Callable[[int], Response]:
    """Make the view that sends the page, with status 404 when `look_up` does not find what its address names.

    Where the database does not answer, the page is sent all the same and says so itself. Without `look_up` the status
    is always 200: what the page then asks for takes a key.
    """

    @needs(Need.NOTHING)
    def view(id: int) -> Response:
        try:
            with suppress(StorageUnavailable):
                if look_up is not None:
                    look_up(app_context().store, id)
        except NothingRecorded:
            return show(HTTPStatus.NOT_FOUND)
        return show()

    return view

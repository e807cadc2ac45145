"""What other pages show of an answer: the tags by which they preview a link, oEmbed, and a page to be framed."""

from __future__ import annotations

from contextlib import suppress
from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from flask import Blueprint, Flask, Response, request
from marshmallow import ValidationError
from werkzeug.exceptions import NotFound

from service.api.access.headers import PAGE_POLICY
from service.api.access.limits import charge_read
from service.api.access.needs import Need, needs
from service.api.schemas.verification import BareVerifyRequest
from service.api.verify import answer_query
from service.domain import VerifyQuery
from service.errors import QuoteVerifyError

EMBED_POLICY = PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *") + (
    "; require-trusted-types-for 'script'; trusted-types 'none'"
)
"""As for our own pages, but that any page may frame it: it shows an answer, and nothing to press changes any."""

_WIDTH, _HEIGHT = 600, 320
_LONGEST_QUOTE = 200
"""Code points of a quote in a title."""


def register_sharing(app: Flask) -> None:
    """Serve /embed and /oembed from `app`."""
    blueprint = Blueprint("sharing", __name__)
    page = (files("service") / "web" / "embed.html").read_bytes()

    @blueprint.get("/embed")
    @needs(Need.NOTHING)
    def embed() -> Response:
        response = Response(page, content_type="text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = EMBED_POLICY
        return response

    @blueprint.get("/oembed")
    @needs(Need.READ)
    def oembed() -> dict[str, Any]:
        return _oembed(request.args.get("url", ""), request.args.get("format", "json"))

    app.register_blueprint(blueprint)


def _oembed(url: str, form: str) -> dict[str, Any]:
    """oEmbed's answer (https://oembed.com, "rich") for the address of a question to this service."""
    parts = urlsplit(url)
    asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
    query = _query(asked)
    if form != "json" or parts.netloc != request.host or parts.path != "/" or query is None:
        raise NotFound("This is no address of a question to this service, or another format than json.")
    title, description = _said(query)
    source = escape(f"{request.host_url}embed?{_address(asked)}")
    frame = f'<iframe src="{source}" width="{_WIDTH}" height="{_HEIGHT}" title="{escape(title)}"></iframe>'
    return {
        "version": "1.0", "type": "rich", "provider_name": "quoteverify", "provider_url": request.host_url,
        "title": title, "description": description, "html": frame, "width": _WIDTH, "height": _HEIGHT,
    }  # fmt: skip


def with_preview(page: bytes) -> bytes:
    """`page` with tags that say verdict and quote, where the request asks a question and who sent it previews links.

    Browsers that go to a page say so (`Sec-Fetch-Mode`) and need none: the page asks for itself. What cannot be
    answered is left to the page to tell. Each preview counts as a read.
    """
    asked = request.args.to_dict()
    query = _query(asked)
    if query is None or request.headers.get("Sec-Fetch-Mode") == "navigate":
        return page
    with suppress(QuoteVerifyError):
        charge_read()
        return page.replace(b"</head>", _tags(asked, *_said(query)).encode() + b"</head>", 1)
    return page


def _query(asked: dict[str, str]) -> VerifyQuery | None:
    """The question of an address; None where it holds none."""
    with suppress(ValidationError):
        query: VerifyQuery = BareVerifyRequest().load({name: asked[name] for name in _ASKED if name in asked})
        return query
    return None


_ASKED = ("quote", "speaker")


def _address(asked: dict[str, str]) -> str:
    return urlencode({name: asked[name] for name in _ASKED if name in asked})


def _said(query: VerifyQuery) -> tuple[str, str]:
    """A title with verdict and quote, and the whole in a sentence. Raises QuoteVerifyError."""
    answer = answer_query(query)
    quote = answer.query.quote
    shown = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
    return f"{answer.verdict.meaning.title}: “{shown}”", answer.headline or answer.explanation


def _tags(asked: dict[str, str], title: str, description: str) -> str:
    address = f"{request.host_url}?{_address(asked)}"
    values = {
        "og:type": "website", "og:site_name": "quoteverify", "og:title": title, "og:description": description,
        "og:url": address,
    }  # fmt: skip
    tags = "".join(f'<meta property="{name}" content="{escape(value)}">\n' for name, value in values.items())
    oembed = escape(f"{request.host_url}oembed?{urlencode({'url': address, 'format': 'json'})}")
    return f'{tags}<link rel="alternate" type="application/json+oembed" href="{oembed}" title="{escape(title)}">\n'

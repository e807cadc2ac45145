"""Sets the headers by which browsers know what a page may load, which origins may read an answer, what to cache."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_cors import CORS

from service.api.access.origins import Allowed
from service.restrictions import Restrictions

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""For answers that are no pages: a browser that shows one runs nothing in it."""
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For our own pages, which load our own files only. A view that needs another policy sets the header itself."""

_NO_FRAMES = "frame-ancestors 'none'"

EXPOSED = ["ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", "X-Request-Id"]
"""Headers that a script of an allowed origin may read."""
_PREFLIGHT_SECONDS = 600

_ALWAYS = [
    (name, name.lower(), value)
    for name, value in {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }.items()
]


def register_headers(app: Flask, restrictions: Restrictions, allowed: Allowed) -> None:
    """Give every answer of `app` its security headers and, to allowed origins, what CORS asks for."""

    @app.after_request
    def finish(response: Response) -> Response:
        headers = response.headers
        there = {name.lower() for name, _ in headers}  # looked through once, not for each that is added
        for name, lower, value in _ALWAYS:
            if lower not in there:
                headers.add(name, value)
        if "content-security-policy" not in there:
            headers.add("Content-Security-Policy", PAGE_POLICY if response.mimetype == "text/html" else API_POLICY)
        elif _NO_FRAMES not in headers["Content-Security-Policy"]:
            del headers["X-Frame-Options"]  # it says the same to old browsers
        if "cache-control" not in there:
            headers.add("Cache-Control", _caching(response, restrictions))
        if allowed:  # for caches: an answer to one origin must not be given to another
            response.vary.add("Origin")
        if restrictions.hsts_seconds and request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={restrictions.hsts_seconds}"
        return response

    if allowed:
        CORS(
            app,
            origins=list(allowed),
            methods=["GET", "HEAD", "POST", "PATCH", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-None-Match", "X-Request-Id"],
            expose_headers=EXPOSED,
            max_age=_PREFLIGHT_SECONDS,
            always_send=False,
            vary_header=False,
        )


def _caching(response: Response, restrictions: Restrictions) -> str:
    """The Cache-Control header: a cache checks each time by ETag, and keeps no answer that took a key for others."""
    if request.method not in {"GET", "HEAD"} or not response.status_code < 400:  # noqa: PLR2004
        return "no-store"
    is_private = "Authorization" in request.headers or not restrictions.open_reads
    return "private, no-cache" if is_private else "no-cache"

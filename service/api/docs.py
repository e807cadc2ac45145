"""Serves /openapi.yaml and /docs, the interface for programs and for people; nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import Any

import yaml
from flask import Flask, Response
from flask_swagger_ui import get_swaggerui_blueprint

from service.api.access.needs import Need, needs
from service.api.specification import describe

YAML = "application/yaml"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class _Plain(yaml.SafeDumper):
    """Writes YAML without anchors: people read the file, and some tools cannot follow them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def register_docs(app: Flask) -> None:
    """Serve the specification at /openapi.yaml and its page at /docs."""

    @app.get("/openapi.yaml")
    @needs(Need.NOTHING)
    def openapi() -> Response:
        return Response(render(), content_type=YAML)

    # By default Swagger UI sends the document to a validator on the web, and lets a page set other addresses.
    settings = {"app_name": "quoteverify", "layout": "BaseLayout", "validatorUrl": None, "oauth2RedirectUrl": ""}
    blueprint = get_swaggerui_blueprint("/docs", "/openapi.yaml", config=settings)
    blueprint.after_request(_set_policy)
    app.register_blueprint(blueprint)
    needs(Need.NOTHING)(app.view_functions[f"{blueprint.name}.show"])


def _set_policy(response: Response) -> Response:
    if response.mimetype == "text/html" and not response.is_streamed:
        response.headers["Content-Security-Policy"] = _policy(response.get_data(as_text=True))
    return response


def _policy(page: str) -> str:
    """The Content-Security-Policy of Swagger UI's page, which holds a script and styles on its elements.

    The script is allowed by its hash: nothing of a request gets into the page, so its scripts are always the same.
    """
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _SCRIPT.findall(page))
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in hashes)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


@cache
def render() -> str:
    """The text of openapi.yaml, as it stands at the top of the project; made for whoever wants it first."""
    document = yaml.dump(describe(), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=120)
    return str(document)

"""/openapi.yaml and /docs: the interface, for programs and for people. Nothing comes from outside the service."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import yaml
from flask import Flask, Response
from flask_swagger_ui import get_swaggerui_blueprint

from service.api.access.needs import Need, needs
from service.api.specification import Specification

YAML = "application/yaml"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class _Plain(yaml.SafeDumper):
    """YAML without anchors: people read the file, and some tools cannot follow them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def register_docs(app: Flask, specification: Specification) -> None:
    """Serve the specification at /openapi.yaml and its page at /docs."""
    text = render(specification)

    @app.get("/openapi.yaml")
    @needs(Need.NOTHING)
    def openapi() -> Response:
        return Response(text, content_type=YAML)

    # Swagger UI asks a validator on the web by default, and may be pointed at other addresses: both are off.
    settings = {"app_name": "quoteverify", "layout": "BaseLayout", "validatorUrl": None, "oauth2RedirectUrl": ""}
    blueprint = get_swaggerui_blueprint("/docs", "/openapi.yaml", config=settings)
    blueprint.after_request(_say_what_it_may_load)
    app.register_blueprint(blueprint)
    needs(Need.NOTHING)(app.view_functions[f"{blueprint.name}.show"])


def _say_what_it_may_load(response: Response) -> Response:
    if response.mimetype == "text/html" and not response.is_streamed:
        response.headers["Content-Security-Policy"] = _policy(response.get_data(as_text=True))
    return response


def _policy(page: str) -> str:
    """Swagger UI's page starts by a script in the page, which is named by its hash, and styles its elements one by one.

    The page is made of nothing that a request holds, so its own scripts are known ones.
    """
    hashes = (base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _SCRIPT.findall(page))
    scripts = " ".join(["'self'", *(f"'sha256-{one}'" for one in hashes)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def render(specification: Specification) -> str:
    """openapi.yaml, as it stands at the top of the project."""
    document = yaml.dump(specification.as_dict(), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=120)
    return str(document)

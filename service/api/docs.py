"""/openapi.yaml and /docs: the interface, for programs and for people. Nothing comes from outside the service."""

from __future__ import annotations

from typing import Any

import yaml
from flask import Flask, Response
from flask_swagger_ui import get_swaggerui_blueprint

from service.api.specification import Specification

YAML = "application/yaml"


class _Plain(yaml.SafeDumper):
    """YAML without anchors: people read the file, and some tools cannot follow them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def register_docs(app: Flask, specification: Specification) -> None:
    """Serve the specification at /openapi.yaml and its page at /docs."""
    text = render(specification)

    @app.get("/openapi.yaml")
    def openapi() -> Response:
        return Response(text, content_type=YAML)

    # Swagger UI asks a validator on the web by default, and may be pointed at other addresses: both are off.
    settings = {"app_name": "quoteverify", "layout": "BaseLayout", "validatorUrl": None, "oauth2RedirectUrl": ""}
    app.register_blueprint(get_swaggerui_blueprint("/docs", "/openapi.yaml", config=settings))


def render(specification: Specification) -> str:
    """openapi.yaml, as it stands at the top of the project."""
    document = yaml.dump(specification.as_dict(), Dumper=_Plain, sort_keys=False, allow_unicode=True, width=120)
    return str(document)

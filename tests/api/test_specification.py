"""openapi.yaml is a valid OpenAPI 3.1 document, made from the schemas, current, and served."""

from __future__ import annotations

import re

import yaml
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator

from service.api.problems import PROBLEM_JSON
from tests.api.contract import PROJECT, SPECIFICATION

PATHS = {
    "/v1/articles": {"get", "post"},
    "/v1/articles/bulk": {"post"},
    "/v1/articles/{article_id}": {"get", "delete"},
    "/v1/quotes": {"get"},
    "/v1/quotes/facets": {"get"},
    "/v1/quotes/{quote_id}": {"get"},
    "/v1/quotes/{quote_id}/lineage": {"get"},
    "/v1/speakers": {"get"},
    "/v1/speakers/{speaker_id}": {"get", "patch"},
    "/v1/speakers/{speaker_id}/merge": {"post"},
    "/v1/speakers/{speaker_id}/split": {"post"},
    "/v1/occurrences/{occurrence_id}": {"get", "patch"},
    "/v1/corrections": {"get"},
    "/v1/corrections/{correction_id}": {"get"},
    "/v1/corrections/{correction_id}/undo": {"post"},
    "/v1/access": {"get"},
    "/v1/watches": {"get", "post"},
    "/v1/watches/{watch_id}": {"get", "patch", "delete"},
    "/v1/watches/{watch_id}/feed": {"post"},
    "/v1/watches/{watch_id}/events": {"get"},
    "/v1/webhooks": {"get", "post"},
    "/v1/webhooks/{webhook_id}": {"get", "delete"},
    "/v1/webhooks/{webhook_id}/secret": {"post"},
    "/v1/webhooks/{webhook_id}/test": {"post"},
    "/v1/webhooks/{webhook_id}/resume": {"post"},
    "/v1/webhooks/{webhook_id}/deliveries": {"get"},
    "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/resend": {"post"},
    "/v1/fidelity": {"get"},
    "/v1/completions": {"get"},
    "/v1/outlets": {"get", "delete"},
    "/v1/outlets/{outlet_id}": {"delete"},
    "/v1/verify": {"get", "post"},
    "/v1/verify/batch": {"post"},
    "/v1/check": {"post"},
    "/healthz": {"get"},
    "/readyz": {"get"},
}


def test_it_is_valid() -> None:
    OpenAPIV31SpecValidator(SPECIFICATION).validate()
    assert SPECIFICATION["openapi"] == "3.1.0"


def test_the_file_is_what_the_service_serves(client: FlaskClient) -> None:
    served = client.get("/openapi.yaml")
    assert served.get_data(as_text=True) == (PROJECT / "openapi.yaml").read_text(encoding="utf-8")
    assert served.mimetype == "application/yaml"


def test_it_holds_every_address_of_the_design() -> None:
    methods = {path: set(item) & {"get", "post", "patch", "delete"} for path, item in SPECIFICATION["paths"].items()}
    assert methods == PATHS


def test_every_operation_describes_its_failures_as_problems() -> None:
    for item in SPECIFICATION["paths"].values():
        for method in set(item) & {"get", "post", "patch", "delete"}:
            assert item[method]["responses"]["default"] == {"$ref": "#/components/responses/DEFAULT_ERROR"}
    for name, response in SPECIFICATION["components"]["responses"].items():
        assert list(response["content"]) == [PROBLEM_JSON], name


def test_a_request_may_hold_nothing_unknown() -> None:
    for name in ("ArticleRequest", "VerifyRequest", "BatchRequest"):
        assert SPECIFICATION["components"]["schemas"][name]["additionalProperties"] is False


def test_the_docs_page_and_all_it_needs_come_from_here(client: FlaskClient) -> None:
    page = client.get("/docs/").get_data(as_text=True)
    wanted = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert wanted
    for address in wanted:
        assert address.startswith("/docs/")
        with client.get(address) as response:
            assert response.status_code == 200
    assert "/openapi.yaml" in page


def test_the_yaml_reads_as_it_was_written(client: FlaskClient) -> None:
    assert yaml.safe_load(client.get("/openapi.yaml").get_data(as_text=True)) == SPECIFICATION

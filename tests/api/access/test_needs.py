"""Every address says what it needs of who asks for it, in the code and in openapi.yaml."""

from __future__ import annotations

import pytest
from flask import Flask

from service.api.access.guard import register_access
from service.api.access.needs import Need, declared_need
from service.api.problems import register_problems
from service.restrictions import Restrictions
from service.storage.store import Store
from tests.api.contract import SPECIFICATION

NEEDED = {
    ("GET", "/healthz"): Need.NOTHING,
    ("GET", "/readyz"): Need.NOTHING,
    ("GET", "/openapi.yaml"): Need.NOTHING,
    ("GET", "/docs/"): Need.NOTHING,
    ("GET", "/metrics"): Need.FIGURES,
    ("POST", "/v1/verify"): Need.READ,
    ("GET", "/v1/verify"): Need.READ,
    ("POST", "/v1/verify/batch"): Need.READ,
    ("POST", "/v1/check"): Need.READ,
    ("GET", "/v1/articles"): Need.READ,
    ("GET", "/v1/quotes"): Need.READ,
    ("GET", "/v1/speakers"): Need.READ,
    ("GET", "/v1/outlets"): Need.READ,
    ("POST", "/v1/articles"): Need.WRITE,
    ("GET", "/v1/corrections"): Need.READ,
    ("GET", "/feeds/<token>"): Need.ADDRESS,
    ("GET", "/v1/watches"): Need.WATCH,
    ("POST", "/v1/watches"): Need.WATCH,
    ("POST", "/v1/webhooks"): Need.WATCH,
    ("PATCH", "/v1/occurrences/<int(max=9223372036854775807):occurrence_id>"): Need.EDIT,
    ("PATCH", "/v1/speakers/<int(max=9223372036854775807):speaker_id>"): Need.EDIT,
    ("POST", "/v1/corrections/<int(max=9223372036854775807):correction_id>/undo"): Need.EDIT,
    ("DELETE", "/v1/articles/<int(max=9223372036854775807):article_id>"): Need.ADMIN,
}


def test_every_route_states_what_it_needs(shared_app: Flask) -> None:
    silent = [rule.rule for rule in shared_app.url_map.iter_rules() if declared_need(shared_app, rule.endpoint) is None]
    assert silent == []


@pytest.mark.parametrize(("method", "rule"), NEEDED)
def test_what_a_route_needs_is_what_was_decided(shared_app: Flask, method: str, rule: str) -> None:
    [found] = [one for one in shared_app.url_map.iter_rules() if one.rule == rule and method in (one.methods or ())]
    assert declared_need(shared_app, found.endpoint) == NEEDED[method, rule]


def test_what_changes_something_is_never_open_to_all(shared_app: Flask) -> None:
    for rule in shared_app.url_map.iter_rules():
        if "DELETE" in (rule.methods or ()):
            need = declared_need(shared_app, rule.endpoint)
            assert need in {Need.ADMIN, Need.WATCH}, rule.rule  # a watch is its owner's


def test_a_route_that_states_nothing_needs_the_most(tmp_path: str) -> None:
    store = Store(f"sqlite:///{tmp_path}/quotes.db")
    store.migrate()
    app = Flask("silent")
    register_problems(app)
    register_access(app, Restrictions(), store.keys)
    app.add_url_rule("/silent", view_func=lambda: "told")
    answer = app.test_client().get("/silent", environ_overrides={"REMOTE_ADDR": "192.0.2.1"})
    assert answer.status_code == 401
    assert "scope admin" in answer.get_data(as_text=True)
    store.close()


def test_openapi_says_for_each_operation_whether_it_takes_a_key() -> None:
    assert SPECIFICATION["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for path, item in SPECIFICATION["paths"].items():
        for method in set(item) & {"get", "post", "patch", "delete"}:
            assert "security" in item[method], f"{method} {path}"
    assert SPECIFICATION["paths"]["/v1/articles"]["post"]["security"] == [{"key": ["write"]}]
    assert SPECIFICATION["paths"]["/v1/articles"]["get"]["security"] == [{}, {"key": ["read"]}]
    assert SPECIFICATION["paths"]["/healthz"]["get"]["security"] == []

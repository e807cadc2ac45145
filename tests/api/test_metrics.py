"""/metrics counts by route and verdict, and says what is stored and how far the index is."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

import service
from service.api.app_context import EXTENSION
from service.errors import IndexUnavailable, StorageUnavailable
from service.storage.records import LogState

ARTICLE = {"outlet": "A", "text": "“It is done,” said Ada Harbour. “It is not,” said Bo Valley."}


def samples(client: FlaskClient) -> dict[tuple[str, ...], float]:
    """Every sample by its name and the values of its labels, as Prometheus reads them."""
    page = client.get("/metrics", buffered=True)
    assert page.mimetype == "text/plain"
    families = text_string_to_metric_families(page.get_data(as_text=True))
    return {
        (one.name, *(value for _, value in sorted(one.labels.items()))): one.value
        for family in families
        for one in family.samples
    }


def test_requests_are_counted_by_route_method_and_status(client: FlaskClient) -> None:
    for path in ("/v1/articles/1", "/v1/articles/2", "/v1/articles", "/nowhere/at/all"):
        client.get(path, buffered=True)
    found = samples(client)
    assert found["quoteverify_requests_total", "GET", "/v1/articles/{article_id}", "404"] == 2
    assert found["quoteverify_requests_total", "GET", "/v1/articles", "200"] == 1
    assert found["quoteverify_requests_total", "GET", "(none)", "404"] == 1
    assert found["quoteverify_request_seconds_count", "GET", "/v1/articles/{article_id}"] == 2
    assert not any("nowhere" in part for key in found for part in key)


def test_verdicts_are_counted_one_by_one(client: FlaskClient) -> None:
    client.post("/v1/articles", json=ARTICLE)
    items = [{"quote": "It is done", "speaker": "Ada Harbour"}, {"quote": "Nobody ever said so"}, {"quote": ""}]
    client.post("/v1/verify/batch", json={"items": items})
    client.get("/v1/verify?quote=It%20is%20done&speaker=Bo%20Valley")
    found = samples(client)
    verdicts = {key[1]: value for key, value in found.items() if key[0] == "quoteverify_verdicts_total"}
    assert verdicts == {"verbatim": 2, "fragment": 0, "spliced": 0, "altered": 0, "not_found": 1}
    attributions = {key[1]: value for key, value in found.items() if key[0] == "quoteverify_attributions_total"}
    never = dict.fromkeys(("disputed", "unclear", "denied", "unattributed"), 0)
    assert attributions == never | {"confirmed": 1, "contradicted": 1, "not_claimed": 1}


def test_the_corpus_is_measured(client: FlaskClient) -> None:
    id = client.post("/v1/articles", json=ARTICLE).get_json()["id"]
    wanted = {"articles": 1, "quotes": 2, "occurrences": 2, "speakers": 2, "index_lag_changes": 0}
    assert {name: samples(client)[f"quoteverify_{name}",] for name in wanted} == wanted
    client.delete(f"/v1/articles/{id}")
    assert samples(client)["quoteverify_quotes",] == 0


def test_the_version_is_told(client: FlaskClient) -> None:
    assert samples(client)["quoteverify_build_info", service.__version__] == 1


def test_the_index_s_lag_is_what_readyz_complains_of(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = type(app.extensions[EXTENSION].store)
    monkeypatch.setattr(store, "head", lambda _store: 7)
    monkeypatch.setattr(store, "log_at", lambda _store, _position: LogState(7, 0))
    assert samples(client)["quoteverify_index_lag_changes",] == 7
    assert "0 of 7" in client.get("/readyz").get_json(force=True)["detail"]


@pytest.mark.parametrize(
    ("place", "error", "name"),
    [
        ("store.totals", StorageUnavailable, "quoteverify_database_up"),
        ("index.reached", IndexUnavailable, "quoteverify_index_up"),
    ],
)
def test_a_part_that_is_away_is_told_and_the_rest_still_counts(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, place: str, error: Any, name: str
) -> None:
    part, _, method = place.partition(".")

    def fail(_self: object) -> int:
        raise error("away")

    client.get("/healthz", buffered=True)
    assert samples(client)[name,] == 1
    monkeypatch.setattr(type(getattr(client.application.extensions[EXTENSION], part)), method, fail)
    found = samples(client)
    assert found[name,] == 0
    assert found["quoteverify_requests_total", "GET", "/healthz", "200"] == 1
    assert ("quoteverify_index_lag_changes",) not in found

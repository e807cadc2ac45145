"""Who may ask for what: with no key, with one of another scope, with one that is no longer good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient

from service.access import Scope, make_key
from service.api.access.keyring import KeyMemory
from service.api.app_context import EXTENSION
from service.errors import StorageUnavailable
from service.restrictions import OpenWrites
from tests.api.access.conftest import ARTICLE, STRANGER, Serve, bearer
from tests.api.test_problems import assert_problem

QUOTE = "/v1/verify?quote=It+is+done"


def test_the_machine_itself_reads_and_writes_without_a_key(serve: Serve) -> None:
    client = serve()
    assert client.post("/v1/articles", json=ARTICLE).status_code == 201
    assert client.get(QUOTE).get_json()["verdict"] == "verbatim"
    assert client.delete("/v1/articles/1").status_code == 204


def test_a_stranger_reads_but_does_not_write(serve: Serve) -> None:
    client = serve()
    assert client.get(QUOTE, environ_overrides=STRANGER).status_code == 200
    answer = client.post("/v1/articles", json=ARTICLE, environ_overrides=STRANGER)
    assert "quoteverify keys create" in assert_problem(answer, 401)["detail"]
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="quoteverify"'
    assert client.get("/v1/articles").get_json()["items"] == []


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Forwarded-For", "127.0.0.1"),
        ("Forwarded", "for=127.0.0.1"),
        ("X-Real-Ip", "127.0.0.1"),
        ("Via", "1.1 proxy"),
        ("Host", "quotes.example.org"),
    ],
)
def test_what_came_through_a_proxy_is_not_the_machine_itself(serve: Serve, header: str, value: str) -> None:
    assert_problem(serve().post("/v1/articles", json=ARTICLE, headers={header: value}), 401)


def test_the_first_key_for_writing_closes_writing(serve: Serve) -> None:
    client = serve()
    key = bearer(client, Scope.WRITE)
    assert_problem(client.post("/v1/articles", json=ARTICLE), 401)
    assert client.post("/v1/articles", json=ARTICLE, headers=key).status_code == 201


def test_revoking_the_last_key_does_not_open_writing(serve: Serve) -> None:
    client = serve()
    bearer(client, Scope.ADMIN)
    keys = client.application.extensions[EXTENSION].store.keys
    keys.revoke(keys.all()[0].public_id)
    assert_problem(serve().post("/v1/articles", json=ARTICLE), 401)  # a service that starts afterwards


def test_a_key_for_reading_leaves_writing_open_as_it_was(serve: Serve) -> None:
    client = serve()
    bearer(client, Scope.READ)
    assert client.post("/v1/articles", json=ARTICLE).status_code == 201


def test_writes_can_be_open_to_all_until_there_is_a_key(serve: Serve) -> None:
    client = serve(open_writes=OpenWrites.YES)
    assert client.post("/v1/articles", json=ARTICLE, environ_overrides=STRANGER).status_code == 201
    bearer(client, Scope.WRITE)
    assert_problem(client.post("/v1/articles", json=ARTICLE, environ_overrides=STRANGER), 401)


def test_writes_can_be_closed_before_there_is_a_key(serve: Serve) -> None:
    assert_problem(serve(open_writes=OpenWrites.NO).post("/v1/articles", json=ARTICLE), 401)


def test_reads_can_be_closed(serve: Serve) -> None:
    client = serve(open_reads=False)
    for path in (QUOTE, "/v1/articles", "/v1/quotes", "/v1/speakers", "/v1/outlets", "/v1/articles/1"):
        assert_problem(client.get(path), 401)
    assert_problem(client.post("/v1/verify", json={"quote": "It is done"}), 401)
    answer = client.get(QUOTE, headers=bearer(client, Scope.READ))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_what_needs_nothing_stays_open(serve: Serve) -> None:
    client = serve(open_reads=False, open_writes=OpenWrites.NO)
    for path in ("/healthz", "/readyz", "/openapi.yaml", "/docs/"):
        assert client.get(path, headers={"Authorization": "Bearer nonsense"}).status_code == 200


def test_figures_are_closed_with_writing_even_where_reads_are_open(serve: Serve) -> None:
    client = serve()
    assert client.get("/metrics").status_code == 200
    key = bearer(client, Scope.READ)
    assert_problem(client.get("/metrics", environ_overrides=STRANGER), 401)
    assert client.get("/metrics", headers=key, environ_overrides=STRANGER).status_code == 200


MAY = [
    pytest.param(("GET", "/v1/outlets"), {Scope.READ, Scope.ADMIN}, id="reading"),
    pytest.param(("POST", "/v1/articles"), {Scope.WRITE, Scope.ADMIN}, id="writing"),
    pytest.param(("DELETE", "/v1/articles/7"), {Scope.ADMIN}, id="deleting"),
]


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize(("request_line", "scopes"), MAY)
def test_each_scope_is_for_what_it_says(
    serve: Serve, request_line: tuple[str, str], scopes: set[Scope], scope: Scope
) -> None:
    client = serve(open_reads=False)
    method, path = request_line
    answer = client.open(path, method=method, json=ARTICLE if method == "POST" else None, headers=bearer(client, scope))
    if scope in scopes:
        assert answer.status_code in {200, 201, 404}
    else:
        assert "scope" in assert_problem(answer, 403)["detail"]
        assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]


def refused(client: FlaskClient, authorization: str) -> str:
    answer = client.get(QUOTE, headers={"Authorization": authorization})
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]
    return str(assert_problem(answer, 401)["detail"])


@pytest.mark.parametrize(
    "text", ["", "nonsense", "qvk_", "é", "x" * 5_000, "' OR 1=1 --", "qvk_00000000_" + "Z" * 64], ids=range(7)
)
def test_what_is_no_key_is_refused_even_where_reads_are_open(serve: Serve, text: str) -> None:
    assert "no API key" in refused(serve(), f"Bearer {text}")


def test_an_unknown_key_is_refused_and_not_repeated(serve: Serve) -> None:
    key = make_key()
    told = refused(serve(), f"bearer {key}")
    assert "not known" in told
    assert key not in told


def test_a_key_with_another_secret_is_unknown(serve: Serve) -> None:
    client = serve()
    right = bearer(client, Scope.ADMIN)["Authorization"]
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    assert "not known" in refused(client, wrong)


def test_a_revoked_key_is_refused_within_seconds(serve: Serve) -> None:
    client = serve(key_memory=KeyMemory(seconds=-1.0))
    key = bearer(client, Scope.READ)
    assert client.get(QUOTE, headers=key).status_code == 200
    keys = client.application.extensions[EXTENSION].store.keys
    keys.revoke(keys.all()[0].public_id)
    assert "was revoked" in refused(client, key["Authorization"])


def test_an_expired_key_is_refused_though_it_was_just_used(serve: Serve) -> None:
    client = serve()
    key = bearer(client, Scope.READ, expires_at=datetime.now(UTC) + timedelta(days=1))
    assert client.get(QUOTE, headers=key).status_code == 200
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2), tick=False):
        assert "expired on" in refused(client, key["Authorization"])


def test_another_scheme_of_authorisation_is_no_key(serve: Serve) -> None:
    assert serve().get(QUOTE, headers={"Authorization": "Basic YTpi"}).status_code == 200


def test_a_key_is_looked_up_once_in_a_while(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    client = serve()
    key = bearer(client, Scope.READ)
    client.get(QUOTE, headers=key)
    monkeypatch.setattr(type(client.application.extensions[EXTENSION].store.keys), "find", None)
    assert client.get(QUOTE, headers=key).status_code == 200


def test_when_a_key_was_used_is_noted_as_a_day_and_never_holds_up_an_answer(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = serve(key_memory=KeyMemory(seconds=-1.0))
    key = bearer(client, Scope.READ)
    keys = client.application.extensions[EXTENSION].store.keys

    def fail(*_args: Any) -> None:
        raise StorageUnavailable("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(type(keys), "note_use", fail)
        assert client.get(QUOTE, headers=key).status_code == 200
    assert keys.all()[0].last_used_on is None
    assert client.get(QUOTE, headers=key).status_code == 200
    assert keys.all()[0].last_used_on == datetime.now(UTC).date()


def test_a_database_that_does_not_answer_is_no_refusal(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    client = serve()
    key = bearer(client, Scope.READ)

    def fail(*_args: Any) -> None:
        raise StorageUnavailable("the database is locked; try again")

    monkeypatch.setattr(type(client.application.extensions[EXTENSION].store.keys), "find", fail)
    assert_problem(client.get(QUOTE, headers=key), 503)


def test_no_answer_sets_a_cookie(serve: Serve) -> None:
    client = serve()
    client.post("/v1/articles", json=ARTICLE)
    asked = ("/docs/", "/openapi.yaml", "/healthz", "/metrics", QUOTE, "/v1/articles/1", "/nowhere", "/v1/articles?x=1")
    for path in asked:
        assert "Set-Cookie" not in client.get(path, headers={"Cookie": "session=1"}).headers

"""Every failure is one `application/problem+json` body that says what to do; no traceback reaches a user."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import errors
from service.api.app_context import EXTENSION
from service.api.problems import invalid, problem_of

JSON = {"Content-Type": "application/json"}


def assert_problem(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    body: dict[str, Any] = response.get_json(force=True)
    assert body["status"] == status
    assert set(body) <= {"type", "title", "status", "detail", "errors"}
    assert body["detail"]
    assert "Traceback" not in response.get_data(as_text=True)
    assert response.headers["X-Request-Id"]
    return body


BAD_BODIES = [
    pytest.param("", 400, "send a JSON object", id="an empty body"),
    pytest.param("{", 400, "not JSON", id="half an object"),
    pytest.param("quote=words", 400, "not JSON", id="a form"),
    pytest.param(b'{"quote": "\xff"}', 400, "not JSON", id="not UTF-8"),
    pytest.param("[" * 200_000, 400, "", id="nested two hundred thousand deep"),
    pytest.param('{"quote": ' + "9" * 5_000 + "}", 400, "", id="a number of five thousand digits"),
    pytest.param("[]", 422, "", id="a list"),
    pytest.param("null", 422, "", id="null"),
    pytest.param('"words"', 422, "", id="a string"),
    pytest.param("{}", 422, "#/quote", id="no quote"),
    pytest.param('{"quote": 5}', 422, "#/quote", id="a number for a quote"),
    pytest.param('{"quote": null}', 422, "#/quote", id="null for a quote"),
    pytest.param('{"quote": ["a"]}', 422, "#/quote", id="a list for a quote"),
    pytest.param('{"quote": ""}', 422, "#/quote", id="an empty quote"),
    pytest.param('{"quote": " \\n "}', 422, "#/quote", id="a quote of white space"),
    pytest.param('{"quote": "…?!"}', 422, "no word", id="a quote without a word"),
    pytest.param('{"quote": "a\\u0000b"}', 422, "#/quote", id="a NUL"),
    pytest.param('{"quote": "a\\ud800b"}', 422, "#/quote", id="a lone surrogate"),
    pytest.param('{"quote": "a", "speeker": "b"}', 422, "#/speeker", id="an unknown field"),
    pytest.param('{"quote": "a", "\\ud800": "b"}', 422, "", id="an unknown field that is a lone surrogate"),
    pytest.param('{"quote": "a", "limit": 0}', 422, "#/limit", id="a limit of nothing"),
    pytest.param('{"quote": "a", "limit": "many"}', 422, "#/limit", id="a limit in words"),
    pytest.param('{"quote": "a", "threshold": 1.5}', 422, "#/threshold", id="a threshold above 1"),
    pytest.param('{"quote": "a", "threshold": NaN}', 422, "#/threshold", id="a threshold that is not a number"),
    pytest.param('{"quote": "a", "published_from": "yesterday"}', 422, "#/published_from", id="a day in words"),
    pytest.param('{"quote": "a", "published_to": "2022-02-30"}', 422, "#/published_to", id="a day that never was"),
    pytest.param('{"quote": "a", "published_to": "2022-01-01T10:00:00"}', 422, "offset", id="a time without offset"),
]


@pytest.mark.parametrize(("body", "status", "hint"), BAD_BODIES)
def test_a_bad_request_is_told_what_is_wrong(shared: FlaskClient, body: Any, status: int, hint: str) -> None:
    response = shared.post("/v1/verify", data=body, headers=JSON)
    assert hint in json.dumps(assert_problem(response, status))


def test_each_fault_is_named_at_once(shared: FlaskClient) -> None:
    body = assert_problem(shared.post("/v1/verify", json={"quote": "", "limit": 99, "colour": 1}), 422)
    assert {fault["pointer"] for fault in body["errors"]} == {"#/quote", "#/limit", "#/colour"}


def test_a_bad_query_parameter_is_named(shared: FlaskClient) -> None:
    body = assert_problem(shared.get("/v1/articles?limit=0&colour=red"), 422)
    assert {fault["parameter"] for fault in body["errors"]} == {"limit", "colour"}


@pytest.mark.parametrize("path", ["/v1/articles", "/v1/quotes", "/v1/speakers"])
@pytest.mark.parametrize("cursor", ["nonsense", "!!", "%00", "Y3Vyc29y", "é" * 10])
def test_a_cursor_that_is_not_one_is_refused(shared: FlaskClient, path: str, cursor: str) -> None:
    response = shared.get(f"{path}?cursor={cursor}")
    assert_problem(response, 422 if cursor == "%00" else 400)


def test_three_megabytes_are_too_much(shared: FlaskClient) -> None:
    body = json.dumps({"outlet": "The Post", "text": "x" * 3_000_000})
    assert "too large" in assert_problem(shared.post("/v1/articles", data=body, headers=JSON), 413)["detail"]


def test_three_megabytes_of_unsaid_length_are_too_much(shared: FlaskClient) -> None:
    body = json.dumps({"outlet": "The Post", "text": "x" * 3_000_000}).encode()
    chunked = {"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked"}
    response = shared.post("/v1/articles", input_stream=BytesIO(body), headers=JSON, environ_overrides=chunked)
    assert_problem(response, 413)


def test_a_query_that_is_not_utf_8_is_refused(shared: FlaskClient) -> None:
    assert "percent-encode" in assert_problem(shared.get("/v1/verify?quote=%ff%fe"), 400)["detail"]


def test_a_query_parameter_given_twice_is_refused_rather_than_guessed(shared: FlaskClient) -> None:
    answer = shared.get("/v1/verify?quote=The+bridge+stands&quote=It+fell")
    assert answer.status_code == 400
    assert answer.json["detail"] == "The query gives 'quote' 2 times; give it once."


def test_another_media_type_is_refused(shared: FlaskClient) -> None:
    response = shared.post("/v1/verify", data='{"quote": "a"}', headers={"Content-Type": "text/plain"})
    assert "application/json" in assert_problem(response, 415)["detail"]


def test_an_unknown_address_is_not_found(shared: FlaskClient) -> None:
    assert "/docs" in assert_problem(shared.get("/v1/nothing"), 404)["detail"]


def test_another_method_is_told_which_are_allowed(shared: FlaskClient) -> None:
    response = shared.put("/v1/verify", json={})
    assert_problem(response, 405)
    assert {"GET", "POST"} <= {method.strip() for method in response.headers["Allow"].split(",")}


@pytest.mark.parametrize("path", ["articles", "quotes", "speakers"])
@pytest.mark.parametrize("id", ["1", "9223372036854775807", "99999999999999999999999"])
def test_what_is_not_there_is_not_found(shared: FlaskClient, path: str, id: str) -> None:
    assert_problem(shared.get(f"/v1/{path}/{id}"), 404)


@pytest.mark.parametrize("error", [errors.StorageUnavailable, errors.IndexUnavailable])
def test_what_passes_says_when_to_try_again(
    shared_app: Flask, shared: FlaskClient, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_args: Any) -> None:
        raise error("the disk is full; free some space")

    monkeypatch.setattr(type(shared_app.extensions[EXTENSION].store), "outlets", fail)
    response = shared.get("/v1/outlets")
    assert assert_problem(response, 503)["detail"] == "the disk is full; free some space"
    assert int(response.headers["Retry-After"]) > 0


def test_what_nobody_foresaw_tells_nothing_of_the_inside(
    shared_app: Flask, shared: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(type(shared_app.extensions[EXTENSION].store), "outlets", fail)
    body = assert_problem(shared.get("/v1/outlets"), 500)
    assert "secret" not in json.dumps(body)
    assert "X-Request-Id" in body["detail"]


def _own_errors(kind: type[Exception] = errors.QuoteVerifyError) -> list[type[Exception]]:
    return [kind, *(one for child in kind.__subclasses__() for one in _own_errors(child))]


@pytest.mark.parametrize("kind", _own_errors())
def test_each_of_our_own_errors_has_a_body(kind: type[errors.QuoteVerifyError]) -> None:
    body = problem_of(kind("what to do"))
    assert 400 <= body["status"] <= 503
    assert body["detail"] == "what to do"
    assert body["type"] == f"urn:quoteverify:problem:{kind.__name__}"


def test_pointers_are_escaped_as_rfc_6901_asks() -> None:
    assert invalid({"a/b~c": ["Unknown field."]})["errors"][0]["pointer"] == "#/a~1b~0c"

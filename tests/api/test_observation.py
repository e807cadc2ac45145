"""Every exchange leaves one line in the log and one count, by its route."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

ARTICLE = {"outlet": "A", "text": "“It is done,” said Ada Harbour."}


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """What was logged of requests, as dictionaries of what each line says."""
    caplog.set_level(logging.INFO, "service.api.observation")
    return lambda: [record.__dict__ for record in caplog.records if record.name == "service.api.observation"]


CALLS = [
    pytest.param("GET /healthz", None, "/healthz", 200, id="found"),
    pytest.param("POST /v1/articles", ARTICLE, "/v1/articles", 201, id="made"),
    pytest.param("GET /v1/articles/17?x=1", None, "/v1/articles/{article_id}", 404, id="an id that is not there"),
    pytest.param("POST /v1/verify", {"quote": ""}, "/v1/verify", 422, id="refused"),
    pytest.param("GET /no/such/words", None, "(none)", 404, id="an address that is not there"),
    pytest.param("BREW /healthz", None, "(none)", 405, id="a method that is made up"),
]


@pytest.mark.parametrize(("call", "body", "route", "status"), CALLS)
def test_one_line_a_request(client: FlaskClient, lines: Any, call: str, body: Any, route: str, status: int) -> None:
    method, _, path = call.partition(" ")
    sent = client.open(path, method=method, json=body, headers={"X-Request-Id": "desk-7"}, buffered=True)
    [line] = lines()
    assert (line["route"], line["status"], line["request_id"]) == (route, status, "desk-7")
    assert line["method"] == (method if method != "BREW" else "OTHER")
    assert line["bytes"] == len(sent.get_data())
    assert line["duration_ms"] >= 0


def test_a_failure_is_an_error_in_the_log(
    app: Flask, client: FlaskClient, lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(type(app.extensions["quoteverify"].store), "outlets", fail)
    client.get("/v1/outlets", buffered=True)
    [line] = lines()
    assert (line["status"], line["levelno"]) == (500, logging.ERROR)


def test_a_head_sends_no_bytes_and_a_file_its_own(client: FlaskClient, lines: Any) -> None:
    client.head("/openapi.yaml", buffered=True)
    page = client.get("/docs/", buffered=True)
    assert [line["bytes"] for line in lines()] == [0, len(page.get_data())]

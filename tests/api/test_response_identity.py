"""Every exchange carries a request id, and what is read carries an ETag."""

import re

import pytest
from flask.testing import FlaskClient

ARTICLE = {"outlet": "A", "text": "“It is done,” said Ada Harbour."}


def test_a_request_id_comes_back(client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"X-Request-Id": "desk-42"}).headers["X-Request-Id"] == "desk-42"


@pytest.mark.parametrize("sent", ["", "with space", "x" * 129, "<b>", "é"])
def test_an_odd_request_id_is_replaced(client: FlaskClient, sent: str) -> None:
    assert re.fullmatch("[0-9a-f]{32}", client.get("/healthz", headers={"X-Request-Id": sent}).headers["X-Request-Id"])


def test_errors_carry_the_request_id_too(client: FlaskClient) -> None:
    assert client.get("/nowhere", headers={"X-Request-Id": "desk-43"}).headers["X-Request-Id"] == "desk-43"


def test_what_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/v1/articles").headers["ETag"]
    assert client.get("/v1/articles", headers={"If-None-Match": tag}).status_code == 304
    client.post("/v1/articles", json=ARTICLE)
    assert client.get("/v1/articles", headers={"If-None-Match": tag}).status_code == 200


def test_the_tag_of_an_answer_changes_with_the_corpus(client: FlaskClient) -> None:
    tag = client.get("/v1/verify?quote=It+is+done").headers["ETag"]
    client.post("/v1/articles", json=ARTICLE)
    after = client.get("/v1/verify?quote=It+is+done", headers={"If-None-Match": tag})
    assert after.status_code == 200
    assert after.get_json()["verdict"] == "verbatim"


def test_a_head_has_no_body(client: FlaskClient) -> None:
    assert client.head("/v1/outlets").get_data() == b""

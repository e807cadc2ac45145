"""Many articles by the line: each has its result, a bad one does not stop the next, nothing acknowledged is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.api.app_context import EXTENSION
from service.api.lines import BatchLimits
from service.errors import StorageUnavailable
from service.storage.store import Store

NDJSON = {"Content-Type": "application/x-ndjson"}


def article(number: int, **fields: Any) -> dict[str, Any]:
    return {"outlet": "The Post", "text": f"“Bridge {number} will stand,” said Mayor Ada Harbour."} | fields


def send(client: FlaskClient, *lines: Any) -> list[dict[str, Any]]:
    content = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    response = client.post("/v1/articles/bulk", data=content, headers=NDJSON, buffered=True)
    assert response.status_code == 200
    assert response.mimetype == "application/x-ndjson"
    return [json.loads(line) for line in response.get_data().splitlines()]


def test_each_line_is_stored_and_answered_in_order(client: FlaskClient) -> None:
    results = send(client, *(article(number) for number in range(5)))
    assert [(one["line"], one["status"], one["quotes"]) for one in results] == [(n, 201, 1) for n in range(1, 6)]
    for number, one in enumerate(results):
        assert f"Bridge {number} " in client.get(f"/v1/articles/{one['id']}").get_json()["text"]
        assert client.get(f"/v1/verify?quote=Bridge%20{number}%20will%20stand").get_json()["verdict"] == "verbatim"


def test_what_is_stored_is_what_a_single_article_would_be(client: FlaskClient) -> None:
    fields = {
        "url": "https://a.example/1",
        "title": "T",
        "byline": "By B",
        "published_at": "2024-05-06",
        "language": "en",
    }
    [one] = send(client, article(1, **fields))
    alone = client.post("/v1/articles", json=article(1, **fields))
    assert alone.status_code == 200
    assert alone.get_json()["id"] == one["id"]
    kept = client.get(f"/v1/articles/{one['id']}").get_json()
    assert {name: kept[name] for name in fields} == fields
    assert kept["quotes"][0]["speaker"]["name"] == "Ada Harbour"


def test_sent_again_it_is_there(client: FlaskClient) -> None:
    first = send(client, article(1), article(2))
    again = send(client, article(1), article(3), article(2), article(3))
    assert [one["status"] for one in again] == [200, 201, 200, 200]
    assert [again[0]["id"], again[2]["id"]] == [one["id"] for one in first]
    assert again[1]["id"] == again[3]["id"]
    assert {one["quotes"] for one in again} == {1}


BAD = [
    pytest.param(b"{", 400, "not JSON", id="half a line"),
    pytest.param(b'{"outlet": "A", "text": "\xff"}', 400, "UTF-8", id="not UTF-8"),
    pytest.param(b"[" * 100_000, 400, "not JSON", id="nested deeply"),
    pytest.param([1], 422, "", id="a list"),
    pytest.param(None, 422, "", id="null"),
    pytest.param({"outlet": "A"}, 422, "#/text", id="no text"),
    pytest.param({"outlet": "A", "text": "T", "colour": 1}, 422, "#/colour", id="an unknown field"),
    pytest.param({"outlet": "A", "text": "a\0b"}, 422, "#/text", id="a NUL"),
    pytest.param({"outlet": "A", "text": "\ud800"}, 422, "#/text", id="a lone surrogate"),
    pytest.param({"outlet": "A", "html": "<p></p>"}, 422, "no article text", id="an empty page"),
    pytest.param({"outlet": "A", "text": "x" * 3_000_000}, 413, "longer than 2,097,152", id="three megabytes"),
]


@pytest.mark.parametrize(("line", "status", "hint"), BAD)
def test_a_bad_line_is_reported_and_the_next_goes_on(
    shared: FlaskClient, request: pytest.FixtureRequest, line: Any, status: int, hint: str
) -> None:
    outlet = f"The Post, {request.node.name}"
    before, bad, after = send(shared, article(1, outlet=outlet), line, article(2, outlet=outlet))
    assert (before["status"], after["status"], after["line"]) == (201, 201, 3)
    assert (bad["line"], bad["status"], bad["problem"]["status"]) == (2, status, status)
    assert hint in json.dumps(bad["problem"])
    assert "id" not in bad


def test_the_whole_may_be_longer_than_one_request_may(app: Flask, client: FlaskClient) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 40_000
    long = "So it went on. " * 2_000
    results = send(client, *(article(number, text=f"{number} {long}") for number in range(4)))
    assert [one["status"] for one in results] == [201] * 4


def test_nothing_is_answered_with_nothing(client: FlaskClient) -> None:
    assert send(client) == []
    assert send(client, b"", b"  ") == []


def test_another_media_type_is_refused(client: FlaskClient) -> None:
    response = client.post("/v1/articles/bulk", data=json.dumps(article(1)), content_type="text/plain")
    assert response.status_code == 415
    assert "application/x-ndjson" in response.get_json(force=True)["detail"]


def test_a_failure_in_the_middle_keeps_what_was_acknowledged(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], bulk_limits=BatchLimits(lines=3))
    whole, calls = Store.add_articles, []

    def fail_the_third_time(*given: Any) -> Any:
        calls.append(given)
        if len(calls) > 2:
            raise StorageUnavailable("the database does not answer now: its disk is full; try again")
        return whole(*given)

    monkeypatch.setattr(Store, "add_articles", fail_the_third_time)
    lines = [*(article(number) for number in range(7)), {"outlet": ""}, *(article(number) for number in range(7, 12))]
    results = send(client, *lines)
    assert [one["status"] for one in results] == [201] * 6 + [503, 422] + [503] * 5
    assert [one["line"] for one in results] == list(range(1, 14))
    assert "its disk is full" in results[6]["problem"]["detail"]
    assert "Send this line and those after it again" in results[12]["problem"]["detail"]
    assert len(calls) == 3  # once away, it is not asked for every line
    monkeypatch.undo()
    for one in results[:6]:
        assert client.get(f"/v1/articles/{one['id']}").status_code == 200
    again = send(client, *lines)
    assert [one["status"] for one in again] == [200] * 6 + [201, 422] + [201] * 5


def test_an_article_that_nobody_foresaw_is_reported_and_the_next_goes_on(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service import ingestion  # noqa: PLC0415

    whole = ingestion.prepare

    def fail_for_two(found: Any, *rest: Any) -> Any:
        if "Bridge 2" in found.text:
            raise ZeroDivisionError("secret")
        return whole(found, *rest)

    monkeypatch.setattr(ingestion, "prepare", fail_for_two)
    results = send(client, *(article(number) for number in range(1, 4)))
    assert [one["status"] for one in results] == [201, 500, 201]
    assert "secret" not in json.dumps(results)


def test_lines_are_counted_by_status(app: Flask, client: FlaskClient) -> None:
    send(client, article(1), article(1), b"{", article(2))
    page = client.get("/metrics", buffered=True).get_data(as_text=True)
    assert 'quoteverify_bulk_lines_total{status="201"} 2.0' in page
    assert 'quoteverify_bulk_lines_total{status="200"} 1.0' in page
    assert 'quoteverify_bulk_lines_total{status="400"} 1.0' in page
    assert app.extensions[EXTENSION].store.totals()["articles"] == 2


def in_json(client: FlaskClient, *articles: Any) -> Any:
    return client.post("/v1/articles/bulk", json={"articles": articles})


def test_json_of_many_articles_is_answered_as_a_whole(client: FlaskClient) -> None:
    long = article(3, text="x" * 3_000_000)
    response = in_json(client, article(1), article(2, outlet=""), None, article(4))
    assert response.status_code == 200
    assert [(one["line"], one["status"]) for one in response.get_json()["results"]] == [
        (1, 201),
        (2, 422),
        (3, 422),
        (4, 201),
    ]
    assert in_json(client, article(1)).get_json()["results"][0]["status"] == 200
    assert client.get("/v1/verify?quote=Bridge%204%20will%20stand").get_json()["verdict"] == "verbatim"
    assert in_json(client, long).status_code == 413


@pytest.mark.parametrize(
    "body", [{}, {"articles": []}, {"articles": [article(1)] * 101}, {"articles": {}}, [article(1)]]
)
def test_json_of_another_shape_is_refused(client: FlaskClient, body: Any) -> None:
    response = client.post("/v1/articles/bulk", json=body)
    assert response.status_code == 422
    assert response.mimetype == "application/problem+json"
    assert response.get_json()["errors"]

"""What takes more processor time than a request may have is a 503 that says what to send instead; others go on."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service import deadline
from service.api.app_context import EXTENSION
from service.deadline import Allowance
from service.errors import TooCostlyTogether
from tests.api.test_problems import assert_problem

SAID = "“The bridge will stand,” said Mayor Ada Harbour. Bo Lind told us “the gate is open all night” on Monday. "


@pytest.fixture
def hurried(client: FlaskClient) -> FlaskClient:
    """A service with three articles, that has no time at all."""
    assert client.post("/v1/articles", json={"outlet": "The Post", "text": SAID}).status_code == 201
    context = client.application.extensions[EXTENSION]
    object.__setattr__(context, "allowance", Allowance(article=0.0, draft=0.0, verification=0.0))
    return client


@pytest.mark.parametrize(
    ("address", "body", "hint"),
    [
        ("/v1/articles", {"outlet": "The Herald", "text": SAID}, "in parts"),
        ("/v1/check", {"text": SAID}, "in parts"),
        ("/v1/verify", {"quote": "The bridge will stand"}, "in parts"),
    ],
)
def test_what_takes_too_long_is_answered_with_what_to_send(
    hurried: FlaskClient, address: str, body: dict[str, str], hint: str
) -> None:
    answer = hurried.post(address, json=body)
    assert hint in assert_problem(answer, 503)["detail"]
    assert int(answer.headers["Retry-After"]) > 0


def test_one_that_takes_too_long_costs_the_others_of_a_bulk_request_nothing(client: FlaskClient) -> None:
    context = client.application.extensions[EXTENSION]
    client.post("/v1/articles", json={"outlet": "The Herald", "text": SAID})  # what is read once is read by then
    object.__setattr__(context, "allowance", Allowance(article=0.3))
    hostile = "Ada Harbour said " * 60_000 + "“yes.”"
    lines = [{"outlet": "The Post", "text": text} for text in (SAID, hostile, SAID + "Again.")]
    content = "\n".join(map(client.application.json.dumps, lines))
    answer = client.post("/v1/articles/bulk", data=content, content_type="application/x-ndjson")
    statuses = [client.application.json.loads(line)["status"] for line in answer.text.splitlines()]
    assert (statuses[0], statuses[2]) == (201, 201)
    assert statuses[1] in {413, 503}  # by its size, before it is read
    assert client.post("/v1/verify", json={"quote": "The bridge will stand"}).get_json()["verdict"] == "verbatim"


def test_a_batch_there_is_no_time_for_is_refused_as_a_whole(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each item was begun in turn, until the time was over."""
    groups: list[int] = []

    def refuse(_pace: deadline.Pace, answered: int, waiting: int) -> float:
        groups.append(answered)
        raise TooCostlyTogether(f"there is no time for {waiting} more")

    monkeypatch.setattr(deadline.Pace, "expect", refuse)
    answer = client.post("/v1/verify/batch", json={"items": [{"quote": f"It is {n} o'clock"} for n in range(40)]})
    assert (answer.status_code, groups) == (413, [5])
    assert "no time for 35 more" in answer.get_json()["detail"]

"""/v1/completions: names on record that a few typed letters may become, on either database."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient


def completed(client: FlaskClient, **asked: object) -> list[dict[str, Any]]:
    response = client.get("/v1/completions", query_string=asked)
    assert response.status_code == 200, response.get_json(force=True)
    return response.get_json()["items"]


@pytest.mark.parametrize("typed", ["anto", "blinken", "blimken", "antny blinkn"])
def test_a_speaker_is_found_by_how_the_name_begins_and_with_slips(seeded: FlaskClient, typed: str) -> None:
    assert completed(seeded, of="speaker", q=typed)[0]["name"] == "Antony Blinken"


def test_another_name_for_the_speaker_is_said(seeded: FlaskClient) -> None:
    assert completed(seeded, of="speaker", q="anthony") == [{"name": "Antony Blinken", "called": "Anthony Blinken"}]


@pytest.mark.parametrize("typed", ["messenger", "mesenger", "the mess"])
def test_an_outlet_is_found_in_the_same_way(seeded: FlaskClient, typed: str) -> None:
    assert completed(seeded, of="outlet", q=typed) == [{"name": "The Messenger"}]


def test_as_many_as_asked_for_come_at_most(seeded: FlaskClient) -> None:
    assert len(completed(seeded, of="outlet", q="s", limit=1)) == 1


@pytest.mark.parametrize(
    "query", [{"q": "a"}, {"of": "mayor", "q": "a"}, {"of": "speaker"}, {"of": "speaker", "q": " "}]
)
def test_a_question_without_letters_or_a_field_is_refused(seeded: FlaskClient, query: dict[str, str]) -> None:
    assert seeded.get("/v1/completions", query_string=query).status_code == 422


def test_the_speaker_of_more_articles_comes_first_and_one_who_is_only_denied_is_none(client: FlaskClient) -> None:
    for outlet, text in [
        ("One", "“Nobody will pay for the tunnel under the lake,” Carl Shore said."),
        ("Two", "“The old pier will stand for another hundred years,” Dana Shore said."),
        ("Three", "“Nobody has asked the sailors about the lighthouse,” Dana Shore said."),
        ("Four", "Mayor Lena Shore never said “the harbour belongs to the rich.” The post is a fake."),
    ]:
        assert client.post("/v1/articles", json={"outlet": outlet, "text": text}).status_code == 201
    assert [item["name"] for item in completed(client, of="speaker", q="shore")] == ["Dana Shore", "Carl Shore"]

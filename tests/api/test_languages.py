"""The language of an article: recognised where it is not given, kept, shown, and what is read in it."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

GERMAN = (
    "„Wir halten den Deich bis zum Morgen“, sagte Bürgermeisterin Lena Brandt. Im Brief steht es „mit anderen Worten“."
)
ENGLISH = "“We will hold the dyke until morning,” said Mayor Lena Brandt."


def put(client: FlaskClient, **body: str) -> dict[str, Any]:
    response = client.post("/v1/articles", json={"outlet": "Der Bote", **body})
    assert response.status_code == 201
    article: dict[str, Any] = response.get_json()
    return article


def test_a_german_article_is_recognised_and_names_nobody(client: FlaskClient) -> None:
    article = put(client, text=GERMAN)
    assert article["language"] == "de"
    assert [(quote["kind"], quote["speaker"], quote["speaker_mention"]) for quote in article["quotes"]] == [
        ("direct", None, None),
        ("partial", None, None),
    ]
    assert client.get("/v1/speakers").get_json()["items"] == []
    assert client.get(f"/v1/articles/{article['id']}").get_json()["language"] == "de"


@pytest.mark.parametrize(("given", "shown", "speaker"), [("EN_us", "en-US", "Lena Brandt"), ("de", "de", None)])
def test_a_given_language_goes_first(client: FlaskClient, given: str, shown: str, speaker: str | None) -> None:
    article = put(client, text=ENGLISH, language=given)
    assert article["language"] == shown
    [quote] = article["quotes"]
    assert (quote["speaker"] or {"name": None})["name"] == speaker


def test_a_quote_of_another_language_is_verified(client: FlaskClient) -> None:
    put(client, text=GERMAN)
    answer = client.post("/v1/verify", json={"quote": "Wir halten den Deich bis zum Morgen"}).get_json()
    assert (answer["verdict"], answer["matches"][0]["speaker"]) == ("verbatim", None)


def test_the_language_of_a_draft_is_shown_and_may_be_given(client: FlaskClient) -> None:
    assert client.post("/v1/check", json={"text": GERMAN}).get_json()["language"] == "de"
    assert client.post("/v1/check", json={"text": ENGLISH}).get_json()["quotes"][0]["speaker"] is not None
    answer = client.post("/v1/check", json={"text": ENGLISH, "language": "de-AT"}).get_json()
    assert (answer["language"], answer["quotes"][0]["speaker"]) == ("de-AT", None)
    assert client.post("/v1/check", json={"text": ENGLISH, "language": "German"}).status_code == 422

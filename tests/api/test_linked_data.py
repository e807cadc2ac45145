"""A quote as a schema.org Quotation and as W3C Web Annotations, by content negotiation."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ANNO = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def path_of(client: FlaskClient, words: str) -> str:
    matches = client.post("/v1/verify", json={"quote": words, "limit": 1}).get_json()["matches"]
    return f"/v1/quotes/{matches[0]['quote_id']}"


def test_a_quotation_says_who_said_it_and_where_it_stands(seeded: FlaskClient) -> None:
    path = path_of(seeded, "serious diplomatic path")
    response = seeded.get(path, headers={"Accept": "application/ld+json"})
    assert response.content_type == "application/ld+json"
    found = response.get_json(force=True)
    assert (found["@context"], found["@type"], found["text"]) == (
        "https://schema.org",
        "Quotation",
        "serious diplomatic path",
    )
    assert found["@id"].endswith(path)
    assert [(one["@type"], one["name"]) for one in found["creator"]] == [("Person", "Antony Blinken")]
    assert [article["publisher"]["name"] for article in found["isPartOf"]] == ["BM.GE", "The Messenger", "Al Seyassah"]
    assert found["isPartOf"][0]["datePublished"] == "2022-01-27T11:30:00+04:00"
    assert "Accept" in response.vary


def test_each_place_is_an_annotation_that_points_at_the_words(seeded: FlaskClient) -> None:
    path = path_of(seeded, "The ball is in their court")
    response = seeded.get(path, headers={"Accept": ANNO})
    assert response.content_type == ANNO
    found = response.get_json(force=True)
    assert (found["@context"], found["type"], found["total"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
        1,
    )
    [annotation] = found["first"]["items"]
    assert annotation["body"]["value"] == "Antony Blinken"
    page, stored = annotation["target"]
    assert page["source"].startswith("https://bm.ge/")
    quoted, place = stored["selector"]
    article = seeded.get(stored["source"].removeprefix("http://localhost")).get_json()["text"]
    assert article[place["start"] : place["end"]] == quoted["exact"] == "The ball is in their court,"
    assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in article


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        pytest.param("*/*", "application/json", id="anything"),
        pytest.param("text/html,*/*;q=0.8", "application/json", id="a browser"),
        pytest.param("application/json, application/ld+json;q=0.5", "application/json", id="JSON before linked data"),
        pytest.param("application/ld+json;q=0", "application/json", id="anything but linked data"),
        pytest.param("application/json;q=0.5, application/ld+json", "application/ld+json", id="linked data first"),
    ],
)
def test_what_accept_prefers_is_answered(seeded: FlaskClient, accept: str, media: str) -> None:
    path = path_of(seeded, "serious diplomatic path")
    assert seeded.get(path, headers={"Accept": accept}).mimetype == media


def test_a_quote_that_is_not_there_is_a_problem(seeded: FlaskClient) -> None:
    response = seeded.get("/v1/quotes/999999", headers={"Accept": "application/ld+json"})
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")

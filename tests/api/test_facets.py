"""/v1/quotes/facets, and the orders of /v1/quotes, over the five seed articles and over articles of our own."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient


def facets(client: FlaskClient, **query: object) -> dict[str, Any]:
    response = client.get("/v1/quotes/facets", query_string=query)
    assert response.status_code == 200, response.get_json(force=True)
    return response.get_json()


def listed(client: FlaskClient, **query: object) -> list[dict[str, Any]]:
    """All pages of a list, in small steps."""
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/v1/quotes", query_string={"limit": 2} | query | cursor).get_json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        cursor = {"cursor": page["next_cursor"]}


def test_every_quote_is_counted_once_by_each_value(seeded: FlaskClient) -> None:
    counts = facets(seeded)
    everything = listed(seeded, limit=50)
    assert (counts["quotes"], counts["complete"]) == (len(everything), True)
    for outlet in counts["outlets"]:
        assert outlet["quotes"] == len(listed(seeded, outlet=outlet["outlet"], limit=50)), outlet
    for kind in counts["kinds"]:
        assert kind["quotes"] == len(listed(seeded, kind=kind["kind"], limit=50)), kind
    for year in (count for count in counts["years"] if count["year"] is not None):
        assert year["quotes"] == len(listed(seeded, year=year["year"], limit=50)), year
    for speaker in counts["speakers"]:
        assert speaker["quotes"] == len(listed(seeded, speaker_id=speaker["speaker"]["id"], limit=50)), speaker
    assert [count["stance"] for count in counts["stances"]] == ["said"]


def test_facets_are_those_of_the_search(seeded: FlaskClient) -> None:
    counts = facets(seeded, speaker="Antony Blinken", kind="direct")
    assert [speaker["speaker"]["name"] for speaker in counts["speakers"]] == ["Antony Blinken"]
    assert counts["quotes"] == len(listed(seeded, speaker="Antony Blinken", kind="direct", limit=50))
    assert facets(seeded, speaker="Ada Harbour")["quotes"] == 0
    assert facets(seeded, q="ball court")["quotes"] == 2


def add(client: FlaskClient, outlet: str, day: str | None, text: str) -> None:
    response = client.post("/v1/articles", json={"outlet": outlet, "published_at": day, "text": text})
    assert response.status_code == 201, response.get_json()


ONE = "“The old pier will stand for another hundred years,” Rolf Aske said."
TWO = "“Nobody has asked the sailors about the lighthouse,” Bea Valley said."
OTHERWISE = "“The old pier will not stand for another hundred years,” Rolf Aske said."


@pytest.fixture
def harbour(client: FlaskClient) -> FlaskClient:
    """Two sentences, of which one is carried twice and once more otherwise, a phrase, and a denial without a day."""
    add(client, "The Lantern", "2019-05-01", ONE)
    add(
        client, "The Buoy", "2020-05-02T23:30:00-02:00", ONE + "\n\n" + "Valley called the plan “a gift for the gulls”."
    )
    add(client, "The Anchor", "2021-05-03", TWO)
    add(client, "The Oar", "2018-05-03", OTHERWISE)
    add(client, "Fact Desk", None, "Mayor Lena Orth never said “the harbour belongs to the rich.”")
    return client


def test_lists_are_sorted(harbour: FlaskClient) -> None:
    def begin(**query: object) -> list[str]:
        return [quote["text"][:12] for quote in listed(harbour, **query)]

    assert begin(sort="newest")[0] == "Nobody has a"
    assert begin(sort="newest")[-1] == "the harbour "
    assert begin(sort="most_carried")[0] == "The old pier"
    assert set(begin(sort="sentences")[:3]) == {"Nobody has a", "The old pier"}
    assert begin(sort="sentences")[3:] == ["a gift for t", "the harbour "]
    assert set(begin(sort="most_altered")) == {"The old pier"}
    assert len(begin(sort="most_altered")) == 2
    assert sorted(begin(sort="newest")) == sorted(begin())
    refused = harbour.get("/v1/quotes", query_string={"sort": "newest", "cursor": "cXVvdGVzOjE"})
    assert refused.status_code == 400


def test_years_count_in_utc_and_what_has_no_day_in_none(harbour: FlaskClient) -> None:
    assert [count["year"] for count in facets(harbour)["years"]] == [2021, 2020, 2019, 2018, None]
    assert facets(harbour, year=2020)["quotes"] == 2
    assert [quote["text"][:7] for quote in listed(harbour, stance="denied")] == ["the har"]
    assert facets(harbour, stance="denied")["speakers"] == []


def test_parts_of_words_are_found_where_no_quote_has_the_words(harbour: FlaskClient) -> None:
    assert [quote["text"][:6] for quote in listed(harbour, q="lightho sail")] == ["Nobody"]
    assert listed(harbour, q="lightho pier") == []


@pytest.mark.parametrize("query", [{"year": "0"}, {"year": "x"}, {"speaker_id": "0"}, {"sort": "best"}])
def test_what_is_no_search_is_refused(seeded: FlaskClient, query: dict[str, str]) -> None:
    assert seeded.get("/v1/quotes", query_string=query).status_code == 422

"""/v1/quotes, /v1/speakers and /v1/outlets over the five seed articles."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

BALL = "The ball is in their court,"
DOCUMENT_OF = {"The Messenger": "concerns of the US and", "Al Seyassah": "concerns of the United States and"}


def quotes(client: FlaskClient, **query: object) -> list[dict]:
    return client.get("/v1/quotes", query_string=query).get_json()["items"]


def test_quotes_are_found_by_their_words(seeded: FlaskClient) -> None:
    found = {quote["text"] for quote in quotes(seeded, q="ball court")}
    assert found == {BALL, "Right now, the document is with them, and the ball is in their court,"}


def test_a_search_without_a_word_says_so(seeded: FlaskClient) -> None:
    response = seeded.get("/v1/quotes", query_string={"q": "?!"})
    assert response.status_code == 422
    assert "at least one word" in response.get_json(force=True)["detail"]


@pytest.mark.parametrize("name", ["Alexander Grushko", "Grushko", "Alexandr Grushko", "Deputy Minister Grushko"])
def test_quotes_are_found_by_their_speaker(seeded: FlaskClient, name: str) -> None:
    assert {quote["text"] for quote in quotes(seeded, speaker=name)} == {
        "study",
        "We will read it. Study it. The partners studied our project for almost a month and a half,",
    }


def test_an_unknown_speaker_said_nothing(seeded: FlaskClient) -> None:
    assert quotes(seeded, speaker="Ada Harbour") == []


def test_quotes_are_found_by_outlet_and_kind(seeded: FlaskClient) -> None:
    found = quotes(seeded, outlet="Statecraft", kind="direct")
    assert {quote["text"][:21] for quote in found} == {
        "We’re open to dialogu",
        "Diplomacy has the bes",
        "There should be no do",
    }


def test_an_unknown_kind_is_refused(seeded: FlaskClient) -> None:
    assert seeded.get("/v1/quotes?kind=invented").status_code == 422


def test_pages_hold_every_quote_once(seeded: FlaskClient) -> None:
    listed: list[int] = []
    cursor = None
    while True:
        query = {"limit": 7} | ({"cursor": cursor} if cursor else {})
        page = seeded.get("/v1/quotes", query_string=query).get_json()
        listed += [quote["id"] for quote in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    # Of the 51 spans ten repeat a wording: "serious diplomatic path" twice, and once each "in parallel with the United
    # States", "We call on Russia", "We see more troops", "study", "We will read it", "Open Door Policy", "serious
    # diplomatic path forward" and "collaborate".
    assert len(listed) == len(set(listed)) == 51 - 10


def test_a_quote_shows_where_it_stands_and_what_comes_near_it(seeded: FlaskClient) -> None:
    [listed] = [quote for quote in quotes(seeded, q="document delivered concerns", limit=9) if " US " in quote["text"]]
    quote = seeded.get(f"/v1/quotes/{listed['id']}").get_json()
    assert [use["article"]["outlet"] for use in quote["occurrences"]] == ["The Messenger"]
    assert quote["occurrences_total"] == 1
    nearest = quote["variants"][0]
    assert DOCUMENT_OF["Al Seyassah"] in nearest["text"]
    assert [speaker["name"] for speaker in nearest["speakers"]] == ["Antony Blinken"]
    assert [use["outlet"] for use in nearest["outlets"]] == ["Al Seyassah"]
    assert [(change["candidate"]["text"], change["quote"]["text"]) for change in nearest["changes"]] == [
        ("US", "United States")
    ]


def test_a_speaker_has_one_entry_with_every_spelling(seeded: FlaskClient) -> None:
    speakers = seeded.get("/v1/speakers").get_json()["items"]
    names = [speaker["name"] for speaker in speakers]
    assert sorted(names) == ["Alexander Grushko", "Antony Blinken", "Jens Stoltenberg", "NATO"]
    [blinken] = [speaker for speaker in speakers if speaker["name"] == "Antony Blinken"]
    detail = seeded.get(f"/v1/speakers/{blinken['id']}").get_json()
    assert {"Antony Blinken", "Anthony Blinken"} <= set(detail["aliases"])
    assert BALL in [quote["text"] for quote in detail["quotes"]["items"]]
    assert len(detail["quotes"]["items"]) == blinken["quotes"]


def test_a_speakers_quotes_come_in_pages(seeded: FlaskClient) -> None:
    [blinken] = [one for one in seeded.get("/v1/speakers").get_json()["items"] if one["name"] == "Antony Blinken"]
    first = seeded.get(f"/v1/speakers/{blinken['id']}?limit=2").get_json()["quotes"]
    assert len(first["items"]) == 2
    second = seeded.get(
        f"/v1/speakers/{blinken['id']}", query_string={"limit": 2, "cursor": first["next_cursor"]}
    ).get_json()["quotes"]
    assert {quote["id"] for quote in first["items"]}.isdisjoint({quote["id"] for quote in second["items"]})


def test_a_speakers_quotes_come_in_the_order_of_their_first_publication(client: FlaskClient) -> None:
    for date, words in [("2021-05-02", "third"), (None, "last"), ("2021-05-01", "second"), ("1969-07-20", "first")]:
        article = {"outlet": "The Post", "text": f"“The {words} one is mine,” said Ada Harbour.", "published_at": date}
        client.post("/v1/articles", json=article)
    again = {"outlet": "The Herald", "text": "“The third one is mine,” said Ada Harbour.", "published_at": "2021-06-01"}
    client.post("/v1/articles", json=again)
    told: list[str] = []
    cursor = None
    while cursor or not told:
        query = {"limit": 1} | ({"cursor": cursor} if cursor else {})
        page = client.get("/v1/speakers/1", query_string=query).get_json()["quotes"]
        told += [quote["text"].split()[1] for quote in page["items"]]
        cursor = page["next_cursor"]
    assert told == ["first", "second", "third", "last"]


def test_a_page_behind_a_quote_that_was_taken_out_says_so(client: FlaskClient) -> None:
    for words in ("one", "other"):
        article = {"outlet": "The Post", "text": f"“The {words} thing is mine,” said Ada Harbour."}
        client.post("/v1/articles", json=article)
    cursor = client.get("/v1/speakers/1?limit=1").get_json()["quotes"]["next_cursor"]
    client.delete("/v1/articles/1")
    answer = client.get("/v1/speakers/1", query_string={"cursor": cursor})
    assert answer.status_code == 400
    assert "begin again without a cursor" in answer.get_json(force=True)["detail"]


def test_speakers_are_listed_by_a_piece_of_a_name(seeded: FlaskClient) -> None:
    found = seeded.get("/v1/speakers?q=stolt").get_json()["items"]
    assert [one["name"] for one in found] == ["Jens Stoltenberg"]


def test_outlets_are_listed_by_name(seeded: FlaskClient) -> None:
    outlets = seeded.get("/v1/outlets").get_json()["items"]
    assert [outlet["outlet"] for outlet in outlets] == [
        "Al Seyassah", "BM.GE", "Republic World", "Statecraft", "The Messenger",
    ]  # fmt: skip
    assert {outlet["articles"] for outlet in outlets} == {1}
    assert [outlet["quotes"] for outlet in outlets if outlet["outlet"] == "BM.GE"] == [9]

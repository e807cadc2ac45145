"""/v1/articles: articles in, quotes with speakers out, taken out again, listed page by page."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

TEXT = "“The bridge will stand,” said Mayor Ada Harbour on Monday. Nobody disagreed."
ARTICLE = {
    "outlet": "The Harbour Post",
    "text": TEXT,
    "url": "https://harbour.example/bridge",
    "title": "The bridge",
    "byline": "Ann Author",
    "published_at": "2024-05-06T07:08:09+02:00",
    "language": "en",
}


def test_an_article_is_answered_with_its_quotes(client: FlaskClient) -> None:
    response = client.post("/v1/articles", json=ARTICLE)
    assert response.status_code == 201
    article = response.get_json()
    assert {name: article[name] for name in ARTICLE if name != "text"} == {
        name: value for name, value in ARTICLE.items() if name != "text"
    }
    assert "evidence" not in article
    assert response.headers["Location"] == f"/v1/articles/{article['id']}"


def test_an_occurrence_says_where_who_and_why(client: FlaskClient) -> None:
    [occurrence] = client.post("/v1/articles", json=ARTICLE).get_json()["quotes"]
    assert occurrence["text"] == "The bridge will stand,"
    assert TEXT[occurrence["start"] : occurrence["end"]] == occurrence["text"]
    assert occurrence["kind"] == "direct"
    assert occurrence["speaker"]["name"] == "Ada Harbour"
    mention, cue = occurrence["speaker_mention"], occurrence["cue"]
    assert "Harbour" in TEXT[mention["start"] : mention["end"]] == mention["text"]
    assert TEXT[cue["start"] : cue["end"]] == cue["text"] == "said"
    assert 0 < occurrence["confidence"] <= 1
    assert occurrence["rule"]
    assert occurrence["context"] == {"prefix": "“", "suffix": TEXT[occurrence["end"] :][:32]}
    assert occurrence["link"] == "https://harbour.example/bridge#:~:text=The%20bridge%20will%20stand%2C"
    assert occurrence["article"]["published_at"] == ARTICLE["published_at"]


def test_a_quote_within_a_quote_has_its_own_speaker(client: FlaskClient) -> None:
    text = "“I said to the council, ‘You are wrong about this bridge,’” Mayor Ada Harbour recalled on Monday."
    [outer] = client.post("/v1/articles", json={"outlet": "The Post", "text": text}).get_json()["quotes"]
    [inner] = outer["inner"]
    assert outer["speaker"]["name"] == inner["speaker"] == "Ada Harbour"
    assert text[inner["start"] : inner["end"]] == inner["text"] == "You are wrong about this bridge,"
    mention = inner["speaker_mention"]
    assert text[mention["start"] : mention["end"]] == mention["text"] == "I"


def test_the_same_article_again_is_the_same_article(client: FlaskClient) -> None:
    first = client.post("/v1/articles", json=ARTICLE)
    again = client.post("/v1/articles", json=ARTICLE)
    assert again.status_code == 200
    assert again.get_json() == first.get_json()


def test_another_outlet_with_the_same_text_is_another_article(client: FlaskClient) -> None:
    first = client.post("/v1/articles", json=ARTICLE).get_json()
    other = client.post("/v1/articles", json=ARTICLE | {"outlet": "The Valley Herald"})
    assert other.status_code == 201
    assert other.get_json()["quotes"][0]["quote_id"] == first["quotes"][0]["quote_id"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Yes,” she said.\r\n\r\n“No,” he said.\r\n", id="carriage returns"),
        pytest.param("\ufeff“Ja,” said Jürgen \U0001f600 Müller.\u2028 ", id="beyond the basic plane, odd spaces"),
        pytest.param("e\u0301 “e\u0301” \u200f\u202e“x” said O’Brien", id="combining and bidirectional signs"),
    ],
)
def test_the_text_is_read_back_as_it_was_sent(client: FlaskClient, text: str) -> None:
    sent = client.post("/v1/articles", json={"outlet": "The Post", "text": text}).get_json()
    article = client.get(f"/v1/articles/{sent['id']}").get_json()
    assert article["text"] == text
    for occurrence in article["quotes"]:
        assert text[occurrence["start"] : occurrence["end"]] == occurrence["text"]


def test_a_page_becomes_a_text_with_its_title(client: FlaskClient) -> None:
    page = (
        "<html><head><title>Mayor: it will ‘stand for good’</title></head><body><article>"
        "<p>The mayor spoke for an hour on Monday about the bridge and what it would cost the whole town.</p>"
        "<p>&ldquo;We will <b>build</b> it, and it will stand,&rdquo; said Mayor Ada Harbour in the town hall.</p>"
        "</article></body></html>"
    )
    sent = client.post("/v1/articles", json={"outlet": "The Post", "html": page})
    assert sent.status_code == 201
    assert "We will build it, and it will stand," in [quote["text"] for quote in sent.get_json()["quotes"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"text": None}, "#/text", id="no text"),
        pytest.param({"text": " \n"}, "#/text", id="a blank text"),
        pytest.param({"html": "<p>too</p>"}, "#/text", id="text and html"),
        pytest.param({"outlet": ""}, "#/outlet", id="no outlet"),
        pytest.param({"outlet": "x" * 501}, "#/outlet", id="an endless outlet"),
        pytest.param({"url": "javascript:alert(1)"}, "#/url", id="an address that runs"),
        pytest.param({"url": "harbour.example"}, "#/url", id="an address without a scheme"),
        pytest.param({"published_at": "6 May 2024"}, "#/published_at", id="a date in words"),
        pytest.param({"published_at": 2024}, "#/published_at", id="a number for a date"),
        pytest.param({"language": "the English one"}, "#/language", id="a language in words"),
        pytest.param({"title": "a\0b"}, "#/title", id="a NUL in the title"),
        pytest.param({"evidence": "I say so"}, "#/evidence", id="a field that clients cannot set"),
    ],
)
def test_a_bad_article_is_refused_by_its_field(shared: FlaskClient, change: dict[str, Any], field: str) -> None:
    body = {name: value for name, value in (ARTICLE | change).items() if value is not None}
    response = shared.post("/v1/articles", json=body)
    assert response.status_code == 422
    assert [fault["pointer"] for fault in response.get_json()["errors"]] == [field]
    assert shared.get("/v1/articles").get_json()["items"] == []


def test_an_article_that_is_taken_out_is_in_no_answer(client: FlaskClient) -> None:
    article = client.post("/v1/articles", json=ARTICLE).get_json()
    assert client.delete(f"/v1/articles/{article['id']}").status_code == 204
    assert client.get(f"/v1/articles/{article['id']}").status_code == 404
    assert client.delete(f"/v1/articles/{article['id']}").status_code == 404
    assert client.post("/v1/verify", json={"quote": "The bridge will stand"}).get_json()["matches"] == []
    assert client.get("/v1/quotes").get_json()["items"] == []


def test_pages_hold_every_article_once(client: FlaskClient) -> None:
    sent = [client.post("/v1/articles", json={"outlet": "A", "text": f"Text {n}"}).get_json()["id"] for n in range(5)]
    listed, cursor, pages = [], "", 0
    while cursor is not None:
        page = client.get("/v1/articles", query_string={"limit": 2} | ({"cursor": cursor} if cursor else {})).get_json()
        listed += [item["id"] for item in page["items"]]
        cursor, pages = page["next_cursor"], pages + 1
    assert listed == sent
    assert pages == 3


@pytest.mark.parametrize(
    ("query", "outlets"),
    [
        ({"outlet": "BM.GE"}, ["BM.GE"]),
        ({"outlet": "Nowhere"}, []),
        ({"from": "2022-01-28"}, ["The Messenger"]),
        ({"to": "2022-01-27"}, ["BM.GE", "Republic World", "Statecraft"]),
        ({"from": "2022-01-27T04:00:00Z", "to": "2022-01-27T23:00:00Z"}, ["BM.GE"]),
    ],
    ids=["one outlet", "an unknown outlet", "from a day", "to a day, all of it", "between two times"],
)
def test_articles_are_listed_by_outlet_and_time(seeded: FlaskClient, query: dict[str, str], outlets: list[str]) -> None:
    items = seeded.get("/v1/articles", query_string=query).get_json()["items"]
    assert [item["outlet"] for item in items] == outlets


def test_the_evidence_of_a_seed_is_shown(seeded: FlaskClient) -> None:
    items = seeded.get("/v1/articles", query_string={"outlet": "The Messenger"}).get_json()["items"]
    assert items[0]["evidence"].startswith("inferred from the byline")
    assert items[0]["published_at"] == "2022-01-28"


def test_an_outlet_that_leaves_is_taken_out_by_its_id(client: FlaskClient) -> None:
    client.post("/v1/articles", json=ARTICLE)
    kept = client.post("/v1/articles", json=ARTICLE | {"outlet": "The Herald"}).get_json()
    [outlet] = [one for one in client.get("/v1/outlets").get_json()["items"] if one["outlet"] == ARTICLE["outlet"]]
    assert client.delete(f"/v1/outlets/{outlet['id']}").status_code == 204
    assert [one["id"] for one in client.get("/v1/articles").get_json()["items"]] == [kept["id"]]
    assert [one["outlet"] for one in client.get("/v1/outlets").get_json()["items"]] == ["The Herald"]
    assert client.delete(f"/v1/outlets/{outlet['id']}").status_code == 404


def test_an_outlet_that_leaves_is_taken_out_by_its_name(client: FlaskClient) -> None:
    client.post("/v1/articles", json=ARTICLE)
    assert client.delete("/v1/outlets").status_code == 422
    assert client.delete("/v1/outlets", query_string={"outlet": "The Herald"}).status_code == 404
    assert client.delete("/v1/outlets", query_string={"outlet": ARTICLE["outlet"]}).status_code == 204
    assert client.get("/v1/outlets").get_json()["items"] == []

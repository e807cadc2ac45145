"""Kinds of articles over HTTP: taken, shown, listed, and refused where there is no such kind."""

from __future__ import annotations

from flask.testing import FlaskClient

DEBATE = "ADA QUILL: We will rebuild the weir stone by stone.\n\nQ: When?\n\nADA QUILL: In May, and not before."


def test_a_transcript_is_recorded_turn_by_turn(client: FlaskClient) -> None:
    sent = {"outlet": "Harbour Record", "text": DEBATE, "kind": "transcript"}
    added = client.post("/v1/articles", json=sent)
    assert added.status_code == 201
    assert added.json["kind"] == "transcript"
    said = [
        (quote["speaker"] and quote["speaker"]["name"], quote["kind"], quote["text"]) for quote in added.json["quotes"]
    ]
    assert said == [
        ("Ada Quill", "spoken", "We will rebuild the weir stone by stone."),
        (None, "spoken", "When?"),
        ("Ada Quill", "spoken", "In May, and not before."),
    ]
    stored = client.get(f"/v1/articles/{added.json['id']}").json
    assert (stored["kind"], stored["text"], stored["quotes"]) == ("transcript", DEBATE, added.json["quotes"])


def test_an_article_without_a_kind_is_a_news_article(client: FlaskClient) -> None:
    added = client.post("/v1/articles", json={"outlet": "Tollmouth Post", "text": DEBATE})
    assert (added.json["kind"], added.json["quotes"]) == ("article", [])


def test_a_kind_that_is_none_is_refused(client: FlaskClient) -> None:
    refused = client.post("/v1/articles", json={"outlet": "Harbour Record", "text": DEBATE, "kind": "speech"})
    assert refused.status_code == 422
    assert refused.json["errors"] == [
        {"detail": "Must be one of: article, transcript, statement, post.", "pointer": "#/kind"}
    ]


def test_the_turns_of_a_transcript_are_sent_apart(client: FlaskClient) -> None:
    turns = [{"speaker": "Ilka Varn", "text": "The ferry stays at its old berth.", "start_s": 4.5}]
    article = client.post("/v1/articles", json={"outlet": "Record", "turns": turns}).get_json()
    assert (article["kind"], [quote["kind"] for quote in article["quotes"]]) == ("transcript", ["spoken"])
    answer = client.post("/v1/verify", json={"quote": turns[0]["text"]}).get_json()
    assert [(place["seconds"], place["speaker"]["name"]) for place in answer["said_in"]] == [(4.5, "Ilka Varn")]

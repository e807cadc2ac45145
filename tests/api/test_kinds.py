"""Kinds of articles over HTTP: taken, shown, listed, and refused where there is no such kind."""

from __future__ import annotations

import io

import pytest
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


def test_lists_and_questions_are_narrowed_to_a_kind(client: FlaskClient) -> None:
    words = "We will rebuild the weir stone by stone."
    client.post("/v1/articles", json={"outlet": "Record", "text": DEBATE, "kind": "transcript"})
    client.post("/v1/articles", json={"outlet": "Post", "text": f"“{words}” Ada Quill said."})

    def outlets(address: str, **query: str) -> list[str]:
        items = client.get(address, query_string=query).get_json()["items"]
        return [item.get("outlet") or " ".join(use["outlet"] for use in item["outlets"]) for item in items]

    assert outlets("/v1/articles", kind="transcript") == ["Record"]
    assert outlets("/v1/articles", kind="article") == ["Post"]
    assert outlets("/v1/quotes", article_kind="article") == ["Record Post"]
    assert outlets("/v1/quotes", article_kind="statement") == []
    [match] = client.post("/v1/verify", json={"quote": words, "kind": "article"}).get_json()["matches"]
    [place] = match["carried_by"]
    assert (place["article"]["outlet"], "against_source" in place) == ("Post", False)
    answer = client.get("/v1/verify", query_string={"quote": words, "kind": "transcript"}).get_json()
    assert ([match["carried_by"] for match in answer["matches"]], len(answer["said_in"])) == ([[]], 1)
    assert client.get("/v1/articles", query_string={"kind": "speech"}).status_code == 422


CAPTIONS = "WEBVTT\n\n00:00:04.500 --> 00:00:07.000\n<v Ilka Varn>The ferry stays at its old berth.\n"
SUBTITLES = "1\n00:00:04,500 --> 00:00:07,000\nILKA VARN: The ferry stays at its old berth.\n"
RECORD = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><debateBody><speech by="#varn">'
    "<from>Ilka Varn</from><p>The ferry stays at its old berth.</p></speech></debateBody></debate></akomaNtoso>"
)


@pytest.mark.parametrize(
    ("field", "content", "name"),
    [
        ("captions", CAPTIONS, "a.vtt"),
        ("captions", SUBTITLES, "a.srt"),
        ("debate", RECORD, "a.akn"),
        ("debate", RECORD, "a.xml"),
    ],
    ids=["WebVTT", "SRT", "Akoma Ntoso", "XML"],
)
def test_captions_and_debates_are_transcripts_in_json_in_bulk_and_as_a_file(
    shared: FlaskClient, field: str, content: str, name: str
) -> None:
    sent = {"outlet": "Record", field: content}
    added = shared.post("/v1/articles", json=sent).get_json()
    [turn] = added["quotes"]
    assert (added["kind"], turn["speaker"]["name"], turn["text"]) == (
        "transcript",
        "Ilka Varn",
        "The ferry stays at its old berth.",
    )
    [result] = shared.post("/v1/articles/bulk", json={"articles": [sent]}).get_json()["results"]
    assert (result["status"], result["id"]) == (200, added["id"])
    form = {"outlet": "Record", "file": (io.BytesIO(content.encode()), name)}
    assert shared.post("/v1/articles", data=form).get_json()["id"] == added["id"]


def test_what_has_no_cue_or_no_speech_is_refused(client: FlaskClient) -> None:
    for field, content in (("captions", "Nobody speaks."), ("debate", "<a/>")):
        assert client.post("/v1/articles", json={"outlet": "Record", field: content}).status_code == 422

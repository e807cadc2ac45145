"""How true to what was said outlets print it, counted, with the case behind each number."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from flask.testing import FlaskClient

LAMP = "We shall light the northern lantern before the first frost"
BOOTS = "Every keeper will, you know, have dry boots and a warm coat by the autumn fair"
SPEECH = (
    f"JON AUBER: {LAMP}. {BOOTS}. The barge with the oil is late again. Thank you very much.\n\nMIRA TOLL: When, then?"
)
PRINTED = {
    "word_for_word": f"{LAMP}.",
    "style": BOOTS.replace(", you know,", ""),
    "wording": LAMP.replace("northern", "southern"),
    "sense": LAMP.replace("shall light", "shall not light"),
    "joined": f"{LAMP}. The barge with the oil is late again.",
    "no_source": "No tower on this coast was ever built so badly or so cheaply as ours",
}
PHRASE = "dry boots and a warm coat by the autumn fair"


@pytest.fixture
def recorded(client: FlaskClient) -> FlaskClient:
    """A client of a service with a speech and what two outlets made of it."""

    def add(**article: Any) -> None:
        assert client.post("/v1/articles", json={"published_at": "2026-05-05", **article}).status_code == 201

    add(outlet="Record", kind="transcript", title="On the lantern", text=SPEECH, published_at="2026-05-04")
    for words in PRINTED.values():
        add(outlet="Post", text=f"“{words},” Jon Auber told the council.", title=words)
    add(outlet="Herald", text=f"Jon Auber promised “{PHRASE}” and sat down. “Thank you very much,” Jon Auber said.")
    add(outlet="Herald", text=f"“{LAMP},” Lena Moss said.", published_at="2026-05-06")
    return client


def counted(client: FlaskClient, **query: str) -> dict[str, int]:
    answer = client.get("/v1/fidelity", query_string=query).get_json()
    assert (answer["cut"], answer["next_cursor"], "errs, too" in answer["caution"]) == (False, None, True)
    return {each["outcome"]: each["quotes"] for each in answer["counts"] if each["quotes"]}


def test_each_outcome_is_counted_and_opens_its_cases(recorded: FlaskClient) -> None:
    assert counted(recorded, outlet="Post") == dict.fromkeys(PRINTED, 1)
    assert counted(recorded, outlet="Herald") == {"part": 1}
    assert counted(recorded, speaker="Auber") == {**dict.fromkeys(PRINTED, 1), "part": 1}
    assert counted(recorded, speaker="Lena Moss") == {}
    assert counted(recorded, **{"from": "2026-05-06"}) == {}
    for outcome, words in PRINTED.items():
        [case] = recorded.get("/v1/fidelity", query_string={"outcome": outcome}).get_json()["items"]
        assert (case["text"].strip(","), case["outlet"], case["speaker"]) == (words, "Post", "Jon Auber")
        assert case["source_title"] == (None if outcome == "no_source" else "On the lantern")
    [turned] = recorded.get("/v1/fidelity?outcome=sense").get_json()["items"]
    assert turned["difference"] == '"not" is added (which turns the sense)'
    assert LAMP in turned["source_text"]


def test_the_cases_are_given_page_by_page_and_as_a_table(recorded: FlaskClient) -> None:
    first = recorded.get("/v1/fidelity?limit=4").get_json()
    second = recorded.get("/v1/fidelity", query_string={"limit": 4, "cursor": first["next_cursor"]}).get_json()
    assert (len(first["items"]), len(second["items"]), second["next_cursor"]) == (4, 3, None)
    header, *rows = csv.reader(recorded.get("/v1/fidelity?format=csv").get_data(as_text=True).splitlines())
    assert (header[:5], len(rows)) == (["outcome", "outlet", "published_at", "speaker", "text"], 7)
    assert recorded.get("/v1/fidelity?outcome=lies").status_code == 422

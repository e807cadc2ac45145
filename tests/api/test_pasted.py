"""/v1/verify takes what people paste: the quote and its speaker are read out of a sentence, and the answer says so."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

SENTENCE = "“The ball is in their court,” Antony Blinken said on Wednesday."


def ask(client: FlaskClient, quote: str, **more: object) -> dict[str, Any]:
    response = client.post("/v1/verify", json={"quote": quote, **more})
    assert response.status_code == 200
    answer: dict[str, Any] = response.get_json()
    return answer


def test_the_quote_in_a_sentence_is_compared_and_its_speaker_claimed(seeded: FlaskClient) -> None:
    answer = ask(seeded, SENTENCE)
    assert answer["query"] == {
        "quote": SENTENCE,
        "speaker": None,
        "read_as": {
            "quote": "The ball is in their court,",
            "start": 1,
            "end": 28,
            "speaker": "Antony Blinken",
            "about": None,
            "stance": "said",
            "others": [],
        },
    }
    bare = ask(seeded, "The ball is in their court", speaker="Antony Blinken")
    assert bare["query"]["read_as"] is None
    assert (answer["verdict"], answer["attribution"]) == (bare["verdict"], "confirmed")


def test_a_speaker_that_is_given_goes_first(seeded: FlaskClient) -> None:
    answer = ask(seeded, SENTENCE, speaker="Jens Stoltenberg")
    assert answer["attribution"] == "contradicted"
    assert answer["query"]["read_as"]["speaker"] == "Antony Blinken"


def test_changes_count_in_the_words_that_were_compared(seeded: FlaskClient) -> None:
    words = "tensions and disagreements must be resolved through dialogue and patience"
    answer = ask(seeded, f"NATO believes that “{words},” Jens Stoltenberg said.")
    [change] = answer["matches"][0]["changes"]
    side = change["candidate"]
    assert answer["query"]["read_as"]["quote"][side["start"] : side["end"]] == side["text"] == "patience"


def test_the_other_quotes_of_a_paragraph_are_named(seeded: FlaskClient) -> None:
    answer = ask(seeded, SENTENCE + " “We are ready for dialogue,” Jens Stoltenberg said.")
    assert [(other["quote"], other["speaker"]) for other in answer["query"]["read_as"]["others"]] == [
        ("We are ready for dialogue,", "Jens Stoltenberg")
    ]


def test_nobody_is_claimed_for_what_the_text_says_was_not_said(seeded: FlaskClient) -> None:
    answer = ask(seeded, "Blinken never said “the ball is in their court”.")
    assert answer["attribution"] == "not_claimed"
    reading = answer["query"]["read_as"]
    assert (reading["speaker"], reading["about"], reading["stance"]) == (None, "Blinken", "denied")
    assert answer["headline"] == (
        "What was sent says that Blinken did not say this, but it is on record from Antony Blinken."
    )


@pytest.mark.parametrize(
    "quote", ["He told me “no” and left", "“The ball is in their court”", "Our view: they are ready"]
)
def test_bare_words_stay_as_they_are(seeded: FlaskClient, quote: str) -> None:
    assert ask(seeded, quote)["query"] == {"quote": quote, "speaker": None, "read_as": None}


def test_a_get_and_a_batch_read_the_same(seeded: FlaskClient) -> None:
    answer = ask(seeded, SENTENCE)
    assert seeded.get("/v1/verify", query_string={"quote": SENTENCE}).get_json() == answer
    items = [{"quote": SENTENCE}, {"quote": "The ball is in their court"}]
    batch = seeded.post("/v1/verify/batch", json={"items": items}).get_json()["items"]
    assert batch[0]["result"] == answer
    assert batch[1]["result"]["query"]["read_as"] is None

"""/v1/verify and /v1/check against texts that are given with the question: these and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from service.given_sources import MOST_CODE_POINTS

TEXT = (
    "“The foghorn will sound until the last cutter is home,” said keeper Odd Vold. The council had hoped to silence it "
    "at midnight, and nobody in the village agreed."
)
QUOTE = "The foghorn will sound until the last cutter is home"


def verify(client: FlaskClient, status: int = 200, **body: object) -> dict[str, Any]:
    response = client.post("/v1/verify", json=body)
    assert response.status_code == status
    answer: dict[str, Any] = response.get_json(force=True)
    return answer


def test_a_quote_of_a_source_is_found_with_its_speaker(seeded: FlaskClient) -> None:
    answer = verify(
        seeded, quote=QUOTE, speaker="Odd Vold", sources=[{"text": TEXT, "outlet": "The Log", "title": "Fog"}]
    )
    assert (answer["verdict"], answer["attribution"]) == ("verbatim", "confirmed")
    [match] = answer["matches"]
    assert match["in_quotes"] is True
    [place] = match["carried_by"]
    assert TEXT[place["start"] : place["end"]] == place["text"] == QUOTE + ","
    assert (place["article"]["outlet"], place["article"]["title"]) == ("The Log", "Fog")


def test_nothing_that_is_stored_counts(seeded: FlaskClient) -> None:
    stored = "The ball is in their court"
    assert verify(seeded, quote=stored)["verdict"] == "verbatim"
    assert verify(seeded, quote=stored, sources=[{"text": TEXT}])["verdict"] == "not_found"


def test_nothing_of_a_source_is_stored(seeded: FlaskClient) -> None:
    before = seeded.get("/v1/articles").get_json()
    verify(seeded, quote=QUOTE, sources=[{"text": TEXT}])
    assert seeded.get("/v1/articles").get_json() == before
    assert verify(seeded, quote=QUOTE)["verdict"] == "not_found"


def test_words_outside_the_marks_are_told_apart(seeded: FlaskClient) -> None:
    answer = verify(seeded, quote="hoped to silence it at midnight", speaker="Odd Vold", sources=[{"text": TEXT}])
    assert (answer["verdict"], answer["attribution"]) == ("fragment", "unattributed")
    assert answer["headline"] == "Not a quote: the source has these words outside of quotation marks."
    assert answer["matches"][0]["in_quotes"] is False
    assert "stands in the source, but not as a quote" in answer["explanation"]
    [place] = answer["matches"][0]["carried_by"]
    assert TEXT[place["start"] : place["end"]] == place["text"]


def test_a_quote_goes_before_the_same_words_outside_of_marks(seeded: FlaskClient) -> None:
    answer = verify(seeded, quote=QUOTE, sources=[{"text": f"{QUOTE}, he wrote."}, {"text": TEXT}])
    assert answer["matches"][0]["in_quotes"] is True


def test_every_source_has_a_name(seeded: FlaskClient) -> None:
    answer = verify(
        seeded, quote=QUOTE, sources=[{"text": "Nothing here."}, {"text": TEXT, "url": "https://log.example/1"}]
    )
    assert answer["matches"][0]["outlets"][0]["outlet"] == "Source 2"


def test_a_page_is_a_source(seeded: FlaskClient) -> None:
    page = f"<html><body><article><h1>Fog</h1><p>{TEXT}</p><p>{'More of it. ' * 30}</p></article></body></html>"
    answer = verify(seeded, quote=QUOTE, sources=[{"text": "Nothing."}, {"html": page, "url": "https://log.example/1"}])
    assert answer["verdict"] == "verbatim"
    assert [source["outlet"] for source in answer["sources"]] == ["Source 1", "Source 2"]
    plain, derived = answer["sources"]
    [place] = answer["matches"][0]["carried_by"]
    assert plain["text"] is None
    assert derived["id"] == place["article"]["id"]
    assert derived["text"][place["start"] : place["end"]] == place["text"]
    assert "sources" not in verify(seeded, quote=QUOTE)


@pytest.mark.parametrize(
    "source", [{}, {"text": TEXT, "html": "<p>x</p>"}, {"text": ""}, {"text": TEXT, "url": "ftp://x"}, {"words": TEXT}]
)
def test_a_source_that_cannot_be_one_is_refused(seeded: FlaskClient, source: dict[str, str]) -> None:
    refused = verify(seeded, 422, quote=QUOTE, sources=[source])
    assert all(error["pointer"].startswith("#/sources/0") for error in refused["errors"])
    assert refused["errors"]


def test_too_many_sources_are_refused(seeded: FlaskClient) -> None:
    refused = verify(seeded, 422, quote=QUOTE, sources=[{"text": TEXT}] * 21)
    assert [error["pointer"] for error in refused["errors"]] == ["#/sources"]


def test_sources_that_are_too_long_are_refused_with_what_to_do(seeded: FlaskClient) -> None:
    half = "a " * (MOST_CODE_POINTS // 4 + 1)
    answer = verify(seeded, 413, quote=QUOTE, sources=[{"text": half}, {"text": half}])
    assert "ask about a few at a time" in answer["detail"]


def test_a_draft_is_checked_against_sources(seeded: FlaskClient) -> None:
    draft = f"“{QUOTE.replace('last', 'first')},” said Odd Vold. “The ball is in their court,” said Antony Blinken."
    answer = seeded.post("/v1/check", json={"text": draft, "sources": [{"text": TEXT}]}).get_json()
    assert [source["outlet"] for source in answer["sources"]] == ["Source 1"]
    assert [(quote["verdict"], quote["trouble"]) for quote in answer["quotes"]] == [
        ("altered", ["altered"]),
        ("not_found", ["not_found"]),
    ]


def test_an_item_of_a_batch_has_its_own_sources(seeded: FlaskClient) -> None:
    stored = {"quote": "The ball is in their court"}
    items = [{"quote": QUOTE}, {"quote": QUOTE, "sources": [{"text": TEXT}]}, stored, {"quote": QUOTE, "sources": [{}]}]
    answers = seeded.post("/v1/verify/batch", json={"items": items}).get_json()["items"]
    assert [answer["status"] for answer in answers] == [200, 200, 200, 422]
    assert [answer["result"]["verdict"] for answer in answers[:3]] == ["not_found", "verbatim", "verbatim"]


def test_a_get_takes_no_sources(seeded: FlaskClient) -> None:
    assert seeded.get("/v1/verify", query_string={"quote": QUOTE, "sources": TEXT}).status_code == 422

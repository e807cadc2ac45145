"""/v1/check over the five seed articles: every quote of a draft, what is recorded of it, and what to look at."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

DRAFT = """Moscow, Thursday. “The ball is in our court,” Antony Blinken told reporters.

“The military alliance’s door remains open,” said Sergei Lavrov.

“We have always grown cabbages on the roof of this ministry,” Ada Harbour said on Monday.

Blinken spoke of a “serious diplomatic path”. The novel “War and Peace” lay on the desk.
"""


def check(client: FlaskClient, text: str = DRAFT, **more: object) -> dict:
    response = client.post("/v1/check", json={"text": text, **more})
    assert response.status_code == 200, response.get_json(force=True)
    return response.get_json()


def test_every_quote_stands_where_the_answer_says(seeded: FlaskClient) -> None:
    answer = check(seeded)
    assert answer["text"] == DRAFT
    assert [DRAFT[quote["start"] : quote["end"]] for quote in answer["quotes"]] == [
        "The ball is in our court,",
        "The military alliance’s door remains open,",
        "We have always grown cabbages on the roof of this ministry,",
        "serious diplomatic path",
        "War and Peace",
    ]
    assert all(DRAFT[quote["start"] : quote["end"]] == quote["text"] for quote in answer["quotes"])


def test_each_quote_has_its_verdicts_and_its_trouble(seeded: FlaskClient) -> None:
    altered, misattributed, new, partial, title = check(seeded)["quotes"]
    assert (altered["verdict"], altered["attribution"], altered["trouble"]) == ("altered", "confirmed", ["altered"])
    assert altered["speaker"] == {"name": "Antony Blinken", "hinted": False}
    assert altered["speaker_mention"]["text"] == "Antony Blinken"
    assert altered["cue"]["text"] == "told"
    assert [change["quote"]["text"] for change in altered["match"]["changes"]] == ["their"]
    assert (misattributed["verdict"], misattributed["attribution"]) == ("verbatim", "contradicted")
    assert misattributed["trouble"] == ["contradicted"]
    assert "not from Sergei Lavrov" in misattributed["explanation"]
    assert (new["verdict"], new["reason"], new["trouble"]) == ("not_found", "not_recorded", ["not_found"])
    assert new["match"] is None
    assert partial["verdict"] in {"verbatim", "fragment"}
    assert (title["kind"], title["trouble"]) == ("unspoken", [])


def test_the_summary_counts_every_verdict(seeded: FlaskClient) -> None:
    answer = check(seeded)
    summary = answer["summary"]
    assert summary["quotes"] == sum(summary["verdicts"].values()) == sum(summary["attributions"].values()) == 5
    assert summary["trouble"] == sum(bool(quote["trouble"]) for quote in answer["quotes"]) == 3
    assert summary["verdicts"]["altered"] == 1


def test_a_match_is_the_match_of_verify(seeded: FlaskClient) -> None:
    [quote] = check(seeded, "“The ball is in our court,” Antony Blinken said.")["quotes"]
    asked = {"quote": quote["text"], "speaker": "Antony Blinken", "limit": 1}
    assert quote["match"] == seeded.post("/v1/verify", json=asked).get_json()["matches"][0]


def test_a_page_is_read_as_it_shows(seeded: FlaskClient) -> None:
    page = "<p>&ldquo;The <em>ball</em> is in\n  their court,&rdquo; said Antony Blinken.</p><script>'“no”'</script>"
    answer = seeded.post("/v1/check", json={"html": page}).get_json()
    assert answer["text"] == "“The ball is in their court,” said Antony Blinken."
    [quote] = answer["quotes"]
    assert (quote["verdict"], quote["attribution"]) == ("verbatim", "confirmed")
    assert answer["text"][quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize(
    "hint",
    [
        pytest.param({"start": 0}, id="the opening mark"),
        pytest.param({"start": 5}, id="a place within"),
        pytest.param({"quote": "the ball is in THEIR court"}, id="the words"),
        pytest.param({"name": "the secretary"}, id="what the draft calls them"),
    ],
)
def test_a_hint_says_who_said_it(seeded: FlaskClient, hint: dict) -> None:
    text = "“The ball is in their court,” the secretary said."
    [quote] = check(seeded, text, speaker_hints=[{"speaker": "Antony Blinken", **hint}])["quotes"]
    assert quote["speaker"] == {"name": "Antony Blinken", "hinted": True}
    assert quote["attribution"] == "confirmed"
    [unhinted] = check(seeded, text)["quotes"]
    assert (unhinted["speaker"], unhinted["attribution"]) == (None, "not_claimed")


def test_an_outlet_left_out_does_not_confirm(seeded: FlaskClient) -> None:
    text = "“serious diplomatic path” is what Antony Blinken said."
    outlets = [use["outlet"] for use in check(seeded, text)["quotes"][0]["match"]["outlets"]]
    assert outlets == ["BM.GE", "The Messenger", "Al Seyassah"]
    left = check(seeded, text, exclude_outlet="BM.GE")["quotes"][0]["match"]
    assert [use["outlet"] for use in left["outlets"]] == ["The Messenger", "Al Seyassah"]
    assert left["carried_by_total"] == 2


def test_the_drafts_own_article_does_not_confirm_it(client: FlaskClient) -> None:
    text = "“We will paint every ladder of the old harbour green,” said Mayor Ada Harbour."
    stored = client.post("/v1/articles", json={"outlet": "The Post", "text": text}).get_json()
    assert check(client, text)["quotes"][0]["verdict"] == "verbatim"
    [quote] = check(client, text, exclude_article=stored["id"])["quotes"]
    assert (quote["verdict"], quote["attribution"], quote["match"]) == ("not_found", "unattributed", None)


def test_a_draft_without_quotes_has_an_empty_answer(seeded: FlaskClient) -> None:
    answer = check(seeded, "Nobody said anything.")
    assert (answer["quotes"], answer["summary"]["quotes"], answer["summary"]["trouble"]) == ([], 0, 0)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param({}, "Give the draft either as text or as html.", id="neither"),
        pytest.param({"text": "a", "html": "b"}, "Give the draft either as text or as html.", id="both"),
        pytest.param({"text": "a", "speaker": "x"}, "Unknown field.", id="an unknown field"),
        pytest.param({"text": "a", "speaker_hints": [{"speaker": "x"}]}, "Give just one of start", id="a vague hint"),
        pytest.param(
            {"text": "a", "speaker_hints": [{"speaker": "x", "start": 7}]},
            "no quote of the draft stands at 7",
            id="where",
        ),
        pytest.param(
            {"text": "a", "speaker_hints": [{"speaker": "x", "quote": "b"}]}, "has the words 'b'", id="which words"
        ),
        pytest.param({"text": "a", "exclude_article": 999_999}, "no article has the id 999999", id="no such article"),
        pytest.param({"text": "a", "exclude_article": "7"}, "Not a valid integer", id="a number in words"),
        pytest.param({"text": "a", "exclude_article": 0}, "whole number above 0", id="no id"),
        pytest.param({"text": "“yes” and " * 5_001}, "the draft holds 5,001 quotes; give at most 5,000", id="too many"),
    ],
)
def test_what_cannot_be_checked_says_why(seeded: FlaskClient, body: dict, said: str) -> None:
    response = seeded.post("/v1/check", json=body)
    assert response.status_code == 422
    assert said in response.get_data(as_text=True)

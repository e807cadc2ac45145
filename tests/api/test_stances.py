"""Over HTTP: what an article says was not said has nobody as its speaker, and says whom it is about."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient

QUOTE = "The harbour belongs to the rich"
DENIED = {"outlet": "Fact Desk", "text": "Mayor Lena Orth never said “the harbour belongs to the rich.” It is a fake."}
SAID = {"outlet": "Bay Times", "text": "“The harbour belongs to the rich,” Lena Orth said."}


def post(client: FlaskClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    response = client.post(path, json=body)
    assert response.status_code in {200, 201}, response.get_data(as_text=True)
    answer: dict[str, Any] = response.get_json()
    return answer


@pytest.fixture
def denied(client: FlaskClient) -> dict[str, Any]:
    """The only occurrence of the article that denies the quote."""
    [occurrence] = post(client, "/v1/articles", DENIED)["quotes"]
    found: dict[str, Any] = occurrence
    return found


def test_an_occurrence_says_whom_it_is_about(client: FlaskClient, denied: dict[str, Any]) -> None:
    assert (denied["stance"], denied["speaker"], denied["about"]["name"]) == ("denied", None, "Lena Orth")
    assert (denied["speaker_mention"]["text"], denied["cue"]["text"]) == ("Lena Orth", "said")
    [said] = post(client, "/v1/articles", SAID)["quotes"]
    assert (said["stance"], said["speaker"], said["about"]) == ("said", denied["about"], None)


def test_a_quote_within_a_quote_says_it_by_name(client: FlaskClient) -> None:
    text = "“Lena Orth never said ‘the harbour belongs to the rich’ to me,” Bo Lind told us."
    [outer] = post(client, "/v1/articles", {"outlet": "Fact Desk", "text": text})["quotes"]
    [inner] = outer["inner"]
    assert (outer["stance"], outer["about"]) == ("said", None)
    assert (inner["stance"], inner["speaker"], inner["about"]) == ("denied", None, "Lena Orth")


def test_a_match_names_the_outlets_that_deny_it(client: FlaskClient, denied: dict[str, Any]) -> None:
    answer = post(client, "/v1/verify", {"quote": QUOTE, "speaker": "Lena Orth"})
    [match] = answer["matches"]
    assert (answer["verdict"], answer["attribution"], match["disputed"]) == ("verbatim", "denied", False)
    assert (match["speaker"], match["speakers"]) == (None, [])
    [denial] = match["denied_by"]
    assert denial == {"about": denied["about"], "stance": "denied", "outlet": "Fact Desk", "occurrences": 1}
    assert [(place["stance"], place["about"]) for place in match["carried_by"]] == [("denied", denied["about"])]


@pytest.mark.usefixtures("denied")
def test_both_are_shown_where_outlets_disagree(client: FlaskClient) -> None:
    post(client, "/v1/articles", SAID)
    answer = post(client, "/v1/verify", {"quote": QUOTE, "speaker": "Lena Orth"})
    [match] = answer["matches"]
    assert (answer["attribution"], match["disputed"]) == ("confirmed", True)
    assert ([use["outlet"] for use in match["denied_by"]], match["speaker"]["name"]) == (["Fact Desk"], "Lena Orth")


def test_lists_and_files_give_it_to_nobody(client: FlaskClient, denied: dict[str, Any]) -> None:
    about = denied["about"]["id"]
    assert client.get("/v1/speakers").get_json()["items"] == []
    speaker = client.get(f"/v1/speakers/{about}").get_json()
    assert (speaker["name"], speaker["quotes"]["items"]) == ("Lena Orth", [])
    assert client.get("/v1/quotes?speaker=Lena%20Orth").get_json()["items"] == []
    [row] = csv.DictReader(io.StringIO(client.get("/v1/quotes?format=csv").get_data(as_text=True)))
    assert row["speakers"] == ""
    assert '"speakers": []' in client.get("/v1/quotes?format=ndjson").get_data(as_text=True)


def test_linked_data_has_no_creator(client: FlaskClient, denied: dict[str, Any]) -> None:
    path = f"/v1/quotes/{denied['quote_id']}"
    found = client.get(path, headers={"Accept": "application/ld+json"}).get_json(force=True)
    assert "creator" not in found
    anno = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    [annotation] = client.get(path, headers={"Accept": anno}).get_json(force=True)["first"]["items"]
    assert "body" not in annotation


@pytest.mark.usefixtures("denied")
def test_a_draft_that_repeats_it_as_said_is_in_trouble(client: FlaskClient) -> None:
    answer = post(client, "/v1/check", {"text": "“The harbour belongs to the rich,” Mayor Lena Orth said."})
    [quote] = answer["quotes"]
    assert (quote["attribution"], quote["trouble"]) == ("denied", ["denied"])
    assert (answer["summary"]["attributions"]["denied"], answer["summary"]["trouble"]) == (1, 1)


@pytest.mark.usefixtures("denied")
def test_the_verdict_is_counted(client: FlaskClient) -> None:
    post(client, "/v1/verify", {"quote": QUOTE, "speaker": "Lena Orth"})
    assert 'quoteverify_attributions_total{attribution="denied"} 1.0' in client.get("/metrics").get_data(as_text=True)

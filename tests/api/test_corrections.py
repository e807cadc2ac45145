"""People correct what was read: answers follow at once, the history says who, when and why, and each step is undone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.access import Scope
from service.api.app_context import EXTENSION
from service.app import create_app
from tests.api.access.conftest import STRANGER, bearer
from tests.api.conftest import on_database
from tests.api.contract import ContractClient

FERRY = "The ferry will sail again before the first snow falls"
FIRST = f"“{FERRY},” said Nora Quill, the harbour master. “We have waited long enough,” she said."
SECOND = f"“{FERRY},” Otto Brand said on Monday."
POST = "/v1/articles"


def post(client: FlaskClient, text: str = FIRST, outlet: str = "The Post", **more: Any) -> dict[str, Any]:
    answer = client.post(POST, json={"outlet": outlet, "text": text, **more})
    assert answer.status_code in {200, 201}
    body: dict[str, Any] = answer.get_json()
    return body


def patch(client: FlaskClient, id: int, **says: Any) -> dict[str, Any]:
    answer = client.patch(f"/v1/occurrences/{id}", json=says)
    assert answer.status_code == 200, answer.get_json()
    body: dict[str, Any] = answer.get_json()
    return body


def occurrence(client: FlaskClient, id: int) -> dict[str, Any]:
    body: dict[str, Any] = client.get(f"/v1/occurrences/{id}").get_json()["occurrence"]
    return body


def verdict(client: FlaskClient, speaker: str, quote: str = FERRY) -> str:
    return str(client.post("/v1/verify", json={"quote": quote, "speaker": speaker}).get_json()["attribution"])


def undo(client: FlaskClient, id: int) -> int:
    return int(client.post(f"/v1/corrections/{id}/undo", json={}).status_code)


def speakers(client: FlaskClient) -> dict[str, int]:
    return {each["name"]: each["quotes"] for each in client.get("/v1/speakers").get_json()["items"]}


def test_a_corrected_speaker_is_the_answer_everywhere_at_once_and_the_undo_brings_back_the_read_one(
    client: FlaskClient,
) -> None:
    before = post(client)["quotes"][0]
    made = patch(client, before["id"], speaker="Otto Brand", note="He said it; see the recording.")
    now = occurrence(client, before["id"])
    assert now["speaker"]["name"] == "Otto Brand"
    assert (now["rule"], now["confidence"], now["speaker_mention"], now["cue"]) == ("corrected", 1.0, None, None)
    assert now["corrected"] == {"id": made["id"], "by": "local", "at": made["at"], "note": made["note"]}
    assert made["occurrences"][0]["changes"] == [{"field": "speaker", "before": "Nora Quill", "after": "Otto Brand"}]
    assert (verdict(client, "Otto Brand"), verdict(client, "Nora Quill")) == ("confirmed", "contradicted")
    assert speakers(client) == {"Nora Quill": 1, "Otto Brand": 1}
    checked = client.post("/v1/check", json={"text": f"“{FERRY},” said Nora Quill."}).get_json()
    assert checked["quotes"][0]["attribution"] == "contradicted"
    quote = client.get(f"/v1/quotes/{before['quote_id']}").get_json()
    assert [each["name"] for each in quote["speakers"]] == ["Otto Brand"]

    assert undo(client, made["id"]) == 200
    assert occurrence(client, before["id"]) == before
    assert speakers(client) == {"Nora Quill": 2}
    listed = client.get(f"/v1/corrections?occurrence={before['id']}").get_json()["items"]
    assert [(each["action"], each["undoes"], each["undone_by"]) for each in listed] == [
        ("undo", made["id"], None),
        ("occurrence", None, listed[0]["id"]),
    ]


def test_a_stance_and_a_kind_are_corrected(client: FlaskClient) -> None:
    first, second = post(client)["quotes"]
    patch(client, first["id"], stance="denied")
    denied = occurrence(client, first["id"])
    assert (denied["speaker"], denied["about"]["name"], denied["stance"]) == (None, "Nora Quill", "denied")
    assert verdict(client, "Nora Quill") == "denied"
    patch(client, second["id"], kind="unspoken")
    term = occurrence(client, second["id"])
    assert (term["kind"], term["speaker"]) == ("unspoken", None)
    patch(client, second["id"], speaker="Otto Brand")
    said = occurrence(client, second["id"])
    assert (said["kind"], said["speaker"]["name"]) == ("partial", "Otto Brand")


def test_those_who_spoke_together_are_one_when_the_speaker_is_corrected_and_two_again_when_it_is_undone(
    client: FlaskClient,
) -> None:
    [quote] = post(client, f"“{FERRY},” said Nora Quill and Otto Brand.")["quotes"]
    assert len(quote["speakers"]) == 2
    made = patch(client, quote["id"], speaker_id=quote["speakers"][0]["id"])
    assert [each["name"] for each in occurrence(client, quote["id"])["speakers"]] == ["Nora Quill"]
    assert "Otto Brand" not in speakers(client)
    assert undo(client, made["id"]) == 200
    assert occurrence(client, quote["id"]) == quote


def test_the_last_correction_counts_and_is_undone_first(client: FlaskClient) -> None:
    id = post(client)["quotes"][0]["id"]
    first, second = patch(client, id, speaker="Otto Brand"), patch(client, id, speaker="Ida Fern")
    stance = patch(client, id, stance="doubted")
    refused = client.post(f"/v1/corrections/{first['id']}/undo", json={})
    assert refused.status_code == 409
    assert f"correction {second['id']} stands on it" in refused.get_json()["detail"]
    assert undo(client, second["id"]) == 200
    assert occurrence(client, id)["about"]["name"] == "Otto Brand"
    assert undo(client, stance["id"]) == 200
    assert (undo(client, first["id"]), undo(client, first["id"])) == (200, 409)


def test_a_correction_outlives_its_article(client: FlaskClient) -> None:
    article = post(client)
    made = patch(client, article["quotes"][0]["id"], speaker="Otto Brand", note="Misread.")
    assert client.delete(f"{POST}/{article['id']}").status_code == 204
    [kept] = client.get("/v1/corrections").get_json()["items"]
    assert [(each["applied"], each["occurrence_id"]) for each in kept["occurrences"]] == [(False, None)]
    again = post(client)
    assert again["id"] != article["id"]
    assert again["quotes"][0]["speaker"]["name"] == "Otto Brand"
    assert again["quotes"][0]["corrected"]["id"] == made["id"]


@pytest.mark.parametrize(
    ("changed", "speaker"),
    [
        ("Added on Tuesday: it is a small ferry.\n\n" + FIRST, "Otto Brand"),
        ("Added on Tuesday: it is a small ferry, and old.", None),
        (f"“{FERRY},” said Nora Quill. “{FERRY},” she said, and again: “{FERRY}.”", "Nora Quill"),
    ],
    ids=["the same words elsewhere", "the quote is gone", "which of three is not to be told"],
)
def test_a_correction_holds_in_a_changed_article_of_the_same_address_where_the_quote_is_found(
    client: FlaskClient, changed: str, speaker: str | None
) -> None:
    address = {"url": "https://post.example/ferry"}
    made = patch(client, post(client, **address)["quotes"][0]["id"], speaker="Otto Brand")
    quotes = post(client, changed, **address)["quotes"]
    assert (quotes[0]["speaker"]["name"] if quotes else None) == speaker
    places = client.get(f"/v1/corrections/{made['id']}").get_json()["occurrences"]
    assert [each["applied"] for each in places] == [True, speaker == "Otto Brand"]
    other = post(client, changed, outlet="The Herald", **address)["quotes"]
    assert all(each["speaker"]["name"] == "Nora Quill" for each in other)


def test_merged_speakers_are_one_in_every_answer_and_old_ids_go_on_answering(client: FlaskClient) -> None:
    nora = post(client)["quotes"][0]["speaker"]["id"]
    otto = post(client, SECOND, "The Herald")["quotes"][0]["speaker"]["id"]
    assert verdict(client, "Nora Quill") == "disputed"
    made = client.post(f"/v1/speakers/{otto}/merge", json={"into": nora, "note": "One person."}).get_json()
    assert (made["speaker"]["name"], made["into"]["name"]) == ("Otto Brand", "Nora Quill")
    assert (verdict(client, "Nora Quill"), verdict(client, "Otto Brand")) == ("confirmed", "confirmed")
    assert speakers(client) == {"Nora Quill": 2}
    old = client.get(f"/v1/speakers/{otto}").get_json()
    assert (old["id"], old["merged_into"], old["aliases"]) == (nora, nora, ["Nora Quill", "Otto Brand"])
    assert old["merged"] == [{"id": otto, "name": "Otto Brand"}]
    assert len(client.get("/v1/quotes?speaker=Otto Brand").get_json()["items"]) == 2
    third = post(client, "“It is done,” said Otto Brand.", "The Courier")["quotes"][0]
    assert third["speaker"] == {"id": nora, "name": "Nora Quill"}

    assert undo(client, made["id"]) == 200
    assert speakers(client) == {"Nora Quill": 2, "Otto Brand": 2}
    assert occurrence(client, third["id"])["speaker"]["id"] == otto
    assert "merged_into" not in client.get(f"/v1/speakers/{otto}").get_json()
    store = client.application.extensions[EXTENSION].store
    assert store.totals()["speakers"] == 2


def test_a_chain_of_merges_has_one_end_and_an_undo_in_its_middle_parts_it_there(client: FlaskClient) -> None:
    ids = [
        post(client, f"“{words},” said {name}.", name)["quotes"][0]["speaker"]["id"]
        for words, name in [("It was late", "Ann Ash"), ("It was cold", "Ben Bay"), ("It was dark", "Cy Cole")]
    ]
    ann, ben, cy = ids
    first = client.post(f"/v1/speakers/{ann}/merge", json={"into": ben}).get_json()
    client.post(f"/v1/speakers/{ben}/merge", json={"into": cy})
    assert {client.get(f"/v1/speakers/{id}").get_json()["id"] for id in ids} == {cy}
    assert client.post(f"/v1/speakers/{cy}/merge", json={"into": ann}).status_code == 409
    assert undo(client, first["id"]) == 200
    assert [client.get(f"/v1/speakers/{id}").get_json()["id"] for id in ids] == [ann, cy, cy]
    assert speakers(client) == {"Ann Ash": 1, "Cy Cole": 2}


def test_a_split_by_occurrence_makes_two_of_one_name_and_forbids_the_merge_of_the_two(client: FlaskClient) -> None:
    quotes = post(client)["quotes"]
    nora = quotes[0]["speaker"]["id"]
    made = client.post(
        f"/v1/speakers/{nora}/split",
        json={"occurrences": [quotes[1]["id"]], "name": "Nora Quill", "note": "Her niece."},
    ).get_json()
    niece = made["into"]["id"]
    assert occurrence(client, quotes[1]["id"])["speaker"] == {"id": niece, "name": "Nora Quill"}
    assert client.get(f"/v1/speakers/{niece}").get_json()["quotes"]["items"][0]["id"] == quotes[1]["quote_id"]
    third = post(client, SECOND, "The Herald")["quotes"][0]["speaker"]["id"]
    assert client.post(f"/v1/speakers/{third}/merge", json={"into": niece}).status_code == 200
    refused = client.post(f"/v1/speakers/{third}/merge", json={"into": nora})
    assert refused.status_code == 409
    assert f"correction {made['id']} says that they are not the same" in refused.get_json()["detail"]
    assert undo(client, made["id"]) == 409


def test_a_split_by_name_takes_along_what_was_read_under_it_and_is_undone(client: FlaskClient) -> None:
    nora = post(client)["quotes"][0]["speaker"]["id"]
    otto = post(client, SECOND, "The Herald")["quotes"][0]["speaker"]["id"]
    merged = client.post(f"/v1/speakers/{otto}/merge", json={"into": nora}).get_json()
    made = client.post(f"/v1/speakers/{nora}/split", json={"aliases": ["Otto Brand"]}).get_json()
    other = made["into"]["id"]
    assert (made["into"]["name"], made["removed"]) == ("Otto Brand", ["Otto Brand"])
    assert post(client, "“It is done,” said Otto Brand.", "The Courier")["quotes"][0]["speaker"]["id"] == other
    assert client.get(f"/v1/speakers/{nora}").get_json()["aliases"] == ["Nora Quill"]
    assert undo(client, merged["id"]) == 409
    assert undo(client, made["id"]) == 200
    assert client.get(f"/v1/speakers/{other}").get_json()["merged_into"] == nora
    assert speakers(client) == {"Nora Quill": 3}
    assert undo(client, merged["id"]) == 200
    assert speakers(client) == {"Nora Quill": 2, "Otto Brand": 2}


def test_a_speaker_is_renamed_found_by_added_names_and_no_more_by_removed_ones(client: FlaskClient) -> None:
    id = post(client)["quotes"][0]["speaker"]["id"]
    named = client.patch(f"/v1/speakers/{id}", json={"name": "Eleonora Quill", "note": "As she signs."}).get_json()
    assert (named["was"], named["name"]) == ("Nora Quill", "Eleonora Quill")
    post(client, "“It is done,” said Nora Quill.", "The Courier")
    assert speakers(client) == {"Eleonora Quill": 3}
    added = client.patch(f"/v1/speakers/{id}", json={"aliases": ["Nora Quill", "Eleonora Quill", "Leonora Ferry"]})
    assert added.get_json()["added"] == ["Leonora Ferry"]
    assert verdict(client, "Leonora Ferry") == "confirmed"
    taken = client.patch(f"/v1/speakers/{id}", json={"aliases": ["Nora Quill", "Eleonora Quill"]}).get_json()
    assert taken["removed"] == ["Leonora Ferry"]
    assert verdict(client, "Leonora Ferry") != "confirmed"
    refused = client.patch(f"/v1/speakers/{id}", json={"aliases": ["Eleonora Quill"]})
    assert refused.status_code == 409
    assert "split it off" in refused.get_json()["detail"]
    assert [undo(client, each) for each in (taken["id"], added.get_json()["id"], named["id"])] == [200, 200, 200]
    assert client.get(f"/v1/speakers/{id}").get_json()["name"] == "Nora Quill"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("patch", "/v1/occurrences/{o}", {}, 422),
        ("patch", "/v1/occurrences/{o}", {"speaker": " "}, 422),
        ("patch", "/v1/occurrences/{o}", {"speaker": "A", "speaker_id": 1}, 422),
        ("patch", "/v1/occurrences/{o}", {"stance": "perhaps"}, 422),
        ("patch", "/v1/occurrences/{o}", {"kind": "unspoken", "speaker": "Otto Brand"}, 422),
        ("patch", "/v1/occurrences/{o}", {"speaker": "Otto Brand", "who": "me"}, 422),
        ("patch", "/v1/occurrences/{o}", {"speaker_id": 999}, 404),
        ("patch", "/v1/occurrences/999", {"speaker": "Otto Brand"}, 404),
        ("patch", "/v1/occurrences/{o}", {"speaker": "Otto Brand", "note": "x" * 2_001}, 422),
        ("patch", "/v1/speakers/{s}", {}, 422),
        ("patch", "/v1/speakers/{s}", {"aliases": []}, 422),
        ("patch", "/v1/speakers/999", {"name": "Ida Fern"}, 404),
        ("post", "/v1/speakers/{s}/merge", {}, 422),
        ("post", "/v1/speakers/{s}/merge", {"into": 999}, 404),
        ("post", "/v1/speakers/{s}/split", {}, 422),
        ("post", "/v1/speakers/{s}/split", {"occurrences": [1]}, 422),
        ("post", "/v1/speakers/{s}/split", {"occurrences": [999], "name": "Ida Fern"}, 404),
        ("post", "/v1/speakers/{s}/split", {"aliases": ["Ida Fern"]}, 422),
        ("post", "/v1/speakers/{s}/split", {"aliases": ["Nora Quill"]}, 422),
        ("post", "/v1/corrections/999/undo", {}, 404),
        ("get", "/v1/corrections/999", None, 404),
        ("get", "/v1/corrections?cursor=nonsense", None, 400),
        ("get", "/v1/occurrences/999", None, 404),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    quoted: FlaskClient, method: str, path: str, body: dict[str, Any] | None, status: int
) -> None:
    [first, *_] = quoted.get(f"{POST}/1").get_json()["quotes"]
    answer = getattr(quoted, method)(path.format(o=first["id"], s=first["speaker"]["id"]), json=body)
    assert answer.status_code == status, answer.get_json()
    assert quoted.get("/v1/corrections").get_json()["items"] == []


@pytest.fixture(scope="module")
def quoted(databases: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of an app with one article, which no test changes."""
    folder = tmp_path_factory.mktemp("quoted")
    with databases.migrated("sqlite", folder) as url:
        app = create_app(on_database(url, folder / "data"))
        app.test_client_class = ContractClient
        client = app.test_client()
        post(client)
        yield client
        app.extensions[EXTENSION].store.close()


def test_of_two_who_correct_one_version_at_once_one_is_told(client: FlaskClient) -> None:
    id = post(client)["quotes"][0]["id"]
    version = client.get(f"/v1/occurrences/{id}").get_json()["version"]
    both = threading.Barrier(2)

    def correct(name: str) -> int:
        own = client.application.test_client()
        both.wait()
        return own.patch(f"/v1/occurrences/{id}", json={"speaker": name, "if_version": version}).status_code

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(correct, ["Otto Brand", "Ida Fern"])) == [200, 409]
    assert client.get(f"/v1/occurrences/{id}").get_json()["version"] > version
    assert len(client.get("/v1/corrections").get_json()["items"]) == 1


def test_only_a_key_that_may_edit_corrects_and_is_told_who_did(client: FlaskClient) -> None:
    id = post(client)["quotes"][0]["id"]
    scopes = {"read": [Scope.READ], "write": [Scope.WRITE], "edit": [Scope.READ, Scope.EDIT], "admin": [Scope.ADMIN]}
    headers = {name: bearer(client, *held) for name, held in scopes.items()}
    body = {"speaker": "Otto Brand"}
    path = f"/v1/occurrences/{id}"
    assert client.patch(path, json=body, environ_overrides=STRANGER).status_code == 401
    assert client.patch(path, json=body).status_code == 401
    for name in ("read", "write"):
        assert client.patch(path, json=body, headers=headers[name]).status_code == 403
    for name in ("edit", "admin"):
        made = client.patch(path, json=body, headers=headers[name])
        assert (made.status_code, made.get_json()["by"]) == (200, "a test")
    assert client.get(path).get_json()["occurrence"]["corrected"]["by"] is None
    assert client.get("/v1/corrections", headers=headers["read"]).get_json()["items"][0]["by"] is None
    assert client.get(path, headers=headers["edit"]).get_json()["occurrence"]["corrected"]["by"] == "a test"
    assert client.post(POST, json={"outlet": "A", "text": FIRST}, headers=headers["edit"]).status_code == 403


def test_the_history_is_paged_and_asked_by_speaker_and_article(client: FlaskClient) -> None:
    article = post(client)
    id, nora = article["quotes"][0]["id"], article["quotes"][0]["speaker"]["id"]
    made = [patch(client, id, speaker=name)["id"] for name in ("Otto Brand", "Ida Fern", "Uwe Holm")]
    other = patch(client, post(client, SECOND, "The Herald")["quotes"][0]["id"], stance="denied")["id"]
    first = client.get("/v1/corrections?limit=2").get_json()
    rest = client.get(f"/v1/corrections?limit=2&cursor={first['next_cursor']}").get_json()
    assert [each["id"] for each in first["items"] + rest["items"]] == [other, *reversed(made)]
    assert rest["next_cursor"] is None
    of_article = client.get(f"/v1/corrections?article={article['id']}").get_json()["items"]
    assert [each["id"] for each in of_article] == made[::-1]
    of_nora = client.get(f"/v1/corrections?speaker={nora}").get_json()["items"]
    assert [each["id"] for each in of_nora] == made[:1]


def test_who_is_forgotten_is_gone_from_the_corrections(client: FlaskClient) -> None:
    first, second = post(client)["quotes"]
    patch(client, first["id"], speaker="Otto Brand", note="Otto Brand told me.")
    patch(client, second["id"], speaker="Ida Fern", note="On the tape.")
    store = client.application.extensions[EXTENSION].store
    [otto] = store.persons_called("Otto Brand")
    store.forget_person(otto.id)
    assert "Otto" not in client.get("/v1/corrections").get_data(as_text=True)
    assert occurrence(client, first["id"])["speaker"] is None
    assert occurrence(client, second["id"])["speaker"]["name"] == "Ida Fern"
    assert set(speakers(client)) == {"Ida Fern"}


def test_another_instance_answers_by_the_correction_at_once(client: FlaskClient, settings: Any, tmp_path: Path) -> None:
    id = post(client)["quotes"][0]["id"]
    with instance(on_database(settings.database_url, tmp_path / "other")) as other:
        assert verdict(other, "Nora Quill") == "confirmed"
        patch(client, id, speaker="Otto Brand")
        assert verdict(other, "Nora Quill") == "contradicted"


@contextmanager
def instance(settings: Any) -> Iterator[FlaskClient]:
    app = create_app(settings)
    yield app.test_client()
    app.extensions[EXTENSION].store.close()

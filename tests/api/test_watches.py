"""Questions are saved over HTTP, each key sees its own, and what came of them is read as JSON and by a feed reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.access import Scope
from service.api.app_context import EXTENSION
from service.settings import Settings, read_settings
from service.watching.look import Lookout
from tests.api.access.conftest import STRANGER
from tests.api.conftest import running

QUOTE = "The lighthouse keeper has never once left the lamp unlit"
TEXT = f"“{QUOTE},” said Nora Quill & <b>Sons</b>."


@pytest.fixture
def settings(database_url: str, tmp_path: Any) -> Settings:
    environ = {"QUOTEVERIFY_DATABASE_URL": database_url, "QUOTEVERIFY_WEBHOOK_HOSTS": "hooks.example.org"}
    return read_settings(environ, data=tmp_path / "data")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    yield from running(settings)


def save(client: FlaskClient, **question: Any) -> dict[str, Any]:
    answer = client.post("/v1/watches", json=question)
    assert answer.status_code == 201, answer.get_json()
    body: dict[str, Any] = answer.get_json()
    return body


def publish(app: Flask, text: str = TEXT, **more: Any) -> None:
    """Send an article, and have the watches put to it."""
    client = app.test_client()
    answer = client.post("/v1/articles", json={"outlet": "The Post", "text": text, **more})
    assert answer.status_code == 201, answer.get_json()
    context = app.extensions[EXTENSION]
    assert Lookout(context.store, context.index, "test").look()


def test_a_watch_is_saved_listed_changed_and_deleted(client: FlaskClient) -> None:
    made = save(client, quote=QUOTE, name="Lamp")
    address = f"/v1/watches/{made['id']}"
    assert client.get(address).get_json() == made
    assert client.get("/v1/watches").get_json()["items"] == [made]
    changed = client.patch(address, json={"speaker": "Nora Quill", "name": None}).get_json()
    assert (changed["speaker"], changed["name"], changed["quote"]) == ("Nora Quill", None, QUOTE)
    assert changed["feed"] == made["feed"]
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "Only a name"},
        {"quote": None},
        {"quote": "…!"},
        {"quote": " "},
        {"quote": "a\u0000b"},
        {"quote": "x" * 2_001},
        {"quote": QUOTE, "webhook": 7},
        {"quote": QUOTE, "webhook": "7"},
        {"quote": QUOTE, "unknown": 1},
        {"speaker": "S" * 501},
    ],
)
def test_what_cannot_be_watched_is_refused(client: FlaskClient, body: dict[str, Any]) -> None:
    answer = client.post("/v1/watches", json=body)
    assert answer.status_code == 422
    assert answer.get_json()["detail"]


def test_a_change_may_not_take_away_all_that_is_watched_for(client: FlaskClient) -> None:
    made = save(client, quote=QUOTE)
    assert client.patch(f"/v1/watches/{made['id']}", json={"quote": None}).status_code == 422
    assert client.patch(f"/v1/watches/{made['id']}", json={}).status_code == 422


def test_events_say_what_an_article_made_of_the_words(app: Flask, client: FlaskClient) -> None:
    made = save(client, quote=QUOTE, speaker="Otto Brand")
    publish(app)
    [event] = client.get(f"/v1/watches/{made['id']}/events").get_json()["items"]
    assert (event["type"], event["verdict"], event["attribution"]) == (
        "quote.other_speaker",
        "verbatim",
        "contradicted",
    )
    assert event["occurrence"]["speaker"]["name"].startswith("Nora Quill")


def test_events_come_page_by_page(app: Flask, client: FlaskClient) -> None:
    made = save(client, quote=QUOTE)
    for number in range(3):
        publish(app, f"{TEXT} Part {number}.")
    first = client.get(f"/v1/watches/{made['id']}/events?limit=2").get_json()
    second = client.get(f"/v1/watches/{made['id']}/events?limit=2&cursor={first['next_cursor']}").get_json()
    ids = [event["id"] for event in (*first["items"], *second["items"])]
    assert ids == sorted(ids, reverse=True)
    assert (len(ids), second["next_cursor"]) == (3, None)


def test_a_key_sees_its_own_watches_and_needs_the_scope(app: Flask) -> None:
    store = app.extensions[EXTENSION].store
    texts = {name: store.keys.create(name, [scope])[1] for name, scope in KEYS.items()}
    ask = app.test_client()

    def send(who: str, method: str, path: str, **body: Any) -> Any:
        headers = {"Authorization": f"Bearer {texts[who]}"}
        return ask.open(path, method=method, headers=headers, json=body or None, environ_base=STRANGER)

    made = send("desk", "POST", "/v1/watches", quote=QUOTE).get_json()
    path = f"/v1/watches/{made['id']}"
    assert made["owner"] == texts["desk"][4:12]
    assert send("reader", "GET", "/v1/watches").status_code == 403
    assert ask.get("/v1/watches", environ_base=STRANGER).status_code == 401
    assert send("other", "GET", path).status_code == 404
    assert send("other", "GET", "/v1/watches").get_json()["items"] == []
    assert send("other", "PATCH", path, name="Mine").status_code == 404
    assert send("other", "DELETE", path).status_code == 404
    assert send("admin", "GET", path).get_json()["id"] == made["id"]
    feed = made["feed"].removeprefix("http://localhost")
    assert ask.get(feed, environ_base=STRANGER).status_code == 200
    store.keys.revoke(made["owner"])
    assert ask.get(feed, environ_base=STRANGER).status_code == 404


KEYS = {"desk": Scope.WATCH, "other": Scope.WATCH, "reader": Scope.READ, "admin": Scope.ADMIN}


def test_the_feed_is_read_by_a_feed_reader(app: Flask, client: FlaskClient) -> None:
    made = save(client, quote=QUOTE, name="Lamp & <light>")
    path = made["feed"].removeprefix("http://localhost")
    empty = client.get(path)
    publish(app, title="Storm \u0007 & <sea>", url="https://post.example/storm?a=1&b=2", published_at="2026-11-27")
    answer = client.get(path)
    feed = feedparser.parse(answer.data)
    assert not feed.bozo
    assert (feed.version, feed.feed.title) == ("atom10", "Lamp & <light>")
    assert feed.feed.id == feedparser.parse(empty.data).feed.id
    [entry] = feed.entries
    assert entry.title == "The Post carries it: Storm \ufffd & <sea>"
    assert entry.link.startswith("https://post.example/storm?a=1&b=2#:~:text=")
    assert entry.id.startswith("urn:uuid:")
    assert entry.published_parsed[:3] == (2026, 11, 27)
    assert QUOTE in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["quote.carried"]
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(path).data == answer.data  # no moment in it moves


def test_a_feed_goes_on_at_its_next_page(app: Flask, client: FlaskClient) -> None:
    made = save(client, quote=QUOTE)
    for number in range(3):
        publish(app, f"{TEXT} Part {number}.")
    path = made["feed"].removeprefix("http://localhost")
    first = feedparser.parse(client.get(f"{path}?limit=2").data)
    [further] = [link.href for link in first.feed.links if link.rel == "next"]
    second = feedparser.parse(client.get(further.removeprefix("http://localhost")).data)
    ids = [entry.id for entry in (*first.entries, *second.entries)]
    assert (len(ids), len(set(ids))) == (3, 3)


def test_a_feed_can_be_given_another_address(client: FlaskClient) -> None:
    made = save(client, outlet="The Post")
    renewed = client.post(f"/v1/watches/{made['id']}/feed").get_json()
    assert renewed["feed"] != made["feed"]
    assert client.get(made["feed"].removeprefix("http://localhost")).status_code == 404
    assert client.get(renewed["feed"].removeprefix("http://localhost")).status_code == 200
    assert client.get("/feeds/guess").status_code == 404


def test_a_webhook_shows_its_secret_once_and_is_only_where_the_operator_allows(client: FlaskClient) -> None:
    refused = client.post("/v1/webhooks", json={"url": "https://evil.example/"})
    assert refused.status_code == 422
    assert "QUOTEVERIFY_WEBHOOK_HOSTS" in refused.get_json()["detail"]
    made = client.post("/v1/webhooks", json={"url": "https://hooks.example.org/in"}).get_json()
    path = f"/v1/webhooks/{made['id']}"
    assert made["secret"].startswith("whsec_")
    assert "secret" not in client.get(path).get_json()
    assert client.get("/v1/webhooks").get_json()["items"] == [client.get(path).get_json()]
    rotated = client.post(f"{path}/secret").get_json()
    assert rotated["secret"] != made["secret"]
    watch = save(client, quote=QUOTE, webhook=made["id"])
    sent = client.post(f"{path}/test").get_json()
    assert (sent["state"], sent["event"]) == ("waiting", None)
    assert client.get(f"{path}/deliveries").get_json()["items"] == [sent]
    assert client.post(f"{path}/deliveries/{sent['id']}/resend").status_code == 200
    assert client.post(f"{path}/deliveries/{sent['id'] + 1}/resend").status_code == 404
    assert client.post(f"{path}/resume").status_code == 200
    assert client.delete(path).status_code == 204
    assert client.get(f"/v1/watches/{watch['id']}").get_json()["webhook"] is None


def test_an_event_makes_a_message_for_the_webhook_of_its_watch(app: Flask, client: FlaskClient) -> None:
    webhook = client.post("/v1/webhooks", json={"url": "https://hooks.example.org/in"}).get_json()
    save(client, quote=QUOTE, webhook=webhook["id"])
    save(client, quote=QUOTE)
    publish(app)
    [delivery] = client.get(f"/v1/webhooks/{webhook['id']}/deliveries").get_json()["items"]
    assert (delivery["state"], delivery["attempts"], delivery["event"]) == ("waiting", 0, delivery["event"])

"""Pages over HTTP: what was left out of them, and the posts of a live blog, each with its own time."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.api.test_bulk import send

STORY = (
    "<p>“We have waited since the thaw,</p><div class='ad'>Advertisement</div>"
    "<p>and we will not wait until the frost,” said the smith Rolf Aske<sup>1</sup> on the quay.</p>"
)
PAGE = f"<html><body><nav>Home Sport</nav><article><h1>Quay</h1>{STORY}</article></body></html>"


def added(client: FlaskClient, html: str, **fields: Any) -> Any:
    response = client.post("/v1/articles", json={"outlet": "The Lantern", "html": html} | fields)
    assert response.status_code in {200, 201}, response.get_json()
    return response.get_json()


def test_the_answer_says_what_was_left_out(client: FlaskClient) -> None:
    left_out = [
        {"reason": "navigation", "text": "Home Sport"},
        {"reason": "advertisement", "text": "Advertisement"},
        {"reason": "footnote_mark", "text": "1"},
    ]
    article = added(client, PAGE)
    assert article["left_out"] == left_out
    assert added(client, PAGE)["left_out"] == left_out
    assert "left_out" not in client.get(f"/v1/articles/{article['id']}").get_json()
    assert "left_out" not in client.post("/v1/articles", json={"outlet": "The Lantern", "text": "Words."}).get_json()


def test_a_line_of_many_says_it_too(client: FlaskClient) -> None:
    [result] = send(client, {"outlet": "The Lantern", "html": PAGE})
    reasons = [piece["reason"] for piece in result["left_out"]]
    assert reasons == ["navigation", "advertisement", "footnote_mark"]


def test_a_quote_over_an_advertisement_is_one(client: FlaskClient) -> None:
    added(client, PAGE)
    quote = "We have waited since the thaw, and we will not wait until the frost"
    answer = client.post("/v1/verify", json={"quote": quote, "speaker": "Rolf Aske"}).get_json()
    assert (answer["verdict"], answer["attribution"]) == ("verbatim", "confirmed")


def post(id: str, time: str, words: str) -> str:
    head = f"<time datetime='{time}'>{time}</time><span class='byline'>By Ina Dorn</span>"
    return f"<div class='post' id='{id}'>{head}<p>{words}</p></div>"


BLOG = "<html><head>{head}</head><body><main class='live-blog'><h1>Storm over Norholm</h1>{posts}</main></body></html>"
NEW = "The ferry has turned back, says the harbour master Olga Brenn. “Nobody leaves the harbour today,” she said."
OLD = "The bridge is closed. “It is not safe in this wind,” the engineer Rolf Aske told me at the gate this morning."
DATED = (
    '<script type="application/ld+json">'
    '{"@type": "LiveBlogPosting", "datePublished": "2031-03-01T08:00:00+01:00"}</script>'
)


@pytest.fixture
def blog() -> str:
    posts = post("b", "2031-03-01T10:42:00+01:00", NEW) + post("a", "2031-03-01T09:05:00+01:00", OLD)
    return BLOG.format(head=DATED, posts=posts)


def test_each_post_of_a_live_blog_has_its_own_time(client: FlaskClient, blog: str) -> None:
    article = added(client, blog)
    assert article["published_at"] == "2031-03-01T08:00:00+01:00"
    times = {quote["text"]: quote["posted_at"] for quote in article["quotes"]}
    assert times == {
        "Nobody leaves the harbour today,": "2031-03-01T09:42:00+00:00",
        "It is not safe in this wind,": "2031-03-01T08:05:00+00:00",
    }
    assert [quote["speaker"]["name"] for quote in article["quotes"]] == ["Olga Brenn", "Rolf Aske"]


def test_an_outlet_has_carried_a_quote_since_its_post(client: FlaskClient, blog: str) -> None:
    added(client, blog)
    answer = client.post("/v1/verify", json={"quote": "Nobody leaves the harbour today"}).get_json()
    assert answer["matches"][0]["outlets"][0]["first_published_at"] == "2031-03-01T09:42:00+00:00"
    later = {"quote": "Nobody leaves the harbour today", "published_to": "2031-03-01T09:00:00+00:00"}
    assert client.post("/v1/verify", json=later).get_json()["verdict"] == "not_found"


def test_other_articles_have_no_time_of_a_post(client: FlaskClient) -> None:
    [quote] = added(client, PAGE, published_at="2031-03-01T08:00:00+01:00")["quotes"]
    assert "posted_at" not in quote

"""What other pages show of an answer: previews of links, oEmbed, a page in a frame."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from service.api.app_context import EXTENSION
from service.app import create_app
from service.restrictions import Restrictions
from service.settings import Settings

ASKED = "/?quote=The+ball+is+in+our+court&speaker=Antony+Blinken"


def tags(page: str) -> dict[str, str]:
    found = re.findall(r'<meta property="(og:\w+)" content="([^"]*)">', page)
    return {name: html.unescape(content) for name, content in found}


def test_a_link_to_a_question_is_previewed_with_verdict_and_quote(seeded: FlaskClient) -> None:
    answer = seeded.get(ASKED)
    shown = tags(answer.text)
    assert shown["og:title"] == "Altered: “The ball is in our court”"
    assert shown["og:description"] == "Not as quoted: Antony Blinken said “their court”."
    assert shown["og:url"] == "http://localhost" + ASKED
    assert "Sec-Fetch-Mode" in answer.headers["Vary"]
    assert "application/json+oembed" in answer.text


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        pytest.param(ASKED, {"Sec-Fetch-Mode": "navigate"}, id="a browser goes there"),
        pytest.param("/", {}, id="no question"),
        pytest.param("/?quote=", {}, id="an empty question"),
        pytest.param("/?quote=%3F%21", {}, id="no word"),
    ],
)
def test_other_pages_have_no_preview(seeded: FlaskClient, path: str, headers: dict[str, str]) -> None:
    answer = seeded.get(path, headers=headers)
    assert (answer.status_code, tags(answer.text)) == (200, {})


def test_markup_in_a_question_stays_text(seeded: FlaskClient) -> None:
    answer = seeded.get('/?quote="><script>alert(1)</script> the ball is in their court')
    assert "<script>alert" not in answer.text
    assert '"><script>alert(1)</script>' in tags(answer.text)["og:title"]


def test_oembed_gives_a_frame_with_the_answer(seeded: FlaskClient) -> None:
    answer = seeded.get("/oembed", query_string={"url": "http://localhost" + ASKED}).get_json()
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert answer["title"] == "Altered: “The ball is in our court”"
    source = html.unescape(re.findall(r'src="([^"]+)"', answer["html"])[0])
    framed = seeded.get(source.removeprefix("http://localhost"))
    assert framed.status_code == 200
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert seeded.get("/").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "url", ["", "http://elsewhere.example/?quote=a", "http://localhost/", "http://localhost/check?quote=a"]
)
def test_oembed_knows_no_other_address(seeded: FlaskClient, url: str) -> None:
    assert seeded.get("/oembed", query_string={"url": url}).status_code == 404


def test_where_reading_takes_a_key_nothing_is_told(settings: Settings) -> None:
    app = create_app(replace(settings, restrictions=Restrictions(open_reads=False)))
    browser = app.test_client()
    assert tags(browser.get(ASKED).text) == {}
    assert browser.get("/oembed", query_string={"url": "http://localhost" + ASKED}).status_code == 401
    app.extensions[EXTENSION].store.close()

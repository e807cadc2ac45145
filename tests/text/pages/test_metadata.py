"""What a page says of itself: when it was published, to the minute and with its zone, and by which persons."""

from __future__ import annotations

import json

import pytest

from service.article_body import article_of_page
from service.domain import Article, Overrides

BODY = (
    "<p>The council of Easthaven met on Tuesday evening to hear what the harbour would cost in the next ten years.</p>"
)


def page(head: str = "", url: str | None = None, body: str = "") -> Article:
    html = f"<html lang='en'><head><title>Harbour</title>{head}</head><body><article><h1>Harbour</h1>{body}{BODY}"
    return article_of_page(f"{html}</article></body></html>", Overrides("The Lantern", url=url))


def linked(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


META = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("head", "time"),
    [
        pytest.param(linked(datePublished="2031-03-04T18:20:00+01:00"), "2031-03-04T18:20:00+01:00", id="JSON-LD"),
        pytest.param(linked(datePublished="2031-03-04T18:20+0100"), "2031-03-04T18:20:00+01:00", id="a short zone"),
        pytest.param(linked(datePublished="2031-03-04T17:20:00.123Z"), "2031-03-04T17:20:00.123Z", id="UTC"),
        pytest.param(linked(datePublished="2031-03-04 17:20:00 UTC"), "2031-03-04T17:20:00+00:00", id="UTC in words"),
        pytest.param(linked(datePublished="2031-03-04T18:20:00"), "2031-03-04", id="no zone: the date"),
        pytest.param(META.format("2031-03-04T18:20:00-05:00"), "2031-03-04T18:20:00-05:00", id="a meta element"),
        pytest.param(
            linked(datePublished="2031-03-04") + META.format("2031-03-04T18:20:00-05:00"),
            "2031-03-04T18:20:00-05:00",
            id="the time of day of the same day",
        ),
        pytest.param(
            linked(datePublished="2031-03-04") + META.format("2031-03-05T08:00:00Z"), "2031-03-04", id="not of another"
        ),
        pytest.param(
            '<script type="application/ld+json">'
            '{"@graph": [{"@type": "WebPage", "datePublished": "2030-01-01"}]}</script>'
            + linked(datePublished="2031-03-04T18:20:00+01:00"),
            "2031-03-04T18:20:00+01:00",
            id="of the article, not of the site",
        ),
        pytest.param(
            '<script type="application/ld+json">{"broken": </script>' + META.format("2031-03-04T18:20:00Z"),
            "2031-03-04T18:20:00Z",
            id="broken JSON is passed over",
        ),
    ],
)
def test_the_time_of_publication_is_kept_with_its_zone(head: str, time: str) -> None:
    published = page(head, url="https://lantern.example/2031/02/28/harbour").published_at
    assert published is not None
    assert published.value == time


def test_a_time_element_is_read() -> None:
    published = page(
        body="<time itemprop='datePublished' datetime='2031-03-04T18:20:00+01:00'>today</time>"
    ).published_at
    assert published is not None
    assert published.value == "2031-03-04T18:20:00+01:00"


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        pytest.param('<meta name="author" content="By Dina Holt">', "Dina Holt", id="no By"),
        pytest.param('<meta name="author" content="DINA HOLT and Olav Brandt">', "Dina Holt, Olav Brandt", id="two"),
        pytest.param('<meta name="author" content="DINA HOLT">', "Dina Holt", id="in capitals"),
        pytest.param('<meta name="author" content="Dina Holt, dina@lantern.example">', "Dina Holt", id="no address"),
        pytest.param('<meta name="author" content="Dina Holt | The Lantern">', "Dina Holt", id="no outlet"),
        pytest.param('<meta name="author" content="Dina Holt, Senior Reporter">', "Dina Holt", id="no office"),
        pytest.param('<meta name="author" content="Lantern Staff">', None, id="staff"),
        pytest.param('<meta name="author" content="The Lantern">', None, id="the outlet alone"),
        pytest.param('<meta name="author" content="National Desk">', None, id="a desk"),
        pytest.param('<meta name="author" content="Reuters">', None, id="an agency"),
        pytest.param('<meta name="author" content="https://lantern.example/dina">', None, id="a link"),
        pytest.param('<meta name="author" content="Dora Desk">', "Dora Desk", id="a surname that is a word"),
        pytest.param(
            linked(author=[{"@type": "Person", "name": "Dina Holt"}, {"@type": "Person", "name": "Olav Brandt"}]),
            "Dina Holt, Olav Brandt",
            id="JSON-LD",
        ),
        pytest.param(linked(author={"@type": "Organization", "name": "Coast Wire"}), None, id="a body"),
        pytest.param(linked(author="Dina Holt"), "Dina Holt", id="a string"),
        pytest.param(
            linked(author={"@type": "NewsMediaOrganization", "name": "The Lantern"})
            + '<meta name="author" content="Dina Holt">',
            "Dina Holt",
            id="a person elsewhere on the page",
        ),
    ],
)
def test_a_byline_is_persons(head: str, byline: str | None) -> None:
    assert page(head).byline == byline

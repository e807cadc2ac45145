"""When a page was published is read from what it says of itself, and never guessed from all that stands on it."""

from __future__ import annotations

import pytest

from service.article_body import article_of, parse_body
from service.domain import Article
from tests.timing import assert_within

SAID = "<p>“The bridge will stand for years,” said Mayor Ada Harbour on Monday in the town hall.</p>" * 3
SECONDS = 5.0
"""Of a processor, as SECURITY.md has it for one request."""


def read(content: str, head: str = "") -> Article:
    page = f"<html><head>{head}</head><body><article>{content}{SAID}</article></body></html>"
    return article_of(parse_body({"outlet": "The Post", "html": page}))


@pytest.mark.parametrize(
    ("content", "date"),
    [
        ("<time>January 5, 2022</time>", "2022-01-05"),
        ("<time>5 Jan 2022, 10:00</time>", "2022-01-05"),
        ("<time datetime='2022-03-04'>yesterday</time>", "2022-03-04"),
        ("<time>soon</time>", None),
        ("The treaty of January 5, 1922 was signed here.", None),
    ],
)
def test_a_date_that_the_first_time_element_shows_counts(content: str, date: str | None) -> None:
    published = read(content).published_at
    assert (published.value if published else None) == date


@pytest.mark.parametrize(
    "piece",
    [
        "<time>{}th, 2022 at 08:U.S.{} IST</time>",
        "<span class='date'>{}th, 2022 at 08:U.S.{} IST</span>",
        "<abbr class='published' title='{}th, 2022'>08:U.S.{} IST</abbr>",
        "<p>{}th, 2022 at 08:U.S.{} IST</p>",
    ],
    ids=["time elements", "elements of that class", "abbreviations", "paragraphs"],
)
def test_odd_dates_without_end_take_no_time(piece: str) -> None:
    content = "".join(piece.format(number, number) for number in range(2_000))
    assert_within(SECONDS, lambda: read(content))

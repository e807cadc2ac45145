"""Feeds: what an entry says of itself is kept as it is given, and nothing is fetched or made up."""

from __future__ import annotations

import pytest

from service.errors import UnreadableDocument
from service.text.feeds import FeedEntry, entries_of_feed
from tests.timing import assert_within

FEED = '<rss version="2.0"><channel><title>The &lt;b&gt;Wire&lt;/b&gt;</title><item>{}</item></channel></rss>'


def entry(content: str) -> FeedEntry:
    [found] = entries_of_feed(FEED.format(content).encode())
    return found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon, 06 May 2024 10:00:00 +0200", "2024-05-06T10:00:00+02:00"),
        ("Mon, 06 May 2024 10:00:00 GMT", "2024-05-06T10:00:00+00:00"),
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T10:00:00Z", "2024-05-06T10:00:00Z"),
        ("some day", None),
    ],
)
def test_a_time_is_kept_as_it_is_given(written: str, read: str | None) -> None:
    found = entry(f"<title>a</title><pubDate>{written}</pubDate>").published_at
    assert (found and found.value) == read


def test_the_longest_text_of_an_entry_is_its_text() -> None:
    found = entry(
        "<title>A &amp;amp; B</title><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>"
    )
    assert (found.outlet, found.title, found.text) == ("The Wire", "A & B", "A & B\nOne.\n\nTwo.")


def test_a_link_that_is_no_address_is_left_out() -> None:
    assert entry("<description>a</description><link>javascript:alert(1)</link>").url is None


@pytest.mark.parametrize(
    "content", [b"", b"/etc/passwd", b"http://127.0.0.1:1/feed", b"<html></html>", b"\xff\xfe\x00"]
)
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="no RSS or Atom feed"):
        list(entries_of_feed(content))


def test_entities_that_grow_do_not_cost_minutes() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a0 "aaaaaaaaaa">'
    bomb += "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
    feed = (bomb + FEED.format("<title>&a9;</title><description>b</description>")).encode()
    found = assert_within(20, lambda: list(entries_of_feed(feed)))
    assert all(len(one.text) < 1_000_000 for one in found)

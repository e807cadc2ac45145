"""Finds when a page was published: as exactly as it says so, with its zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from service.errors import InvalidPublicationTime
from service.publication import PublishedAt
from service.text.pages.structured import StructuredData

_METAS = frozenset(
    {
        "article:published_time", "og:article:published_time", "article.published", "datepublished", "parsely-pub-date",
        "sailthru.date", "dc.date.issued", "dcterms.created", "publish-date", "pubdate", "date",
    }
)  # fmt: skip
_SPACED = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]\s*(\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s*(Z|[+-]\d\d:?\d\d|UTC|GMT)?", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS = re.compile(
    r"(?:\b(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]{2,8})\.?,? (?:(?P<day_behind>\d{1,2}),? )?(?P<year>(?:19|20)\d\d)\b"
)
_LONGEST_SHOWN = 80
"""Code points of a `time` element that are read."""


def published_time(tree: HtmlElement, data: StructuredData, fallback: str | None) -> PublishedAt | None:
    """When the page says that it was published: a time of day before a date alone; else `fallback`, a date.

    What says it of the article (JSON-LD, then meta elements, then `time` elements) goes before what is read off its
    address; then what the first `time` element shows counts, and no other.
    """
    times = list(filter(None, map(parse_time, _given(tree, data))))
    first = times[0] if times else None
    if first is None:
        return parse_time(fallback or "") or _shown_time(tree)
    if first.is_date:
        return next((time for time in times if not time.is_date and time.value.startswith(first.value)), first)
    return first


def _given(tree: HtmlElement, data: StructuredData) -> Iterator[str]:
    yield str(data.article.get("datePublished", ""))
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _METAS:
            yield meta.get("content") or ""
    for time in tree.iter("time"):
        if "datePublished" in (time.get("itemprop") or "") or time.get("pubdate") is not None:
            yield time.get("datetime") or ""


def _shown_time(tree: HtmlElement) -> PublishedAt | None:
    first = next(tree.iter("time"), None)
    if first is None:
        return None
    shown = " ".join(first.text_content().split())
    return (
        parse_time(first.get("datetime")) or parse_time(shown[:_LONGEST_SHOWN]) or time_in_words(shown[:_LONGEST_SHOWN])
    )


def time_in_words(shown: str) -> PublishedAt | None:
    """A date that is written with the name of its month, in English. None when there is none."""
    match = _WORDS.search(shown)
    day, month, year = (match["day"] or match["day_behind"], match["month"], match["year"]) if match else ("", "", "")
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return PublishedAt.parse(datetime.strptime(f"{day} {month} {year}", form).date().isoformat())
        except ValueError:
            continue
    return None


def parse_time(written: str | None) -> PublishedAt | None:
    """The time as it is written, in the form of RFC 3339; a time of day without a zone leaves its date. None when it
    is no time."""
    written = (written or "").strip()
    for candidate in (written, _from_iso(written), _from_mail(written), *_DATE.findall(written)[:1]):
        try:
            return PublishedAt.parse(candidate)
        except InvalidPublicationTime:
            continue
    return None


def _from_iso(written: str) -> str:
    match = _SPACED.match(written)
    if match is None or match[3] is None:
        return ""
    zone = "+00:00" if match[3].upper() in {"Z", "UTC", "GMT"} else match[3]
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2].replace(',', '.')}{zone}").isoformat()
    except ValueError:
        return ""


def _from_mail(written: str) -> str:
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return ""
    return moment.isoformat() if moment.tzinfo else ""

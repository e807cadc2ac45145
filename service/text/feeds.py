"""RSS and Atom feeds become articles: from their bytes alone, nothing is fetched."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser

from service.domain import ArticleFields, PublishedAt
from service.errors import InvalidPublicationTime, UnreadableDocument
from service.text.drafts.page import text_of_page
from service.text.html import WordsOfLanguage, with_title
from service.text.pages.bylines import byline_of
from service.text.pages.part import text_of_part
from service.text.pages.words import NO_WORDS, PageWords

_ADDRESS = re.compile(r"https?://[^\s/]\S*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class FeedEntry(ArticleFields):
    """An entry as the feed gives it; `text` is headed by the title, and empty when the entry holds no words at all."""

    outlet: str | None
    text: str


def entries_of_feed(content: bytes, words_of: WordsOfLanguage = lambda _: NO_WORDS) -> Iterator[FeedEntry]:
    """The entries of an RSS or Atom feed, in its order. Raises UnreadableDocument when it is none."""
    feed = feedparser.parse(BytesIO(content))  # a stream: of bytes it would try whether they name a file
    if not feed.get("version"):
        raise UnreadableDocument("it is no RSS or Atom feed; give a feed, or another kind of file under its own ending")
    for entry in feed.entries:
        yield _entry(entry, feed.feed, words_of)


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], words_of: WordsOfLanguage) -> FeedEntry:
    title = _plain(entry.get("title"))
    tag = entry.get("language") or feed.get("language") or ""
    language = tag if _LANGUAGE.fullmatch(tag) else None
    outlet = _plain(feed.get("title"))
    body = text_of_part(_body(entry))
    return FeedEntry(
        outlet=outlet,
        text=with_title(body, title) if body.strip() else "",
        url=entry.get("link") if _ADDRESS.fullmatch(entry.get("link", "")) else None,
        title=title,
        byline=_byline(entry, outlet, words_of(language)),
        published_at=_time(entry, "published") or _time(entry, "updated"),
        language=language,
    )


def _body(entry: Mapping[str, Any]) -> str:
    """The longest of what the entry says: its whole content, where the feed carries it, or its summary."""
    texts = [str(part.get("value", "")) for part in entry.get("content", ())]
    return max([*texts, str(entry.get("summary", ""))], key=len)


def _byline(entry: Mapping[str, Any], outlet: str | None, words: PageWords) -> str | None:
    """The persons who wrote the entry."""
    authors = [author.get("name") for author in entry.get("authors", ())]
    return byline_of([*filter(None, authors)] or [_plain(entry.get("author")) or ""], [outlet or ""], words)


def _plain(markup: str | None) -> str | None:
    return " ".join(text_of_page(markup or "").text.split()) or None


def _time(entry: Mapping[str, Any], field: str) -> PublishedAt | None:
    """The time as the feed gives it, with its offset, where it is well written; else as the parser has it."""
    plain = dict(entry.items())  # feedparser's own dictionary would give one time for the other, with a warning
    written, read = str(plain.get(field, "")).strip(), plain.get(f"{field}_parsed")
    for candidate in (written, _rfc_822(written), _in_utc(read)):
        try:
            return PublishedAt.parse(candidate)
        except InvalidPublicationTime:
            continue
    return None


def _rfc_822(written: str) -> str:
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return ""
    return moment.isoformat() if moment.tzinfo else ""


def _in_utc(read: Any) -> str:
    return datetime.fromtimestamp(timegm(read), UTC).isoformat() if read else ""

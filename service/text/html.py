"""HTML becomes text once, here; from then on there is only the text, and offsets count in it."""

from __future__ import annotations

from dataclasses import dataclass

import trafilatura
from trafilatura.settings import Document

from service.domain import Article, PublishedAt
from service.errors import InvalidPublicationTime, UnreadableDocument


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article before its file or page is read; it wins over what that says of itself."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    published_at: PublishedAt | None = None
    language: str | None = None


def article_from_html(html: str, known: Known) -> Article:
    """The article of a page: its main text, headed by its title when the text does not hold it.

    Raises UnreadableDocument when the page holds no text, or names no outlet and none is known.
    """
    page = _read(html, known.url)
    outlet = known.outlet or page.sitename
    if not outlet:
        raise UnreadableDocument("the page does not name its outlet; give the outlet's name")
    title = known.title or page.title
    return Article(
        outlet=outlet,
        text=with_title(page.text or "", title),
        url=known.url or page.url,
        title=title,
        byline=known.byline or page.author,
        published_at=known.published_at or _date(page.date),
        language=known.language or page.language,
    )


def _read(html: str, url: str | None) -> Document:
    page = None
    if html.strip():
        page = trafilatura.bare_extraction(
            html, url=url, include_comments=False, include_tables=True, with_metadata=True
        )
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise UnreadableDocument("no article text was found in the page; send the article as text instead")
    return page


def with_title(text: str, title: str | None) -> str:
    """Quotes from headlines count too, so the title belongs to the text."""
    return text if not title or title in text else f"{title}\n{text}"


def _date(value: str | None) -> PublishedAt | None:
    try:
        return PublishedAt.parse(value) if value else None
    except InvalidPublicationTime:
        return None

"""HTML becomes text once, here; from then on there is only the text, and offsets count in it."""

from __future__ import annotations

import trafilatura
from trafilatura.settings import Document

from service.domain import Article, Overrides, PublishedAt
from service.errors import InvalidPublicationTime, UnreadableDocument


def article_from_html(html: str, overrides: Overrides) -> Article:
    """The article of a page: its main text, headed by its title when the text does not hold it.

    Raises UnreadableDocument when the page holds no text, or names no outlet and `overrides` names none.
    """
    page = _read(html, overrides.url)
    outlet = overrides.outlet or page.sitename
    if not outlet:
        raise UnreadableDocument("the page does not name its outlet; give the outlet's name")
    article = Article(
        outlet=outlet,
        text=with_title(page.text or "", overrides.title or page.title),
        url=page.url,
        title=page.title,
        byline=page.author,
        published_at=_date(page.date),
        language=page.language,
    )
    return article.overridden_by(overrides)


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

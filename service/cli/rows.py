"""Makes articles of what was read from files of many: a line of JSON, the cells of a row, a page of a web archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from service.article_body import article_of, article_of_page, is_address, json_of_line, parse_body
from service.article_rows import Reading, columns_of_line, with_read_time
from service.domain import FIELD_NAMES, Article, Overrides, PublishedAt
from service.errors import InvalidPublicationTime
from service.files.warc import Page

_ANY_OUTLET = "-"
_MAY_BE_EMPTY = frozenset({"url", "title", "byline", "published_at", "language", "kind"})
"""Where lines that other programs write have an empty string for what is not known."""


def article_of_line(line: str, overrides: Overrides, reading: Reading) -> tuple[Article, tuple[str, ...]]:
    """The article of a line of JSON, and the names of what else it gives.

    Raises UnreadableDocument, InvalidArticle.
    """
    row = json_of_line(line)
    if not isinstance(row, dict):
        return article_of(parse_body(row)), ()  # refused, in the words of the interface
    columns = columns_of_line(list(row), reading)
    given = {name: row[column] for name, column in columns.of_field.items()}
    body = {name: value for name, value in given.items() if name not in _MAY_BE_EMPTY or value != ""}
    return article_of_row(with_read_time(body, reading.order), overrides), columns.kept_out


def article_of_row(body: Mapping[str, Any], overrides: Overrides) -> Article:
    """The article of a body; a page may name its outlet itself, or else by its address. Raises InvalidArticle,
    UnreadableDocument."""
    body = dict(body)
    if overrides.outlet is not None:
        body["outlet"] = overrides.outlet
    if "outlet" in body or body.get("html") is None:
        return article_of(parse_body(body)).overridden_by(overrides)
    sent = parse_body(body | {"outlet": _ANY_OUTLET})
    fields = {name: getattr(sent, name) for name in FIELD_NAMES}
    return article_of_page(sent.html or "", Overrides(**fields).overridden_by(overrides))


def article_of_capture(page: Page, overrides: Overrides) -> Article:
    """The article of an archived page, at the address from which it was fetched. Raises UnreadableDocument.

    Where the page does not say when it was published, that is given as the time at which it was fetched: by then it was
    public. `evidence` says so.
    """
    address = page.address if is_address(page.address) else None
    article = article_of_page(page.html, replace(overrides, url=overrides.url or address))
    evidence = f"a web archive gives the address, fetched at {page.captured_at}"
    if article.published_at is not None:
        return replace(article, evidence=article.evidence or evidence)
    try:
        captured_at = PublishedAt.parse(page.captured_at)
    except InvalidPublicationTime:
        return replace(article, evidence=article.evidence or evidence)
    return replace(article, published_at=captured_at, evidence=f"{evidence}; that is given as the time of publication")

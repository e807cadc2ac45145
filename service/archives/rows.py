"""Turns a prepared article into a row of the Parquet form, and such a row into a prepared article.

A row is believed no more than needed: what follows from the text (words, hashes, keys) is made anew, and what would not
fit it is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from service.archives.quotes import quote_rows, spans_of
from service.domain import FIELD_NAMES, Article, ArticleKind, CastMember, LeftOut, LeftOutReason, PublishedAt
from service.errors import InvalidPrepared, InvalidPublicationTime, InvalidText
from service.storage.contents.layouts import layout_of, layout_row
from service.storage.recording.preparation import Prepared, prepare
from service.storage.validity import check_text

Row = Mapping[str, Any]
Order = tuple[bytes, str, str]

_FIELDS = tuple(name for name in FIELD_NAMES if name not in {"published_at", "kind"})
ORDER_COLUMNS = ("text_hash", "outlet", *_FIELDS, "published_at", "kind", "layout", "left_out")
"""What `order_of` takes of a row."""


def row_of(prepared: Prepared) -> dict[str, Any]:
    """The row of a prepared article."""
    article = prepared.article
    cast: dict[CastMember, int] = {}
    quotes = quote_rows([quote.attributed for quote in prepared.quotes], cast)
    layout = layout_row(article.layout)
    return {
        "outlet": article.outlet,
        **{name: getattr(article, name) for name in _FIELDS},
        "published_at": article.published_at.value if article.published_at else None,
        "kind": article.kind.value,
        "text": article.text,
        "text_hash": prepared.text_hash,
        "layout": json.dumps(layout, ensure_ascii=False) if layout is not None else None,
        "left_out": [{"reason": piece.reason.value, "text": piece.text} for piece in article.left_out],
        "cast": [
            {"name": member.name, "aliases": list(member.aliases), "roles": list(member.roles)} for member in cast
        ],
        "quotes": quotes,
    }


def order_of(row: Row) -> Order:
    """In what order articles are taken in, whichever files they lie in and whoever prepared them.

    By the hash of the text, then the outlet; of the same article in several copies by all else that makes them differ,
    so that the same one is always the first, which is kept.
    """
    rest = json.dumps([row[name] for name in ORDER_COLUMNS[2:]], ensure_ascii=False)
    return row["text_hash"], row["outlet"], rest


def prepared_of(row: Row, reader: int) -> Prepared:
    """The prepared article of a row, as `row_of` was given it. Raises InvalidPrepared for what it did not make."""
    try:
        article = _article(row)
        cast = [_member(member) for member in row["cast"]]
        prepared = prepare(article, spans_of(row["quotes"], cast, article.text), reader)
    except (KeyError, TypeError, ValueError, IndexError, InvalidText, InvalidPublicationTime) as error:
        raise InvalidPrepared(
            f"an article of {row.get('outlet')!r} does not fit ({error}); prepare it again"
        ) from error
    if prepared.text_hash != row["text_hash"] or len(prepared.quotes) != _outermost(row["quotes"]):
        raise InvalidPrepared(f"an article of {row['outlet']!r} is not as it was prepared; prepare it again")
    return prepared


def _article(row: Row) -> Article:
    published = row["published_at"]
    return Article(
        row["outlet"],
        row["text"],
        **{name: row[name] for name in _FIELDS},
        published_at=PublishedAt.parse(published) if published is not None else None,
        kind=ArticleKind(row["kind"]),
        layout=layout_of(json.loads(row["layout"]) if row["layout"] is not None else None),
        left_out=tuple(LeftOut(LeftOutReason(piece["reason"]), piece["text"]) for piece in row["left_out"]),
    )


def _member(row: Row) -> CastMember:
    member = CastMember(row["name"], tuple(row["aliases"]), tuple(row["roles"]))
    for name in (member.name, *member.aliases, *member.roles):
        check_text("a name", name)
    return member


def _outermost(quotes: list[dict[str, Any]]) -> int:
    return sum(quote["outer"] is None for quote in quotes)

"""Fills a data folder with made quotes, as articles of ten, without extraction: their places are known."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from service.cli.workspace import workspace
from service.domain import Article, AttributedSpan, Attribution, CastMember, QuotedSpan, QuoteKind
from service.indexing import catch_up
from service.language.language import DEFAULT, language
from service.people.comparison import are_one_speaker
from service.storage.recording.preparation import Prepared, prepare

QUOTES_EACH = 10
ARTICLES_AT_ONCE = 2_000
SPEAKERS = ("Ada Lovelace", "Alan Turing", "Grace Hopper", "Emmy Noether", "Marie Curie", "Niels Bohr", "Lise Meitner")
OUTLETS = 300


def fill(texts: Iterable[str], data: Path) -> None:
    """Store `texts` in `data` and index them."""
    with workspace(data) as (store, index, _):
        articles = _articles(iter(texts))
        while batch := list(islice(articles, ARTICLES_AT_ONCE)):
            store.add_articles(batch, partial(are_one_speaker, language=language(DEFAULT)))
        catch_up(store, index)


def recorded(data: Path) -> list[str]:
    """The distinct quotes of a folder that was filled, in the order in which they came in."""
    database = sqlite3.connect(f"file:{data / 'quoteverify.db'}?mode=ro", uri=True)
    try:
        return [text for (text,) in database.execute("SELECT text FROM quote ORDER BY id")]
    finally:
        database.close()


def _articles(texts: Iterator[str]) -> Iterator[Prepared]:
    number = 0
    while wordings := list(islice(texts, QUOTES_EACH)):
        number += 1
        yield _article(number, wordings)


def _article(number: int, wordings: Sequence[str]) -> Prepared:
    text = f"Article {number}: "
    spans = []
    for at, wording in enumerate(wordings):
        start = len(text) + 1
        speaker = CastMember(SPEAKERS[(number + at) % len(SPEAKERS)])
        span = QuotedSpan(start, start + len(wording), "“", "”")
        spans.append(AttributedSpan(span, QuoteKind.DIRECT, Attribution(speaker, None, None, "made", 1.0)))
        text += f"“{wording}” "
    return prepare(Article(f"Outlet {number % OUTLETS}", text), spans)

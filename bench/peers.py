"""What a user would pick instead: exhaustive scans with rapidfuzz, SQLite's full-text search, PostgreSQL's trigrams."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg
from rapidfuzz import fuzz, process

from service.candidates import TUNING
from service.domain import VerifyQuery
from service.index.protocol import CandidateIndex
from service.language.language import DEFAULT, language
from service.matching.ranking import rank
from service.storage.store import Store
from service.text.normalise import normalise
from service.verification import verify

Answer = Callable[[str], str | None]
"""The recorded quote that a query comes from, or None."""
RAREST, RETRIEVED = 6, 50
_WORD = re.compile(r"[a-z0-9]+")


def ours(store: Store, index: CandidateIndex, threshold: float | None = None) -> Answer:
    """A whole verification, as a request needs it; with a threshold of 0 the closest quote counts, as for a scan."""

    def answer(query: str) -> str | None:
        matches = verify(VerifyQuery(query, threshold=threshold), store, index).matches
        return matches[0].quote.text if matches else None

    return answer


def ours_without_storage(texts: Sequence[str], index: CandidateIndex) -> Answer:
    """Normalising, candidates and ranking, as a verification does it."""

    def answer(query: str) -> str | None:
        wording = normalise(query)
        ranked = rank(
            wording,
            {id: texts[id] for id in index.candidates(wording, TUNING.candidates, near_best=True)},
            language(DEFAULT),
            5,
            None,
        )
        return texts[ranked[0][0]] if ranked else None

    return answer


def scan(texts: Sequence[str], scorer: Callable[..., float]) -> Answer:
    """Every text is compared."""

    def answer(query: str) -> str | None:
        best = process.extractOne(query, texts, scorer=scorer)
        return texts[best[2]] if best else None

    return answer


def full_text_search(texts: Sequence[str], folder: Path) -> Answer:
    """SQLite FTS5: the six rarest words by BM25, the best fifty compared by `fuzz.ratio`."""
    counts = Counter(word for text in texts for word in set(_WORD.findall(text.lower())))
    database = sqlite3.connect(folder / "peer.db")
    database.execute("CREATE VIRTUAL TABLE quotes USING fts5(text, content='')")
    rows = ((number, text) for number, text in enumerate(texts))
    with database:
        database.executemany("INSERT INTO quotes(rowid, text) VALUES (?, ?)", rows)
        database.execute("INSERT INTO quotes(quotes) VALUES ('optimize')")

    def answer(query: str) -> str | None:
        by_frequency = sorted((counts[word], word) for word in set(_WORD.findall(query.lower())) if counts[word])
        rarest = " OR ".join(f'"{word}"' for _, word in by_frequency[:RAREST])
        sql = "SELECT rowid FROM quotes WHERE quotes MATCH ? ORDER BY rank LIMIT ?"
        retrieved = [row[0] for row in database.execute(sql, (rarest, RETRIEVED))] if rarest else []
        best = process.extractOne(query, {number: texts[number] for number in retrieved}, scorer=fuzz.ratio)
        return texts[best[2]] if best else None

    return answer


def trigram_search(texts: Sequence[str], url: str) -> Answer:
    """PostgreSQL's pg_trgm with a GIN index and the usual threshold, in a table of its own that is made anew."""
    connection = psycopg.connect(url, autocommit=True)
    connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    connection.execute("DROP TABLE IF EXISTS quoteverify_bench")
    connection.execute("CREATE UNLOGGED TABLE quoteverify_bench (text text)")
    with connection.cursor().copy("COPY quoteverify_bench FROM STDIN") as copy:
        for text in texts:
            copy.write_row((text,))
    connection.execute("CREATE INDEX ON quoteverify_bench USING gin (text gin_trgm_ops)")
    connection.execute("ANALYZE quoteverify_bench")
    connection.execute("SET pg_trgm.similarity_threshold = 0.3")
    sql = "SELECT text FROM quoteverify_bench WHERE text % %(q)s ORDER BY similarity(text, %(q)s) DESC LIMIT 1"

    def answer(query: str) -> str | None:
        row = connection.execute(sql.replace(" % ", " %% "), {"q": query}).fetchone()
        return str(row[0]) if row else None

    return answer

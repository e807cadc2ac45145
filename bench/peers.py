"""What a user would pick instead: exhaustive scans with rapidfuzz, and SQLite's full-text search."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from service.matching.ranking import rank
from service.matching.tantivy_index import TantivyIndex
from service.text.normalise import normalise
from service.verification import CANDIDATES

Answer = Callable[[str], int | None]
"""The number of the text that a query comes from, or None."""
RAREST, RETRIEVED = 6, 50
_WORD = re.compile(r"[a-z0-9]+")


def ours(texts: Sequence[str], index: TantivyIndex) -> Answer:
    """Normalising, candidates and ranking, as a verification does it."""

    def answer(query: str) -> int | None:
        wording = normalise(query)
        proposed = index.candidates(wording, CANDIDATES)
        ranked = rank(wording, {id: texts[id] for id in proposed}, 5, None)
        return ranked[0][0] if ranked else None

    return answer


def scan(texts: Sequence[str], scorer: Callable[..., float]) -> Answer:
    """Every text is compared."""

    def answer(query: str) -> int | None:
        found = process.extractOne(query, texts, scorer=scorer)
        return int(found[2]) if found else None

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

    def answer(query: str) -> int | None:
        known = sorted((counts[word], word) for word in set(_WORD.findall(query.lower())) if counts[word])
        asked = " OR ".join(f'"{word}"' for _, word in known[:RAREST])
        sql = "SELECT rowid FROM quotes WHERE quotes MATCH ? ORDER BY rank LIMIT ?"
        found = [row[0] for row in database.execute(sql, (asked, RETRIEVED))] if asked else []
        best = process.extractOne(query, {number: texts[number] for number in found}, scorer=fuzz.ratio)
        return int(best[2]) if best else None

    return answer

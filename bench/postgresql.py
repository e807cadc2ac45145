"""What a verification reads of PostgreSQL among many made occurrences: time in the server's answers, by statement.

    python -m bench.postgresql [--rows N] [--questions N] [--url URL]

Fills a database of a server of its own, which syncs nothing to disk (or the empty one at URL), and asks for quotes of
it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Engine, event

from bench.made_rows import fill
from service.domain import VerifyQuery
from service.index.open import in_memory
from service.index.protocol import KeptIndex
from service.storage.store import Store
from service.verification import verify
from tests.postgresql import running

INDEXED, WARM_UP = 5_000, 50
"""Quotes that the index knows of: it is in memory, and its time does not count."""


def main(given: Sequence[str] | None = None) -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000, help="occurrences")
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--url", help="an empty database; otherwise a server is started")
    arguments = parser.parse_args(given)
    with _database(arguments.url) as url:
        store = Store(url)
        store.migrate()
        begun = time.perf_counter()
        with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as connection:
            fill(connection, arguments.rows)
            [(size,)] = connection.execute("SELECT pg_database_size(current_database())").fetchall()
        filled = time.perf_counter() - begun
        print(f"{arguments.rows:,} occurrences made in {filled:.0f} s: {size / arguments.rows:.0f} bytes each")
        index, texts = _indexed(store, arguments.rows * 4 // 5)
        _ask(store, index, texts, arguments.questions)
        store.close()


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    if url:
        yield url
        return
    with running() as server:
        yield server.url(server.create())


def _indexed(store: Store, quotes: int) -> tuple[KeptIndex, list[str]]:
    """An index of some of the quotes, and their texts."""
    index, draw = in_memory(), random.Random(3)
    chosen = sorted(draw.sample(range(1, quotes + 1), min(INDEXED, quotes)))
    with store.snapshot() as snapshot:
        texts = dict(snapshot.texts(chosen))
    index.apply(texts.items(), (), store.head())
    return index, list(texts.values())


def _ask(store: Store, index: KeptIndex, texts: Sequence[str], questions: int) -> None:
    draw = random.Random(4)
    asked = [VerifyQuery(_edited(draw.choice(texts), draw), f"Ann Speaker{number}") for number in range(questions)]
    for query in asked[:WARM_UP]:
        verify(query, store, index)
    with _Clock() as clock:
        reads = [clock.of(query, store, index) for query in asked]
    reads.sort()
    p50, p99 = (1000 * reads[(len(reads) - 1) * share // 100] for share in (50, 99))
    print(f"reads of one verification: p50 {p50:.2f} ms | p99 {p99:.2f} ms | {clock.count / len(asked):.1f} statements")
    for statement, seconds in sorted(clock.by_statement.items(), key=lambda item: -item[1])[:6]:
        print(f"{1000 * seconds / len(asked):7.3f} ms  {' '.join(statement.split())[:110]}")


def _edited(text: str, draw: random.Random) -> str:
    """A tenth of the words replaced."""
    return " ".join("abc" if draw.random() < 0.1 else word for word in text.split())


class _Clock:
    """Adds up how long the server takes to answer."""

    def __init__(self) -> None:
        self.by_statement: dict[str, float] = defaultdict(float)
        self.count = 0
        self._begun = self._seconds = 0.0

    def __enter__(self) -> _Clock:
        event.listen(Engine, "before_cursor_execute", self._begin)
        event.listen(Engine, "after_cursor_execute", self._end)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._begin)
        event.remove(Engine, "after_cursor_execute", self._end)

    def of(self, query: VerifyQuery, store: Store, index: KeptIndex) -> float:
        """Seconds in which the server answered while `query` was verified."""
        self._seconds = 0.0
        verify(query, store, index)
        return self._seconds

    def _begin(self, *_: Any) -> None:
        self._begun = time.perf_counter()

    def _end(self, _connection: object, _cursor: object, statement: str, *_: Any) -> None:
        seconds = time.perf_counter() - self._begun
        self.by_statement[statement] += seconds
        self._seconds += seconds
        self.count += 1


if __name__ == "__main__":
    main()

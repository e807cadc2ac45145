"""What the database costs a verification: the texts of 100 candidates, and who carried five of them.

    python -m bench.ingest_reads [--quotes 1000000]

Beside it, the carriers of one wording that 2,000 articles carried. The wordings are numbered ones: what a row costs
does not depend on its words.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from service.domain import Article, AttributedSpan, Attribution, CastMember, OccurrenceFilter, QuotedSpan, QuoteKind
from service.storage.recording.preparation import Keyed, Prepared, text_hash
from service.storage.store import Store

QUOTES_EACH = 10
AT_ONCE = 500
ROUNDS = 400
OFTEN = 2_000
WORDS = "the wording of a quote that is as long as most of them are and stands in number"


def main() -> None:
    """Print the milliseconds of processor time at the size that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quotes", type=int, default=1_000_000)
    count = parser.parse_args().quotes
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'quotes.db'}")
        store.migrate()
        begun = time.perf_counter()
        for batch in _batches(_articles(count), AT_ONCE):
            store.add_articles(batch, lambda *_: False)
        print(f"{count:,} quotes stored in {time.perf_counter() - begun:.0f} s")
        choose = random.Random(20_220_127)
        ids = [choose.sample(range(1, count + 1), 100) for _ in range(ROUNDS)]
        _report("100 texts and the carriers of 5", [lambda drawn=drawn: _verify(store, drawn) for drawn in ids])
        often = [lambda: store.carriers([count + 1], OccurrenceFilter())] * 20
        _report(f"a quote carried {OFTEN:,} times", often)
        store.close()


def _verify(store: Store, ids: Sequence[int]) -> None:
    with store.snapshot() as snapshot:
        snapshot.quotes(ids)
        snapshot.carriers(ids[:5], OccurrenceFilter())


def _report(what: str, calls: Sequence[Callable[[], object]]) -> None:
    milliseconds = []
    for call in calls:
        begun = time.thread_time()  # of the processor: the clock also measures what else the machine does
        call()
        milliseconds.append(1000 * (time.thread_time() - begun))
    milliseconds.sort()
    p50, p99 = (milliseconds[len(milliseconds) * share // 100] for share in (50, 99))
    print(f"{what}: p50 {p50:.2f} ms, p99 {p99:.2f} ms")


def _articles(count: int) -> Iterator[Prepared]:
    for number in range(0, count, QUOTES_EACH):
        last = min(number + QUOTES_EACH, count)
        yield _article(f"article {number}", [f"{WORDS} {wording}" for wording in range(number, last)])
    for number in range(OFTEN):
        yield _article(f"carrier {number}", ["no comment"])


def _article(name: str, wordings: Sequence[str]) -> Prepared:
    text = f"{name} " + " ".join(f"“{wording}”" for wording in wordings)
    speaker = CastMember(f"Speaker Number{len(text) % 9}")
    quotes, at = [], len(name) + 2
    for wording in wordings:
        span = QuotedSpan(at, at + len(wording), "“", "”")
        attributed = AttributedSpan(span, QuoteKind.DIRECT, Attribution(speaker, None, None, "made", 1.0))
        quotes.append(Keyed(attributed, wording, hashlib.sha256(wording.encode()).digest()))
        at += len(wording) + 3
    return Prepared(Article(f"Outlet {sum(name.encode()) % 300}", text), text_hash(text), tuple(quotes))


def _batches(articles: Iterator[Prepared], size: int) -> Iterator[list[Prepared]]:
    batch: list[Prepared] = []
    for article in articles:
        batch.append(article)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


if __name__ == "__main__":
    main()

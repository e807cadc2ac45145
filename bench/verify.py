"""Times looking a candidate quote up among many: candidates and ranking, against exhaustive scans. See README.md."""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz, process

from bench.edits import EDITS
from bench.wordings import Generator
from service.matching.ranking import rank
from service.matching.tantivy_index import TantivyIndex
from service.text.normalise import normalise

CANDIDATES = 100
PIECE = 50_000
Answer = Callable[[str], int | None]


def main() -> None:
    """Build, ask, print a table."""
    arguments = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="quoteverify-bench-"))
    try:
        texts = list(Generator().wordings(arguments.size))
        index = _built(texts, folder)
        _report(texts, {"quoteverify": _ours(texts, index)}, arguments.queries)
        peers = {"rapidfuzz ratio, exhaustive": _scan(texts, fuzz.ratio)}
        if arguments.slow_peers:
            peers["rapidfuzz WRatio, exhaustive"] = _scan(texts, fuzz.WRatio)
        _report(texts, peers, arguments.peer_queries)
    finally:
        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="recorded quotes")
    parser.add_argument("--queries", type=int, default=300, help="queries for each edit")
    parser.add_argument("--peer-queries", type=int, default=5, help="queries for each edit that the others are asked")
    parser.add_argument("--slow-peers", action="store_true", help="ask the slow ones too")
    return parser.parse_args()


def _built(texts: Sequence[str], folder: Path) -> TantivyIndex:
    index = TantivyIndex(folder, "bench")
    started = time.perf_counter()
    numbered = iter(enumerate(texts))
    for position, piece in enumerate(_pieces(numbered), start=1):
        index.apply(piece, (), position)
    seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{len(texts):,} quotes: built in {seconds:.0f} s, {size / len(texts):.0f} bytes a quote")
    return index


def _pieces(numbered: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    while piece := list(islice(numbered, PIECE)):
        yield piece


def _ours(texts: Sequence[str], index: TantivyIndex) -> Answer:
    def answer(query: str) -> int | None:
        wording = normalise(query)
        ids = index.candidates(wording, CANDIDATES)
        ranked = rank(wording, {id: texts[id] for id in ids}, 5, None)
        return ranked[0][0] if ranked else None

    return answer


def _scan(texts: Sequence[str], scorer: Callable[..., float]) -> Answer:
    def answer(query: str) -> int | None:
        found = process.extractOne(query, texts, scorer=scorer)
        return int(found[2]) if found else None

    return answer


def _report(texts: Sequence[str], services: dict[str, Answer], queries: int) -> None:
    for name, answer in services.items():
        for edit, make in EDITS.items():
            draw, generator = random.Random(5), Generator(6)
            asked = [(at, make(texts[at], draw, generator)) for at in draw.sample(range(len(texts)), queries)]
            times, hits = [], 0
            for at, query in asked:
                started = time.perf_counter()
                found = answer(query)
                times.append(1000 * (time.perf_counter() - started))
                hits += found is not None and (found == at or texts[found] == texts[at])
            cuts = statistics.quantiles(times, n=100)
            print(f"{name} | {edit} | p50 {cuts[49]:.2f} ms | p99 {cuts[98]:.2f} ms | found first {hits / queries:.3f}")


if __name__ == "__main__":
    main()

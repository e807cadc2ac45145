"""Asks two engines the same: an index in a folder, and one on a search cluster. See README.md.

python -m bench.same_answers URL [--size N | --texts DIR] [--queries N]   URL as in QUOTEVERIFY_INDEX_URL
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bench.corpus import corpus
from bench.verify import made_queries
from service.candidates import TUNING
from service.index.address import IndexAddress, read_cluster
from service.index.open import open_index
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.schema import Names
from service.index.opensearch.tuning import ClusterTuning
from service.index.protocol import CandidateIndex
from service.indexing import PIECES
from service.language.language import DEFAULT, language
from service.matching.ranking import rank
from service.text.normalise import normalise

Each = TypeVar("Each")
AT_ONCE = 50
"""Questions of a batch, which the cluster gets in one round."""


Answer = list[tuple[int, str]]
"""The matches, the best first, each with its verdict."""


def main(given: Sequence[str] | None = None) -> None:
    """Fill both, ask both, print how often they agree and what it cost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url", help="the cluster and a prefix on it, as QUOTEVERIFY_INDEX_URL has it")
    parser.add_argument("--size", type=int, default=100_000, help="recorded quotes, at most")
    parser.add_argument("--texts", type=Path, help="a folder whose sentences are recorded instead of made wordings")
    parser.add_argument("--queries", type=int, default=1_000, help="queries for each edit")
    parser.add_argument("--shards", type=int, default=1, help="parts of the index on the cluster")
    arguments = parser.parse_args(given)
    texts = corpus(arguments.size, arguments.texts)
    address = replace(read_cluster(arguments.url), shards=arguments.shards, timeout_seconds=60.0)
    cluster = Cluster(address, ClusterTuning())
    with tempfile.TemporaryDirectory(prefix="quoteverify-same-") as folder:
        embedded = open_index(IndexAddress(Path(folder)), lambda: "bench")
        shared = open_index(IndexAddress(Path(folder), "opensearch", address), lambda: f"bench {len(texts)}")
        print(f"{len(texts):,} quotes; in a folder: {_fill(embedded, texts):.0f} s; on the cluster: ", end="")
        print(f"{_fill(shared, texts):.0f} s, {_bytes(cluster) / len(texts):.0f} bytes a quote and copy", flush=True)
        for edit, queries in made_queries(texts, arguments.queries).items():
            _compare(edit, [query for _, query in queries], texts, (embedded, shared), cluster)


def _fill(index: CandidateIndex, texts: Sequence[str]) -> float:
    """Fill an index that is empty; the seconds that it took."""
    started = time.perf_counter()
    if not index.position():
        for position, piece in enumerate(_pieces(enumerate(texts), PIECES.size(len(texts))), start=1):
            index.apply(piece, (), position)
    return time.perf_counter() - started


def _compare(
    edit: str, queries: Sequence[str], texts: Sequence[str], indices: Sequence[CandidateIndex], cluster: Cluster
) -> None:
    """Print how often both come to the same for these queries, and the processor time of a query."""
    answers, costs = [], []
    for index in indices:
        own, nodes = time.process_time(), _nodes_seconds(cluster)
        candidates = [ids for some in _pieces(iter(queries), AT_ONCE) for ids in _candidates(index, some)]
        costs.append((time.process_time() - own, _nodes_seconds(cluster) - nodes))
        answers.append([_answer(query, ids, texts) for query, ids in zip(queries, candidates, strict=True)])
    pairs = list(zip(*answers, strict=True))
    firsts = sum(one[:1] == other[:1] for one, other in pairs)
    whole = sum(one == other for one, other in pairs)
    spent = " | ".join(f"{1000 * own / len(pairs):.2f} + {1000 * nodes / len(pairs):.2f}" for own, nodes in costs)
    told = f"first match and verdict alike {firsts}, the whole answer {whole}"
    print(f"{edit} | {len(pairs)} queries: {told} | processor, own + nodes', ms: {spent}", flush=True)


def _candidates(index: CandidateIndex, queries: Sequence[str]) -> list[list[int]]:
    return index.candidates_all([normalise(query) for query in queries], TUNING.candidates, near_best=True)


def _answer(query: str, candidates: Sequence[int], texts: Sequence[str]) -> Answer:
    ranked = rank(normalise(query), {id: texts[id] for id in candidates}, language(DEFAULT), 5, None)
    return [(id, comparison.verdict.value) for id, comparison in ranked]


def _bytes(cluster: Cluster) -> int:
    """What the index takes, a copy."""
    names = Names(cluster)
    answer = cluster.request("GET", f"/{names.generation('*')}/_stats/store")
    return int(answer["_all"]["primaries"]["store"]["size_in_bytes"])


def _nodes_seconds(cluster: Cluster) -> float:
    """The processor time of all nodes so far."""
    nodes = cluster.request("GET", "/_nodes/stats/process")["nodes"].values()
    return sum(int(node["process"]["cpu"]["total_in_millis"]) for node in nodes) / 1000


def _pieces(whole: Iterator[Each], size: int) -> Iterator[list[Each]]:
    while piece := list(islice(whole, size)):
        yield piece


if __name__ == "__main__":
    main()

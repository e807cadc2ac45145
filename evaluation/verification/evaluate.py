"""Measures verification on a corpus: thousands of questions with known answers, put to the real store and index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from evaluation.verification.corpus import Corpus, read_corpus
from evaluation.verification.figures import figures, lines
from evaluation.verification.holdout import Holdout, Sizes, hold_out
from evaluation.verification.judged import Judged, is_true, judge
from evaluation.verification.peers import NaivePeer, Scan
from evaluation.verification.queries import Material, make_queries
from evaluation.verification.query import Query
from evaluation.verification.recorded_store import Service, running
from evaluation.verification.report import VerificationReport


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is asked: queries of each kind, quotes held back, queries that the exhaustive scan answers as well."""

    each: int = 120
    held: Sizes = field(default_factory=Sizes)
    scanned: int = 250


DEFAULT = Extent()


def evaluate_verification(
    folder: Path, parts: Sequence[str] = ("train", "dev"), seed: int = 1, extent: Extent = DEFAULT
) -> VerificationReport:
    """Put thousands of queries made from the quotes of the corpus in `folder` to the service; see the report.

    The same seed and corpus give the same queries. Raises CorpusUnreadable.
    """
    return evaluate(read_corpus(folder, parts), " + ".join(parts), seed, extent)


def evaluate(corpus: Corpus, part: str, seed: int, extent: Extent) -> VerificationReport:
    """The report on a corpus that is read already, under the name `part`."""
    holdout = hold_out(corpus, seed, extent.held.within(len(corpus.quotes)))
    indexed = [quote for quote in corpus.quotes.values() if quote.key not in holdout.held]
    queries = make_queries(Material(corpus, indexed, holdout, seed, extent.each))
    with running(corpus, holdout.held) as service:
        judged = _put(queries, service)
    peer = NaivePeer(corpus, holdout.held)
    naive = _put([query for query in queries if peer.knows(query)], peer)
    shares = figures(judged, naive)
    agreed = _agreed(judged, Scan(indexed), extent.scanned, seed)
    counts = {
        "articles": len(corpus.articles),
        "quotes in the index": len(indexed),
        "quotes held back": len(holdout.held),
        "queries": len(queries),
    }
    return VerificationReport(part, {**counts, **shares, **agreed}, tuple(lines(judged, naive)), tuple(judged))


def _put(queries: Sequence[Query], service: Service | NaivePeer) -> list[Judged]:
    return [judge(query, service.ask(query)) for query in queries]


def _agreed(judged: Sequence[Judged], scan: Scan, most: int, seed: int) -> dict[str, float]:
    """How often the first quote is one that the exhaustive scan puts first, or as true; and how often the scan's is."""
    judged_queries = [judgement for judgement in judged if judgement.wants_hit]
    sample = Random(seed).sample(judged_queries, min(most, len(judged_queries)))  # noqa: S311 (a measurement that repeats, no secret)
    if not sample:
        return {}
    agreeing = right = 0
    for judgement in sample:
        best = scan.best(judgement.query)
        is_right = is_true(judgement.query, best[0])
        right += is_right
        first = judgement.answer.matches[0].key if judgement.answer.matches else ""
        agreeing += first in {quote.key for quote in best} or (is_right and judgement.is_hit)
    return {"agrees with an exhaustive scan": agreeing / len(sample), "exhaustive scan: hit@1": right / len(sample)}


__all__ = ["DEFAULT", "Extent", "Holdout", "evaluate", "evaluate_verification"]

"""Answers in two other ways, to compare with: a naive service, and an exhaustive scan by rapidfuzz."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from evaluation.gold import quoted_spans
from evaluation.verification.corpus import Corpus, Recorded
from evaluation.verification.judged import FIRST, Answer
from evaluation.verification.query import Query
from service.domain import Verdict
from service.text.normalise import normalise

THRESHOLD = 60.0
"""Percent. The naive service's one threshold."""
_TIED = 0.01
_FEW = 10
_OF_PART = 0.99
"""A quote that is wholly the candidate comes before one that holds it."""


class NaivePeer:
    """What a weekend's work gives: quotes by a regular expression, each compared by `fuzz.ratio`, one threshold."""

    def __init__(self, corpus: Corpus, held: set[str]) -> None:
        texts: dict[str, Recorded] = {}
        for read in corpus.articles:
            for span in quoted_spans(read.article.text):
                text = read.article.text[span.start : span.end]
                key = normalise(text).key
                if key and key not in held:
                    texts.setdefault(_plain(text), corpus.quotes.get(key) or _unknown(text))
        self._texts = list(texts)
        self._quotes = list(texts.values())
        self._keys = frozenset(quote.key for quote in self._quotes)

    def knows(self, query: Query) -> bool:
        """Whether it extracted the quote that the query is made of; negatives it can always be asked."""
        return not query.answers or query.origin.key in self._keys

    def ask(self, query: Query) -> Answer:
        """The best five above the threshold; the verdict by equality and by containment."""
        begun = time.perf_counter()
        plain = _plain(query.text)
        best = process.extract(plain, self._texts, scorer=fuzz.ratio, limit=FIRST, score_cutoff=THRESHOLD)
        verdict = _verdict(plain, best[0][0]) if best else Verdict.NOT_FOUND
        seconds = time.perf_counter() - begun
        return Answer(verdict, tuple(self._quotes[number] for _, _, number in best), seconds)


def _verdict(text: str, quote: str) -> Verdict:
    if text == quote:
        return Verdict.VERBATIM
    return Verdict.FRAGMENT if text in quote else Verdict.ALTERED


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split()).strip(" ,.\"“”'")


def _unknown(text: str) -> Recorded:
    return Recorded(text, normalise(text), frozenset(), (), ())


class Scan:
    """Every indexed quote compared by `fuzz.ratio`, and by `fuzz.partial_ratio` where it is longer than the candidate.

    On the words as the service compares them. `fuzz.WRatio` would prefer any quote whose words are among the
    candidate's.
    """

    def __init__(self, indexed: Iterable[Recorded]) -> None:
        self._quotes = list(indexed)
        self._texts = [" ".join(quote.wording.norms) for quote in self._quotes]

    def best(self, query: Query) -> Sequence[Recorded]:
        """The quotes with the highest score."""
        plain = " ".join(normalise(query.text).norms)
        longer = [text if len(text) > len(plain) else "" for text in self._texts]
        whole = {at: score for _, score, at in process.extract(plain, self._texts, scorer=fuzz.ratio, limit=_FEW)}
        parts = process.extract(plain, longer, scorer=fuzz.partial_ratio, limit=_FEW)
        scores = {at: max(whole.get(at, 0.0), _OF_PART * score) for _, score, at in parts}
        scores = {**whole, **scores}
        most = max(scores.values())
        return [self._quotes[at] for at, score in scores.items() if score >= most - _TIED]

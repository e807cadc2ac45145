"""Terms and the documents that hold them, in dictionaries; scores as BM25 has them."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from service.index.term_index import Hit
from service.index.terms import ALL_WORDS, FIELDS, WORDS, Document, Field

_SATURATION, _LENGTH_SHARE = 1.2, 0.75
"""BM25's k1 and b, as everybody has them."""


class DocumentId(NamedTuple):
    """A document: the quote that it belongs to, and its number among that quote's."""

    quote: int
    number: int


class InvertedIndex:
    """A TermIndex of documents that are added and removed by quote."""

    def __init__(self) -> None:
        self._postings: dict[Field, dict[str, set[DocumentId]]] = {field: defaultdict(set) for field in FIELDS}
        self._documents: dict[int, Sequence[Document]] = {}
        self._total_lengths: dict[Field, int] = dict.fromkeys(FIELDS, 0)
        self._count = 0

    def add(self, quote: int, documents: Iterable[Document]) -> None:
        """Take in the documents of a quote in the place of those it had."""
        self.remove(quote)
        kept = self._documents[quote] = tuple(documents)
        self._count += len(kept)
        for number, document in enumerate(kept):
            for field, terms in document.items():
                self._total_lengths[field] += len(terms)
                for term in terms:
                    self._postings[field][term].add(DocumentId(quote, number))

    def remove(self, quote: int) -> None:
        """Forget the documents of a quote, if it has any."""
        gone = self._documents.pop(quote, ())
        self._count -= len(gone)
        for number, document in enumerate(gone):
            for field, terms in document.items():
                self._total_lengths[field] -= len(terms)
                for term in terms:
                    self._forget(field, term, DocumentId(quote, number))

    def document_count(self) -> int:
        """How many documents there are."""
        return self._count

    def frequencies(self, field: Field, terms: Sequence[str]) -> dict[str, int]:
        """In how many documents each term stands."""
        return {term: len(self._holding(field, term)) for term in terms}

    def ranking(self, field: Field, terms: Sequence[str]) -> MemoryRanking:
        """The documents that hold any of `terms`."""
        scores: dict[DocumentId, float] = defaultdict(float)
        for term in terms:
            holding = self._holding(field, term)
            weight = math.log1p((self._count - len(holding) + 0.5) / (len(holding) + 0.5))
            for document in holding:
                scores[document] += weight * self._length_factor(field, document)
        return MemoryRanking([(score, document) for document, score in scores.items()])

    def ids_holding_all(self, words: Sequence[str], most: int, offset: int) -> list[int]:
        """A page of ids of documents that hold every word; see TermIndex."""
        of_passages = set.intersection(*(self._holding(WORDS, word) for word in words))
        of_quotes = set.intersection(*(self._holding(ALL_WORDS, word) for word in words))
        return [document.quote for document in sorted(of_passages | of_quotes)][offset : offset + most]

    def _holding(self, field: Field, term: str) -> set[DocumentId]:
        return self._postings[field].get(term, set())

    def _length_factor(self, field: Field, document: DocumentId) -> float:
        """What a term counts in a document of this length; 1 in one of average length."""
        length = len(self._documents[document.quote][document.number][field])
        share = length * self._count / self._total_lengths[field]
        return (_SATURATION + 1) / (1 + _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * share))

    def _forget(self, field: Field, term: str, document: DocumentId) -> None:
        holding = self._postings[field][term]
        holding.discard(document)
        if not holding:
            del self._postings[field][term]


class MemoryRanking:
    """A Ranking of documents that are scored already."""

    def __init__(self, scored: Sequence[tuple[float, DocumentId]]) -> None:
        self._scored = scored

    def first(self, most: int) -> Sequence[Hit]:
        """Up to `most` of them, the best first."""
        return heapq.nlargest(most, self._scored, key=itemgetter(0))

    def ids(self, hits: Sequence[Hit]) -> list[int]:
        """The id of the quote of each hit."""
        return [document.quote for _, document in hits]

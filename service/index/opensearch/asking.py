"""What a cluster is asked for wordings, in two rounds: all of their pairs, then words and trigrams where these doubt.

No frequencies are fetched first, which would be a round more: each part of the index picks its own rarest terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.index.choice import first_ids, is_clear, last_wanted, taken_in_turn, weight
from service.index.opensearch.schema import PAIR_BUCKETS
from service.index.opensearch.searching import Query, Search, Searching
from service.index.term_index import Hit
from service.index.terms import PAIRS, TRIGRAMS, WORDS, Field, distinct_words, pairs, passages, trigrams
from service.index.tuning import PolicyTuning
from service.text.normalise import Wording


@dataclass(slots=True)
class _Lookup:
    """One wording, and what was found for it so far."""

    wording: Wording
    pieces: list[Sequence[str]]
    """The pairs of each of its passages that are asked for."""
    stages: list[Sequence[int]] = field(default_factory=list)
    in_doubt: bool = True

    @property
    def terms(self) -> list[str]:
        """All of its pairs, once each."""
        return list(dict.fromkeys(term for piece in self.pieces for term in piece))


class Asking:
    """Asks for up to `limit` candidates of each wording; the index has `size` documents."""

    def __init__(self, searching: Searching, size: int, tuning: PolicyTuning, limit: int, *, near_best: bool) -> None:
        self._searching = searching
        self._size = size
        self._tuning = tuning
        self._wanted = limit
        self._most = limit * tuning.spare_hits
        self._near_best = near_best

    def candidates(self, wordings: Sequence[Wording]) -> list[list[int]]:
        """The candidates of each wording, most promising first."""
        lookups = [self._lookup(wording) for wording in wordings]
        self._ask_by_pairs([lookup for lookup in lookups if lookup.terms])
        self._ask_by_words([lookup for lookup in lookups if lookup.in_doubt and lookup.wording.words])
        return [taken_in_turn(lookup.stages, self._wanted) if lookup.stages else [] for lookup in lookups]

    def _lookup(self, wording: Wording) -> _Lookup:
        pieces = passages(wording, self._tuning.most_passages)
        return _Lookup(wording, [pairs(piece, PAIR_BUCKETS) for piece in pieces])

    def _ask_by_pairs(self, lookups: Sequence[_Lookup]) -> None:
        found = self._searched([Search(_any_of(PAIRS, lookup.terms), self._most) for lookup in lookups])
        for lookup, hits in zip(lookups, found, strict=True):
            if hits:
                asked = self._asked(lookup)
                whole = weight(self._size, [0] * asked)  # as if nobody else had them: they are not counted first
                lookup.in_doubt = not is_clear(hits, asked, whole, self._tuning)
                lookup.stages.append(self._proposed(hits, is_sure=not lookup.in_doubt))

    def _ask_by_words(self, lookups: Sequence[_Lookup]) -> None:
        searches: list[Search] = []
        askers: list[_Lookup] = []
        for lookup in lookups:
            queries = [self._by_words(lookup.wording)]
            if letters := trigrams(lookup.wording.words):
                queries.append(self._rarest_of(TRIGRAMS, letters))
            searches += [Search(query, self._most) for query in queries]
            askers += [lookup] * len(queries)
        for lookup, hits in zip(askers, self._searched(searches), strict=True):
            lookup.stages.append(self._proposed(hits, is_sure=False))

    def _searched(self, searches: Sequence[Search]) -> list[list[Hit]]:
        return self._searching.hits(searches) if searches else []

    def _asked(self, lookup: _Lookup) -> int:
        """How many pairs the best hit may be expected to hold."""
        return sum(min(len(piece), self._tuning.most_pairs) for piece in lookup.pieces)

    def _by_words(self, wording: Wording) -> Query:
        pieces = passages(wording, self._tuning.most_passages)
        queries = [self._rarest_of(WORDS, distinct_words(piece)) for piece in pieces]
        return queries[0] if len(queries) == 1 else {"bool": {"should": queries}}

    def _rarest_of(self, of: Field, terms: Sequence[str]) -> Query:
        """The documents that hold any of the rarest of `terms`."""
        least = {"min_term_freq": 1, "min_doc_freq": 1, "minimum_should_match": "1"}
        most = self._tuning.most_terms(of)
        return {"more_like_this": {"fields": [of], "like": " ".join(terms), "max_query_terms": most, **least}}

    def _proposed(self, hits: Sequence[Hit], *, is_sure: bool) -> list[int]:
        """The ids of the quotes that are proposed of these hits, as the policy has it of other engines'."""
        if not hits:
            return []
        least = self._tuning.least_of_best * hits[0][0] if self._near_best and is_sure else 0.0
        last = last_wanted(hits, self._wanted, least, self._tuning)
        ids = first_ids(_ids_of, hits, last + 1)
        if len(ids) <= last and last + 1 == self._wanted:  # several hits of one quote
            ids = first_ids(_ids_of, hits, len(hits))
        return ids


def _ids_of(hits: Sequence[Hit]) -> list[int]:
    return [id for _, id in hits]


def _any_of(of: Field, terms: Sequence[str]) -> Query:
    return {"match": {of: {"query": " ".join(terms)}}}

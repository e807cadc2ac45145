"""What an index is asked for a wording: its rarest pairs of words, its rarest words, its rarest trigrams.

Pairs answer nearly everything; words and trigrams are asked when pairs leave it in doubt (the design's measurements).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from service.index.choice import are_alike, first_ids, is_clear, last_wanted, taken_in_turn, weight
from service.index.term_index import Hit, Ranking, TermIndex
from service.index.terms import PAIRS, TRIGRAMS, WORDS, Field, distinct_words, pairs, passages, trigrams
from service.index.tuning import PolicyTuning
from service.text.normalise import Wording


class Policy:
    """Answers what an engine is asked, by the terms it has; see CandidateIndex for what the answers mean."""

    def __init__(self, tuning: PolicyTuning | None = None) -> None:
        self._tuning = tuning or PolicyTuning()

    def candidates(self, terms: TermIndex, wording: Wording, limit: int, *, near_best: bool) -> list[int]:
        """The ids of up to `limit` quotes that `wording` may come from, most promising first."""
        if not wording.words:
            return []
        return taken_in_turn(_Lookup(terms, self._tuning, limit, near_best=near_best).stages(wording), limit)

    def containing(self, terms: TermIndex, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording` but those in brackets."""
        words = distinct_words([word for word in wording.words if not word.optional])
        ids: dict[int, None] = {}
        offset = 0
        page_size = limit * self._tuning.spare_hits
        while words and len(ids) < limit and (page := terms.ids_holding_all(words, page_size, offset)):
            ids.update(dict.fromkeys(page))
            offset += len(page)
        return list(ids)[:limit]


@dataclass(frozen=True, slots=True)
class _Stage:
    """Ids of quotes by promise, and whether they leave it in doubt what is meant."""

    ids: Sequence[int]
    in_doubt: bool


class _Lookup:
    """Asks for the terms of one wording, and for `wanted` quotes."""

    def __init__(self, terms: TermIndex, tuning: PolicyTuning, wanted: int, *, near_best: bool) -> None:
        self._terms = terms
        self._tuning = tuning
        self._wanted = wanted
        self._limit = wanted * tuning.spare_hits
        self._near_best = near_best

    def stages(self, wording: Wording) -> list[Sequence[int]]:
        """The ids by pairs, then by words, then by trigrams; the later stages only when pairs leave it in doubt."""
        pieces = passages(wording, self._tuning.most_passages)
        stages = [self._stage(PAIRS, map(pairs, pieces))]
        if stages[-1].in_doubt:
            stages.append(self._stage(WORDS, map(distinct_words, pieces)))
            if letters := trigrams(wording.words):
                stages.append(self._stage(TRIGRAMS, [letters]))
        return [stage.ids for stage in stages]

    def _stage(self, field: Field, groups: Iterable[Sequence[str]]) -> _Stage:
        counts, unseen = self._rarest_of_each(field, groups)
        if not counts:
            return _Stage((), in_doubt=True)
        ranking = self._terms.ranking(field, tuple(counts))
        hits = ranking.first(self._limit)
        if not hits:
            return _Stage((), in_doubt=True)
        is_clear = self._is_clear(hits, [*counts.values(), *[0] * unseen])
        least = self._tuning.least_of_best * hits[0][0] if self._near_best and is_clear else 0.0
        return _Stage(self._proposed(ranking, hits, least), not is_clear)

    def _rarest_of_each(self, field: Field, groups: Iterable[Sequence[str]]) -> tuple[dict[str, int], int]:
        """The rarest terms of each group with their frequencies, and how many of those to be asked nobody has."""
        most = self._tuning.most_terms(field)
        counts: dict[str, int] = {}
        unseen = 0
        for group in groups:
            frequencies = self._terms.frequencies(field, group)
            counts.update(self._rarest(frequencies, most))
            unseen += min(most, list(frequencies.values()).count(0))
        return counts, unseen

    def _rarest(self, frequencies: dict[str, int], most: int) -> dict[str, int]:
        """Up to `most` of the terms that stand in a document, the rarest first, as far as reading them is quick."""
        rarest = sorted((count, term) for term, count in frequencies.items() if count)[:most]
        totals = accumulate(count for count, _ in rarest)
        least, most_postings = self._tuning.least_terms, self._tuning.most_postings
        return {
            term: count
            for number, ((count, term), total) in enumerate(zip(rarest, totals, strict=True))
            if number < least or total <= most_postings
        }

    def _is_clear(self, hits: Sequence[Hit], counts: Sequence[int]) -> bool:
        """Whether the best hit is what is meant; `counts` are the frequencies of what was asked."""
        whole = weight(self._terms.document_count(), counts)
        return is_clear(hits, len(counts), whole, self._tuning)

    def _proposed(self, ranking: Ranking, hits: Sequence[Hit], least: float) -> list[int]:
        """The ids of the quotes that are proposed: of those wanted, the ones whose score is no less than `least`."""
        last = last_wanted(hits, self._wanted, least, self._tuning)
        if len(hits) == self._limit < self._tuning.most_tied and are_alike(hits[last], hits[-1]):
            hits = ranking.first(self._tuning.most_tied)
        ids = first_ids(ranking.ids, hits, last + 1)
        if len(ids) <= last and last + 1 == self._wanted:  # several hits of one quote
            ids = first_ids(ranking.ids, hits, min(self._limit, len(hits)))
        return ids

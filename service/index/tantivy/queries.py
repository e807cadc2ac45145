"""What the tantivy index is asked for a wording: its rarest pairs of words, its rarest words, its rarest trigrams.

Pairs answer nearly everything; words and trigrams are asked when pairs leave it in doubt (the design's measurements).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import tantivy

from service.index.terms import distinct_words, pairs, passages, trigrams
from service.text.normalise import Word, Wording

SPARE_HITS = 2
"""A long quote may be hit in several passages: so many times more hits are asked for than quotes are wanted."""
PAIRS, WORDS, TRIGRAMS, ALL_WORDS = "pairs", "words", "trigrams", "all_words"
KEY = "key"
"""The id once more, as a number that looks random. Rising numbers are packed in blocks, and every reading unpacks the
heads of all blocks first: 37 µs among a million. These are packed one by one and read in one."""
_KEYS, _FACTOR = 2**32, 2_654_435_761
_INVERSE = pow(_FACTOR, -1, _KEYS)
_MOST_TERMS = {PAIRS: 10, WORDS: 5, TRIGRAMS: 14}
"""Rarest terms asked for each passage; the figures of the design's measurements, with two pairs more since pairs share
buckets, and one word less: of 2,000 mistyped quotes among a million no other is lost, and a sixth of the time is."""
_LEAST_TERMS, _MOST_POSTINGS = 3, 40_000
"""Beyond the first terms only those are asked that together stand in so many documents: common words among millions of
quotes took most of the time and said least."""
_MOST_PASSAGES = 8
"""Passages of a long candidate that are asked for: its ends and evenly between."""
_CLEAR_SHARE = 0.9
_LEAST_CLEAR_SHARE, _CLEAR_MARGIN, _FEW = 0.3, 1.3, 4
"""The pairs leave no doubt when the best hit holds the first share of their weight; or the second share, and so many
times what the next one holds. Of 2,000 mistyped quotes among a million, 816 were so, and the best hit was the right one
in all but one; where the next one was nearer it was in 28%, whatever its share. Not of few pairs: one of the two of a
candidate of three words stands in some other quote, too."""
_LEAST_OF_BEST, _ALWAYS = 0.4, 5
"""When the pairs leave no doubt, who asks for what comes near the best is given the hits with this share of its score,
and at least the best fifth of those wanted: the others have a bucket or a common pair with it. Comparing 40 quotes took
as long as finding them; of 6,110 matches among PolNeAR's quotes three are lost, none of them the best.
"""
_MOST_TIED = 2_000
"""Of hits that score alike at the end of the list, the lowest ids are taken, whatever order the files have: so many are
looked at for that."""
_ALIKE = 1_000  # parts of a score that count; terms are summed in an order of their own in each file


@dataclass(frozen=True, slots=True)
class Hits:
    """Ids of documents by promise, and whether they leave it in doubt what is meant."""

    ids: Sequence[int]
    in_doubt: bool


_Found = Sequence[tuple[float, tantivy.DocAddress]]
"""Documents with their scores, the best first."""


class Asker:
    """Asks one searcher for the terms of one wording, and for `wanted` quotes."""

    def __init__(
        self, searcher: tantivy.Searcher, schema: tantivy.Schema, wanted: int, *, near_best: bool = False
    ) -> None:
        self._searcher = searcher
        self._schema = schema
        self._wanted = wanted
        self._limit = wanted * SPARE_HITS
        self._near_best = near_best

    def stages(self, wording: Wording) -> list[Sequence[int]]:
        """The ids found by pairs, then by words, then by trigrams; later stages only when in doubt."""
        pieces = passages(wording, _MOST_PASSAGES)
        stages = [self._ask(PAIRS, map(pairs, pieces))]
        if stages[-1].in_doubt:
            stages.append(self._ask(WORDS, map(distinct_words, pieces)))
            if letters := trigrams(wording.words):
                stages.append(self._ask(TRIGRAMS, [letters]))
        return [stage.ids for stage in stages]

    def holding_all(self, wording: Wording, offset: int) -> list[int]:
        """Ids of documents, ascending, that hold every word which is not in brackets; a page of them."""
        words = distinct_words([word for word in wording.words if not word.optional])
        if not words:
            return []
        every = [
            tantivy.Query.boolean_query([(tantivy.Occur.Must, self._term(field, word)) for word in words])
            for field in (WORDS, ALL_WORDS)
        ]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in every])
        found = self._searcher.search(
            query, self._limit, count=False, order_by_field="id", offset=offset, order=tantivy.Order.Asc
        )
        return [id for id, _ in found.hits]

    def _ask(self, field: str, groups: Iterable[Sequence[str]]) -> Hits:
        asked: dict[str, int] = {}
        unknown = 0
        for group in groups:
            frequencies = self._frequencies(field, group)
            asked.update(_rarest(frequencies, _MOST_TERMS[field]))
            unknown += min(_MOST_TERMS[field], sum(not count for count in frequencies.values()))
        if not asked:
            return Hits((), in_doubt=True)
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term(field, term)) for term in asked])
        found = self._searcher.search(query, self._limit, count=False).hits
        if not found:
            return Hits((), in_doubt=True)
        counts = [*asked.values(), *[0] * unknown]
        best, second = found[0][0], found[1][0] if len(found) > 1 else 0.0
        is_alone = len(counts) >= _FEW and best >= _CLEAR_MARGIN * second
        is_clear = best >= (_LEAST_CLEAR_SHARE if is_alone else _CLEAR_SHARE) * self._weight(counts)
        last = self._last_wanted(found, _LEAST_OF_BEST * best if self._near_best and is_clear else 0.0)
        if len(found) == self._limit < _MOST_TIED and _are_alike(found[last], found[-1]):
            found = self._searcher.search(query, _MOST_TIED, count=False).hits
        ids = self._ids(found, last + 1)
        if len(ids) <= last and last + 1 == self._wanted:  # several hits of one quote
            ids = self._ids(found, min(self._limit, len(found)))
        return Hits(ids, not is_clear)

    def _last_wanted(self, found: _Found, least: float) -> int:
        """The place of the last hit that will be proposed, if each is another quote: no worse than `least`, or among
        the best fifth of those wanted."""
        always = max(1, self._wanted // _ALWAYS)
        good = bisect_right(found, -least, key=lambda hit: -hit[0])
        return min(max(good, always), self._wanted, len(found)) - 1

    def _ids(self, found: _Found, count: int) -> list[int]:
        """The ids of the first `count` hits, the best first, of those alike the lowest first; each once."""
        end = count
        while end < len(found) and _are_alike(found[count - 1], found[end]):
            end += 1
        keys = self._searcher.fast_field_values(KEY, [address for _, address in found[:end]])
        ids = [_id_of(int(key)) for key in keys if key is not None]
        scores = [-_rounded(score) for score, _ in found[:end]]
        return list(dict.fromkeys([id for _, id in sorted(zip(scores, ids, strict=True))[:count]]))

    def _frequencies(self, field: str, terms: Sequence[str]) -> dict[str, int]:
        return {term: self._searcher.doc_freq(field, term) for term in terms}

    def _weight(self, counts: Iterable[int]) -> float:
        """What terms that stand in so many documents weigh together (BM25's inverse document frequency).

        It is about the score of a quote with all of them.
        """
        documents = self._searcher.num_docs
        return sum(math.log1p(max(0.0, documents - count + 0.5) / (count + 0.5)) for count in counts)

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, "basic")


def _are_alike(one: tuple[float, tantivy.DocAddress], other: tuple[float, tantivy.DocAddress]) -> bool:
    return _rounded(one[0]) == _rounded(other[0])


def _rounded(score: float) -> int:
    return int(score * _ALIKE)


def _rarest(frequencies: dict[str, int], most: int) -> dict[str, int]:
    """Up to `most` of the known terms, the rarest first, as far as reading them is quick."""
    known = sorted((count, term) for term, count in frequencies.items() if count)[:most]
    read = accumulate(count for count, _ in known)
    return {
        term: count
        for number, ((count, term), total) in enumerate(zip(known, read, strict=True))
        if number < _LEAST_TERMS or total <= _MOST_POSTINGS
    }


def document(schema: tantivy.Schema, id: int, words: Sequence[Word], letters: Sequence[str]) -> tantivy.Document:
    """One passage as tantivy stores it: its words, and the trigrams of the quote when that is short."""
    values = {
        "id": id,
        KEY: _key_of(id),
        WORDS: [" ".join(distinct_words(words))],
        PAIRS: [" ".join(pairs(words))],
        TRIGRAMS: [" ".join(letters)],
    }
    return tantivy.Document.from_dict(values, schema)  # keyword arguments would make the id a signed field


def document_of_all(schema: tantivy.Schema, id: int, wording: Wording) -> tantivy.Document:
    """A long quote's words together, so that it is found by words that stand in different passages."""
    return tantivy.Document.from_dict(
        {"id": id, KEY: _key_of(id), ALL_WORDS: [" ".join(distinct_words(wording.words))]}, schema
    )


def _key_of(id: int) -> int:
    return id * _FACTOR % _KEYS if id < _KEYS else id


def _id_of(key: int) -> int:
    return key * _INVERSE % _KEYS if key < _KEYS else key


def make_schema() -> tantivy.Schema:
    """The fields: nothing is stored but the id, and no frequencies or positions, which ranking does without."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=False, indexed=True, fast=True)
    builder.add_unsigned_field(KEY, stored=False, indexed=False, fast=True)
    for name in (WORDS, PAIRS, TRIGRAMS, ALL_WORDS):
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="basic")
    return builder.build()

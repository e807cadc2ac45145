"""What the policy asks of an index, answered by one of tantivy's searchers."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from service.index.tantivy.failures import READING
from service.index.tantivy.schema import ID, KEY, id_of
from service.index.term_index import Hit
from service.index.terms import ALL_WORDS, WORDS, Field


class SearcherTerms:
    """A TermIndex: the state of the index that `searcher` shows."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self._searcher = searcher
        self._schema = schema

    def document_count(self) -> int:
        """How many documents there are."""
        count: int = self._searcher.num_docs
        return count

    def frequencies(self, field: Field, terms: Sequence[str]) -> dict[str, int]:
        """In how many documents each term stands; a removed one counts until its file is merged."""
        frequency_of = self._searcher.doc_freq
        with READING:
            return {term: frequency_of(field, term) for term in terms}

    def ranking(self, field: Field, terms: Sequence[str]) -> SearcherRanking:
        """The documents that hold any of `terms`."""
        with READING:
            should = [(tantivy.Occur.Should, self._term(field, term)) for term in terms]
            return SearcherRanking(self._searcher, tantivy.Query.boolean_query(should))

    def ids_holding_all(self, words: Sequence[str], most: int, offset: int) -> list[int]:
        """A page of ids of documents that hold every word; see TermIndex."""
        fields: tuple[Field, Field] = (WORDS, ALL_WORDS)
        with READING:
            holding = [
                tantivy.Query.boolean_query([(tantivy.Occur.Must, self._term(field, word)) for word in words])
                for field in fields
            ]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Should, each) for each in holding])
            page = self._searcher.search(
                query, most, count=False, order_by_field=ID, offset=offset, order=tantivy.Order.Asc
            )
            return [id for id, _ in page.hits]

    def _term(self, field: Field, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, "basic")


class SearcherRanking:
    """A Ranking: the documents that `query` finds."""

    def __init__(self, searcher: tantivy.Searcher, query: tantivy.Query) -> None:
        self._searcher = searcher
        self._query = query

    def first(self, most: int) -> Sequence[Hit]:
        """Up to `most` of them, the best first."""
        with READING:
            hits: Sequence[Hit] = self._searcher.search(self._query, most, count=False).hits
            return hits

    def ids(self, hits: Sequence[Hit]) -> list[int]:
        """The id of the quote of each hit."""
        with READING:
            keys = self._searcher.fast_field_values(KEY, [address for _, address in hits])
        return [id_of(int(key)) for key in keys if key is not None]

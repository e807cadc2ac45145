"""What the policy needs of an engine: how frequent terms are, and which documents hold the most of some."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from service.index.terms import Field

Hit = tuple[float, Any]
"""A document's score, and whatever the engine tells its documents by."""


class Ranking(Protocol):
    """The documents that hold any of some terms of a field, those with the most of their weight first.

    The score is BM25's without term frequencies: each term counts `ln(1 + (N - n + 0.5) / (n + 0.5))`, n being how many
    of all N documents hold it, more in a shorter document than in a longer one, and exactly so much in one of average
    length.
    """

    def first(self, most: int) -> Sequence[Hit]:
        """Up to `most` of them, the best first; those that score alike in any order."""

    def ids(self, hits: Sequence[Hit]) -> Sequence[int]:
        """The id of the quote of each hit, in their order. Reading one costs something: ask only for those needed."""


class TermIndex(Protocol):
    """One state of an index, which nobody changes while it is asked. Its documents are those of `terms.documents`.

    This is the lower of the two levels at which an engine may enter. Whoever can tell document frequencies at the cost
    of a function call (a library in this process) implements this, and leaves to `policy` what is asked for. Whoever
    cannot (a server: each answer is a round through the network) implements `engine.Generation` itself, asks for the
    candidates of several wordings at once, and may decide on the server what to ask for. The contract suite says what
    both must answer. Raises IndexUnavailable when it cannot be read.
    """

    def document_count(self) -> int:
        """How many documents there are."""

    def frequencies(self, field: Field, terms: Sequence[str]) -> dict[str, int]:
        """In how many documents each of `terms` stands, in their order; 0 for one that stands in none."""

    def ranking(self, field: Field, terms: Sequence[str]) -> Ranking:
        """The documents that hold any of `terms`."""

    def ids_holding_all(self, words: Sequence[str], most: int, offset: int) -> Sequence[int]:
        """The ids, ascending, of the documents that hold every one of `words`, all of its passage or of its quote.

        A page of up to `most` after the first `offset`; a quote may be there several times, for several documents.
        """

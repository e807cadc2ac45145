"""Which quotes hold every one of some words, also of more words than one query may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.index.opensearch.schema import QUOTE
from service.index.opensearch.searching import Query, Search, Searching
from service.index.terms import ALL_WORDS, PASSAGE_WORDS, WORDS, Field

_MOST_WORDS = 1_000
"""A query may have 1,024 clauses."""
_LARGEST_PAGE = 1_000


def ids_holding_all(searching: Searching, words: Sequence[str], most: int) -> list[int]:
    """The ids, ascending, of the first `most` quotes with all of `words`, in one passage or in the whole quote."""
    ids: list[int] = []
    for page in _pages(searching, words, min(2 * most, _LARGEST_PAGE)):
        ids += page
        if len(ids) >= most:
            break
    return ids[:most]


def _pages(searching: Searching, words: Sequence[str], size: int) -> Iterator[list[int]]:
    first, *others = [words[start : start + _MOST_WORDS] for start in range(0, len(words), _MOST_WORDS)]
    after = -1
    while True:
        is_later: Query = {"range": {QUOTE: {"gt": after}}}
        [hits] = searching.hits([Search(_all_of(first, is_later), size, by_id=True)])
        ids = list(dict.fromkeys(id for _, id in hits))
        yield _narrowed(searching, ids, others)
        if len(hits) < size:
            return
        after = ids[-1]


def _narrowed(searching: Searching, ids: list[int], groups: Sequence[Sequence[str]]) -> list[int]:
    """Those of `ids` that hold the other words, too."""
    for words in groups:
        if ids:
            among: Query = {"terms": {QUOTE: ids}}
            [hits] = searching.hits([Search(_all_of(words, among), len(ids), by_id=True)])
            ids = list(dict.fromkeys(id for _, id in hits))
    return ids


def _all_of(words: Sequence[str], also: Query) -> Query:
    """More words than a passage has stand only in a whole quote."""
    fields: list[Field] = [ALL_WORDS] if len(words) > PASSAGE_WORDS else [WORDS, ALL_WORDS]
    holding = [{"match": {field: {"query": " ".join(words), "operator": "and"}}} for field in fields]
    return {"bool": {"filter": [also, {"bool": {"should": holding}}]}}

"""What cannot be read back as it came is refused, with words that say what to do."""

from __future__ import annotations

import pytest

from service.domain import Article, OccurrenceFilter
from service.errors import InvalidText
from service.storage.contents.quotes import QuoteFilter
from service.storage.store import Store
from service.storage.validity import as_position, is_possible_id


@pytest.mark.parametrize("field", ["outlet", "text", "url", "title", "byline", "language", "evidence"])
@pytest.mark.parametrize(
    ("value", "message"),
    [("a\0b", "holds a NUL character at 1"), ("ab\ud800", "holds half of a surrogate pair at 2")],
    ids=["NUL", "lone surrogate"],
)
def test_no_field_takes_what_no_database_keeps(store: Store, field: str, value: str, message: str) -> None:
    article = Article(**({"outlet": "The Courier", "text": "Text."} | {field: value}))
    with pytest.raises(InvalidText, match=f"{field} {message}"):
        store.add_article(article, [], lambda *_: False)


@pytest.mark.parametrize("blank", ["", " ", "\n\t\u2003"])
@pytest.mark.parametrize("field", ["outlet", "text"])
def test_outlet_and_text_are_not_blank(store: Store, field: str, blank: str) -> None:
    key = {"outlet": "The Courier", "text": "Text."} | {field: blank}
    with pytest.raises(InvalidText, match=f"{field} is empty"):
        store.find_article(**key)
    with pytest.raises(InvalidText, match=f"{field} is empty"):
        store.add_article(Article(**key), [], lambda *_: False)


def test_an_outlets_name_fits_an_index(store: Store) -> None:
    with pytest.raises(InvalidText, match="at most 500"):
        store.find_article("😀" * 501, "Text.")
    longest = "😀" * 500
    store.add_article(Article(longest, "Text."), [], lambda *_: False)
    assert [one.outlet for one in store.outlets()] == [longest]


def test_a_filter_for_what_no_outlet_is_called_is_refused(store: Store) -> None:
    with pytest.raises(InvalidText, match="outlet holds a NUL"):
        store.articles(OccurrenceFilter(outlet="a\0"), 10)
    with pytest.raises(InvalidText, match="outlet holds half"):
        store.list_quotes(QuoteFilter(outlet="\udfff"), limit=10)


@pytest.mark.parametrize(("id", "possible"), [(0, False), (-1, False), (1, True), (2**63 - 1, True), (2**63, False)])
def test_ids_are_positive_and_of_64_bits(id: int, possible: bool) -> None:
    assert is_possible_id(id) is possible


@pytest.mark.parametrize(("after", "position"), [(None, 0), (-7, 0), (7, 7), (2**70, 2**63 - 1)])
def test_a_position_is_brought_within_the_possible_ones(after: int | None, position: int) -> None:
    assert as_position(after) == position

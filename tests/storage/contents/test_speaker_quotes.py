"""What a speaker said, in the order of its first publication."""

from __future__ import annotations

import pytest

from service.errors import InvalidCursor
from service.storage.store import Store


def test_a_quote_comes_when_anybody_first_carried_it(store: Store, carry) -> None:
    carry("“one”", "Ada Harbour", published_at="2021-05-03")
    carry("“two”", "Ada Harbour", published_at="2021-05-02")
    carry("“one”", None, outlet="The Herald", published_at="2021-05-01")
    assert [quote.text for quote in store.quotes_of_speaker(1, 9).items] == ["one", "two"]


@pytest.mark.parametrize("after", [0, -1, 99, 2**63])
def test_a_page_cannot_begin_behind_what_is_not_there(store: Store, after: int) -> None:
    with pytest.raises(InvalidCursor, match="without a cursor"):
        store.quotes_of_speaker(1, 9, after)


def test_nobody_said_nothing(store: Store) -> None:
    assert store.quotes_of_speaker(1, 9).items == ()

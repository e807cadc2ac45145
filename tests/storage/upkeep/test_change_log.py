"""The log tells an index which quotes came and went, in order, as they stand now."""

from __future__ import annotations

import pytest

from service.storage.store import Store


def test_an_empty_store_has_no_changes(store: Store) -> None:
    assert store.head() == 0
    batch = store.changes_after(0, 10)
    assert (batch.additions, batch.removals, batch.position) == ((), (), 0)


def test_each_new_quote_is_one_change(store: Store, carry) -> None:
    carry("“one” “two”")
    carry("“two” “three”")
    batch = store.changes_after(0, 10)
    assert [text for _, text in batch.additions] == ["one", "two", "three"]
    assert batch.position == store.head() == 3


def test_the_log_is_read_in_pieces(store: Store, carry) -> None:
    carry("“one” “two” “three”")
    first = store.changes_after(0, 2)
    second = store.changes_after(first.position, 2)
    assert [text for batch in (first, second) for _, text in batch.additions] == ["one", "two", "three"]
    assert store.changes_after(second.position, 2).position == second.position


def test_a_quote_that_went_away_is_a_removal_and_nothing_else(store: Store, carry) -> None:
    article = carry("“one”")
    [(id, _)] = store.changes_after(0, 10).additions
    before = store.head()
    store.delete_article(article.id)
    assert store.changes_after(before, 10).removals == (id,)
    whole = store.changes_after(0, 10)
    assert (whole.additions, whole.removals) == ((), (id,))
    assert whole.position == store.head() > before


def test_what_another_article_still_carries_is_no_change(store: Store, carry) -> None:
    article = carry("“one”")
    carry("“one” again")
    before = store.head()
    store.delete_article(article.id)
    assert store.head() == before


def test_an_article_that_is_sent_again_is_no_change(store: Store, carry) -> None:
    carry("“one”")
    before = store.head()
    carry("“one”")
    assert store.head() == before


@pytest.mark.parametrize("position", [7, 2**63, 10**30])
def test_behind_the_end_there_is_nothing(store: Store, carry, position: int) -> None:
    carry("“one”")
    assert store.changes_after(position, 10).additions == ()


def test_an_article_that_cannot_be_stored_leaves_no_trace(store: Store, carry, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr("service.storage.recording.recording.as_row", fail)
    with pytest.raises(RuntimeError, match="in the middle"):
        carry("“one”", "Ann Lee")
    assert (store.head(), store.outlets(), store.speakers(9).items, store.list_quotes(limit=9).items) == (0, [], (), ())


def test_a_piece_of_the_log_ends_once_its_quotes_are_long_enough(store: Store, carry) -> None:
    carry(f"“{'one ' * 50}” “{'two ' * 50}” “three”")
    first = store.changes_after(0, 10, letters=250)
    assert [text.split()[0] for _, text in first.additions] == ["one", "two"]
    assert [text for _, text in store.changes_after(first.position, 10, letters=250).additions] == ["three"]

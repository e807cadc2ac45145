"""Quotes are distinct wordings, and go when nobody carries them."""

from __future__ import annotations

import pytest

from service.domain import OccurrenceFilter, QuoteKind
from service.errors import QuoteNotFound
from service.storage.contents.quotes import QuoteFilter
from service.storage.store import Store


def ids_of(store: Store, article_id: int) -> list[int]:
    return [one.quote_id for one in store.occurrences_of_article(article_id)]


def test_a_wording_in_other_typography_is_the_same_quote(store: Store, carry) -> None:
    first = carry("“The door – it’s open,” she said.")
    second = carry("“the door — IT'S open” was heard.", outlet="The Post")
    assert ids_of(store, first.id) == ids_of(store, second.id)


def test_a_quote_keeps_the_wording_that_came_first(store: Store, carry) -> None:
    [id] = ids_of(store, carry("“It is open,” she said.").id)
    carry("“it is open” was heard.", outlet="The Post")
    assert store.quote(id).text == "It is open,"


def test_an_occurrence_keeps_its_own_wording(store: Store, carry) -> None:
    carry("“It is open,” she said.")
    [occurrence] = store.occurrences_of_article(carry("“it is open” was heard.").id)
    assert occurrence.text == "it is open"


@pytest.mark.parametrize("nothing", ["", "…", " ", "—", "!?"])
def test_a_span_without_a_word_is_no_quote(store: Store, carry, nothing: str) -> None:
    assert store.occurrences_of_article(carry(f"She said “{nothing}” and left.").id) == []


def test_a_quote_goes_with_its_last_occurrence(store: Store, carry) -> None:
    article = carry("“It is open,” she said, “wide open.”")
    other = carry("“It is open,” he said.", outlet="The Post")
    shared, alone = ids_of(store, article.id)
    store.delete_article(article.id)
    assert set(store.quotes([shared, alone])) == {shared}
    with pytest.raises(QuoteNotFound):
        store.quote(alone)
    store.delete_article(other.id)
    assert store.quotes([shared, alone]) == {}


def test_an_id_is_never_used_again(store: Store, carry) -> None:
    article = carry("“It is open,” she said.")
    [id] = ids_of(store, article.id)
    store.delete_article(article.id)
    again = carry("“It is open,” she said.")
    assert again.id > article.id
    assert ids_of(store, again.id)[0] > id


@pytest.mark.parametrize("id", [0, -1, 99, 2**63])
def test_an_id_that_is_not_there_is_not_found(store: Store, id: int) -> None:
    assert store.quotes([id]) == {}
    with pytest.raises(QuoteNotFound, match=str(id)):
        store.quote(id)


def test_quotes_are_paged_by_id(store: Store, carry) -> None:
    carry("“one” “two” “three” “four” “five”")
    first = store.list_quotes(limit=2)
    second = store.list_quotes(limit=2, after=first.next_after)
    third = store.list_quotes(limit=2, after=second.next_after)
    assert [one.text for page in (first, second, third) for one in page.items] == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]
    assert third.next_after is None


def test_quotes_are_listed_by_every_criterion_on_one_occurrence(store: Store, carry) -> None:
    carry("“one”", "Ann Lee", outlet="A", kind=QuoteKind.PARTIAL)
    carry("“one”", "Bob Ray", outlet="B")
    carry("“two”", "Ann Lee", outlet="B")
    ann = store.find_speakers("Ann Lee")[0].speaker.id

    def texts(**criteria) -> list[str]:
        return [one.text for one in store.list_quotes(QuoteFilter(**criteria), limit=10).items]

    assert texts(speaker_ids=[ann]) == ["one", "two"]
    assert texts(speaker_ids=[ann], outlet="B") == ["two"]
    assert texts(speaker_ids=[ann], kind=QuoteKind.PARTIAL) == ["one"]
    assert texts(outlet="B") == ["one", "two"]
    assert texts(outlet="C") == []
    assert texts(speaker_ids=[]) == []
    assert texts(ids=[]) == []


def test_quotes_are_listed_among_given_ids(store: Store, carry) -> None:
    ids = ids_of(store, carry("“one” “two” “three” “four”").id)
    page = store.list_quotes(QuoteFilter(ids=[ids[3], ids[0], ids[1], 10**30]), limit=2)
    assert [one.id for one in page.items] == ids[:2]
    assert [one.id for one in store.list_quotes(QuoteFilter(ids=ids), limit=9, after=page.next_after).items] == ids[2:]


def test_more_ids_than_a_statement_takes_parameters(store: Store, carry) -> None:
    [id] = ids_of(store, carry("“one”").id)
    many = list(range(1, 70_000))
    assert set(store.quotes(many)) == {id}
    assert store.carried(many, OccurrenceFilter(outlet="The Courier")) == [id]
    assert [one.id for one in store.list_quotes(QuoteFilter(ids=many), limit=5).items] == [id]


def test_carried_keeps_the_order_of_the_candidates(store: Store, carry) -> None:
    one, two = ids_of(store, carry("“one” “two”", outlet="A").id)
    [three] = ids_of(store, carry("“three”", outlet="B").id)
    assert store.carried([three, two, one], OccurrenceFilter(outlet="A")) == [two, one]

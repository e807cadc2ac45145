"""A verification reads one state of the database, in few statements."""

from __future__ import annotations

import pytest

from service.domain import Article, OccurrenceFilter, PublishedAt
from service.storage.recording.preparation import prepare
from service.storage.store import Store
from tests.storage.conftest import identify, quoted
from tests.timing import seconds

EVERYTHING = OccurrenceFilter()


def test_what_is_written_meanwhile_is_not_seen(store: Store, carry) -> None:
    article = carry("“open”", "Ann Lee")
    [quote] = store.list_quotes(limit=5).items
    with store.snapshot() as snapshot:
        assert list(snapshot.quotes([quote.id])) == [quote.id]
        store.delete_article(article.id)
        assert snapshot.carriers([quote.id], EVERYTHING)[quote.id].total == 1
    assert store.carriers([quote.id], EVERYTHING) == {}


def test_quotes_and_their_carriers_take_three_statements(store: Store, carry, statements: list[str]) -> None:
    carry(" ".join(f"“number {number}”" for number in range(100)), "Ann Lee", "Bob Ray", "Cid Poe")
    ids = [quote.id for quote in store.list_quotes(limit=100).items]
    statements.clear()
    with store.snapshot() as snapshot:
        assert len(snapshot.quotes(ids)) == 100
        assert len(snapshot.carriers(ids[:5], EVERYTHING)) == 5
    assert len(statements) == 3


def test_quotes_come_in_the_order_that_was_asked_for(store: Store, carry) -> None:
    carry("“one” “two” “three”")
    one, two, three = [quote.id for quote in store.list_quotes(limit=5).items]
    with store.snapshot() as snapshot:
        assert list(snapshot.quotes([three, one, 2**70, two])) == [three, one, two]


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        pytest.param(OccurrenceFilter(outlet="A"), [1, 2], id="an outlet"),
        pytest.param(OccurrenceFilter(outlet="C"), [], id="an outlet that is not there"),
        pytest.param(OccurrenceFilter(published_from=PublishedAt.parse("2024-05-07")), [3], id="from a day on"),
        pytest.param(OccurrenceFilter(published_to=PublishedAt.parse("2024-05-06")), [1, 2], id="to a day"),
        pytest.param(EVERYTHING, None, id="too many"),
    ],
)
def test_all_quotes_within_a_narrow_filter(
    store: Store, carry, filter: OccurrenceFilter, expected: list[int] | None
) -> None:
    carry("“one” “two”", outlet="A", published_at="2024-05-06T23:00:00Z")
    carry("“three”", outlet="B", published_at="2024-05-07T00:00:00Z")
    carry("“four”", outlet="B")
    with store.snapshot() as snapshot:
        assert snapshot.all_carried(filter, 3) == expected


def test_a_quote_that_was_carried_thousands_of_times_is_answered_at_once(store: Store) -> None:
    articles = []
    for number in range(2_000):
        text = f"“no comment” {number}"
        moment = PublishedAt.parse(f"2024-01-{1 + number % 28:02}")
        article = Article(f"Outlet {number % 300}", text, published_at=moment)
        articles.append(prepare(article, quoted(text, f"Person{number % 40} Marlow")))
    store.add_articles(articles, identify)
    [quote] = store.list_quotes(limit=5).items
    took, took_for_all = [], []
    for _ in range(5):
        taken, carriers = seconds(lambda: store.carriers([quote.id], EVERYTHING))
        took.append(taken)
        took_for_all.append(seconds(lambda: store.carriers([quote.id], EVERYTHING, 2_000))[0])
    found = carriers[quote.id]
    assert (found.total, len(found.outlets), len(found.occurrences)) == (2_000, 300, 50)
    assert sum(use.occurrences for use in found.speakers) == 2_000
    assert [use.outlet for use in found.outlets][:2] == ["Outlet 0", "Outlet 28"]
    assert found.occurrences[1].article.outlet == "Outlet 28"
    assert min(took) < min(took_for_all) / 2  # a fifth, measured

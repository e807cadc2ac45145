"""Who carried a quote: outlets and occurrences earliest first, speakers most often first, in a few queries."""

from __future__ import annotations

import pytest

from service.domain import OccurrenceFilter, PublishedAt
from service.storage.records import Carriers
from service.storage.store import Store

EVERYTHING = OccurrenceFilter()


def carriers_of(store: Store, text: str, filter: OccurrenceFilter = EVERYTHING, **options) -> Carriers | None:
    [id] = [quote.id for quote in store.list_quotes(limit=100).items if quote.text == text]
    return store.carriers([id], filter, **options).get(id)


def test_outlets_are_earliest_first_and_unknown_times_last(store: Store, carry) -> None:
    carry("“open” no date", outlet="Undated")
    carry("“open” a day", outlet="Day", published_at="2022-01-27")
    carry("“open” before that day in UTC", outlet="East", published_at="2022-01-27T03:00:00+04:00")
    carry("“open” late", outlet="Day", published_at="2022-01-30T10:00:00Z")
    found = carriers_of(store, "open")
    assert [(use.outlet, use.occurrences) for use in found.outlets] == [("East", 1), ("Day", 2), ("Undated", 1)]
    assert found.outlets[1].first_published_at == PublishedAt.parse("2022-01-27")
    assert found.outlets[2].first_published_at is None
    assert [one.article.outlet for one in found.occurrences] == ["East", "Day", "Day", "Undated"]
    assert found.total == 4


def test_an_outlets_first_time_is_that_of_its_earliest_dated_article(store: Store, carry) -> None:
    carry("“open” no date")
    carry("“open” dated", published_at="2022-01-27")
    assert carriers_of(store, "open").outlets[0].first_published_at == PublishedAt.parse("2022-01-27")


def test_only_the_earliest_occurrences_are_shown_and_all_are_counted(store: Store, carry) -> None:
    for day in range(9, 0, -1):
        carry(f"“open” on day {day}", "Ann Lee", published_at=f"2022-01-0{day}")
    found = carriers_of(store, "open", occurrence_limit=3)
    assert [one.article.published_at.value for one in found.occurrences] == ["2022-01-01", "2022-01-02", "2022-01-03"]
    assert (found.total, found.outlets[0].occurrences, found.speakers[0].occurrences) == (9, 9, 9)
    assert carriers_of(store, "open", occurrence_limit=0).occurrences == ()


def test_fifty_occurrences_are_shown_by_default(store: Store, carry) -> None:
    for number in range(51):
        carry(f"“open” number {number}")
    found = carriers_of(store, "open")
    assert (len(found.occurrences), found.total) == (50, 51)


def test_speakers_are_named_most_often_first(store: Store, carry) -> None:
    carry("“open” 1", "Ann Lee")
    carry("“open” 2", "Bob Ray", outlet="The Post")
    carry("“open” 3", "Bob Ray")
    carry("“open” 4")
    uses = carriers_of(store, "open").speakers
    assert [(use.speaker.name, use.occurrences, use.names) for use in uses] == [
        ("Bob Ray", 2, ("Bob Ray",)),
        ("Ann Lee", 1, ("Ann Lee",)),
    ]


def test_a_filter_leaves_only_what_meets_it(store: Store, carry) -> None:
    carry("“open” 1", "Ann Lee", outlet="A", published_at="2022-01-27")
    carry("“open” 2", "Bob Ray", outlet="B", published_at="2022-01-28")
    found = carriers_of(store, "open", OccurrenceFilter(outlet="B"))
    assert [use.outlet for use in found.outlets] == ["B"]
    assert [use.speaker.name for use in found.speakers] == ["Bob Ray"]
    assert (len(found.occurrences), found.total) == (1, 1)
    assert carriers_of(store, "open", OccurrenceFilter(outlet="C")) is None


@pytest.mark.parametrize("id", [0, -5, 12345, 2**63])
def test_a_quote_that_is_not_there_has_no_carriers(store: Store, id: int) -> None:
    assert store.carriers([id], EVERYTHING) == {}


def test_a_hundred_quotes_take_as_many_queries_as_one(store: Store, carry, statements: list[str]) -> None:
    carry(" ".join(f"“number {number}”" for number in range(100)), "Ann Lee", "Bob Ray", "Cid Poe")
    ids = [quote.id for quote in store.list_quotes(limit=100).items]
    statements.clear()
    assert len(store.carriers(ids[:1], EVERYTHING)) == 1
    for_one = len(statements)
    statements.clear()
    assert len(store.carriers(ids, EVERYTHING)) == 100
    assert len(statements) == for_one <= 4

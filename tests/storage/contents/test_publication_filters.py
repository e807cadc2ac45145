"""Publication times are shown as given, and filtered by the instant; both ends of a filter are included."""

from __future__ import annotations

import pytest

from service.domain import OccurrenceFilter, PublishedAt
from service.storage.contents.publication_filters import from_columns, to_microseconds
from service.storage.store import Store

TIMES = [
    "0001-01-01",
    "1969-12-31T23:59:59.999999Z",
    "2022-01-27",
    "2022-01-27T11:30:00.000001+04:00",
    "9999-12-31T23:59:59Z",
]


@pytest.mark.parametrize("value", TIMES)
def test_a_time_comes_back_as_it_was_given(value: str) -> None:
    given = PublishedAt.parse(value)
    assert from_columns(given.value, to_microseconds(given)) == given


def test_microseconds_are_in_the_order_of_time() -> None:
    instants = [to_microseconds(PublishedAt.parse(value)) for value in TIMES]
    assert instants == sorted(instants)


def test_an_unknown_time_stays_unknown() -> None:
    assert from_columns(None, None) is None


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        pytest.param("2022-01-27", None, {"start of day", "noon", "last moment", "next day"}, id="from a date"),
        pytest.param(
            None, "2022-01-27", {"day before", "start of day", "noon", "last moment"}, id="a date's whole day"
        ),
        pytest.param("2022-01-27", "2022-01-27", {"start of day", "noon", "last moment"}, id="one day"),
        pytest.param("2022-01-27T12:00:00Z", "2022-01-27T12:00:00Z", {"noon"}, id="both ends are included"),
        pytest.param(
            "2022-01-27T14:00:01+02:00", None, {"last moment", "next day"}, id="by the instant, not by the clock"
        ),
        pytest.param(
            None, "9999-12-31", {"day before", "start of day", "noon", "last moment", "next day"}, id="no end"
        ),
    ],
)
def test_articles_are_filtered_by_time(
    store: Store, carry, first: str | None, last: str | None, found: set[str]
) -> None:
    carry("day before", published_at="2022-01-26T23:59:59.999999Z")
    carry("start of day", published_at="2022-01-27")
    carry("noon", published_at="2022-01-27T16:00:00+04:00")
    carry("last moment", published_at="2022-01-27T23:59:59.999999Z")
    carry("next day", published_at="2022-01-28")
    carry("no date")
    filter = OccurrenceFilter(
        published_from=PublishedAt.parse(first) if first else None,
        published_to=PublishedAt.parse(last) if last else None,
    )
    assert {store.article(one.id)[1] for one in store.articles(filter, 10).items} == found

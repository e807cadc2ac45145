"""The domain's own rules: spans, and publication times that nothing is made up for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.domain import PublishedAt, Span
from service.errors import InvalidPublicationTime


@pytest.mark.parametrize(
    ("value", "shown", "instant"),
    [
        ("2022-01-28", "2022-01-28", datetime(2022, 1, 28, tzinfo=UTC)),
        ("2022-01-27T11:30:00+04:00", "2022-01-27T11:30:00+04:00", datetime(2022, 1, 27, 7, 30, tzinfo=UTC)),
        ("2022-01-27T07:30:00Z", "2022-01-27T07:30:00Z", datetime(2022, 1, 27, 7, 30, tzinfo=UTC)),
        ("2022-01-27t07:30:00.5z", "2022-01-27T07:30:00.5Z", datetime(2022, 1, 27, 7, 30, 0, 500000, UTC)),
    ],
    ids=["a date stays a date", "an offset is kept", "UTC", "small letters, as RFC 3339 allows"],
)
def test_a_publication_time_is_shown_as_given_and_sorted_by_its_instant(
    value: str, shown: str, instant: datetime
) -> None:
    parsed = PublishedAt.parse(value)
    assert (parsed.value, parsed.instant) == (shown, instant)
    assert parsed.is_date == (len(value) == len("2022-01-28"))


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "2022", "2022-13-01", "2022-02-30", "2022-01-27 11:30", "2022-01-27T11:30:00", "20220127T113000Z",
     "0001-01-01T00:00:00+14:00", "2022-W04-4", "2022-01-27T11:30:00+04:00 "],
)  # fmt: skip
def test_anything_else_is_refused_with_an_example(value: str) -> None:
    with pytest.raises(InvalidPublicationTime, match=r"such as 2022-01-27|out of range"):
        PublishedAt.parse(value)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_does_not_end_before_it_starts(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)

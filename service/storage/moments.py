"""Moments as databases keep them: microseconds since 1970 UTC, whole numbers that sort alike everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def now_us() -> int:
    """This moment."""
    return to_us(datetime.now(UTC))


def to_us(moment: datetime) -> int:
    """A moment with its offset, as it is stored."""
    return (moment - _EPOCH) // _MICROSECOND


def from_us(microseconds: int) -> datetime:
    """A stored moment, in UTC."""
    return _EPOCH + microseconds * _MICROSECOND


def maybe_from_us(microseconds: int | None) -> datetime | None:
    """The same for a column that may be empty."""
    return None if microseconds is None else from_us(microseconds)

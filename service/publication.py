"""The time at which an article was published, as it was given: no hour is made up, so a date stays a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from service.errors import InvalidPublicationTime

_RFC_3339 = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})([Tt](?P<time>\d{2}:\d{2}:\d{2})(?P<fraction>\.\d+)?(?P<offset>[Zz]|[+-]\d{2}:\d{2}))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class PublishedAt:
    """A publication time as it was given: an RFC 3339 date, or an RFC 3339 date and time with its offset.

    `value` is what is shown; nothing is made up, so a date stays a date. `instant` (UTC) is what is sorted and
    filtered by; a date's instant is its first moment in UTC.
    """

    value: str
    instant: datetime

    @classmethod
    def parse(cls, value: str) -> PublishedAt:
        """Parse `value`; raises InvalidPublicationTime when it is neither a date nor a date and time with offset."""
        form = _RFC_3339.fullmatch(value)
        try:
            if form is None:
                raise ValueError(value)  # noqa: TRY301  # one refusal for every way to be wrong
            if form["time"] is None:
                return cls(value, datetime.combine(date.fromisoformat(value), time(), UTC))
            moment = datetime.fromisoformat(value.upper())
            return cls(value.upper(), moment.astimezone(UTC))
        except (ValueError, OverflowError) as error:
            raise InvalidPublicationTime(
                f"{value!r} is not a publication time; give a date such as 2022-01-27 or a date and time with its "
                "offset such as 2022-01-27T11:30:00+04:00"
            ) from error

    @property
    def is_date(self) -> bool:
        """Whether only the day is known."""
        return "T" not in self.value

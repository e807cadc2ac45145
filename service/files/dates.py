"""Reads publication times in the forms in which tables have them; one that may mean two days is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum

from service.errors import InvalidPublicationTime
from service.text.pages.times import parse_time, time_in_words


class DayOrder(StrEnum):
    """Which comes first in a date like 03/04/2022."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


_PARTED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ ,T].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?:[ T].*)?")
_RUN_TOGETHER = re.compile(r"(\d{4})()(\d\d)(\d\d)(?:T\d.*)?")
_SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}(?:\.0+)?")
_SHORT_OFFSET = re.compile(r"(:\d\d(?:\.\d+)?[+-]\d\d)$")
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b")
_LONGEST = 100


def read_time(value: object, order: DayOrder | None = None) -> str:
    """A publication time in the form of RFC 3339: a date, or a date and time with its offset.

    Takes RFC 3339 and ISO 8601, RFC 2822, dates with the name of the month in English, with the year first, in figures,
    seconds and milliseconds since 1970, and what Parquet holds. A time of day without an offset leaves its date: no
    hour is made up. Raises InvalidPublicationTime.
    """
    match value:
        case datetime():
            return value.isoformat() if value.tzinfo else value.date().isoformat()
        case date():
            return value.isoformat()
        case bool():
            written = str(value)
        case _:
            written = str(value).strip()
    read = _read(written, order) if len(written) <= _LONGEST else None
    if read is None:
        raise InvalidPublicationTime(
            f"{written[:_LONGEST]!r} is not a publication time; give a date such as 2022-01-27 or 27 January 2022, or "
            "a date and time with its offset such as 2022-01-27T11:30:00+04:00"
        )
    return read


def _read(written: str, order: DayOrder | None) -> str | None:
    parsed = parse_time(_SHORT_OFFSET.sub(r"\1:00", written))
    if parsed is not None:
        return parsed.value
    for form, read in ((_PARTED, _in_figures), (_YEAR_FIRST, _year_first), (_RUN_TOGETHER, _year_first)):
        match = form.fullmatch(written)
        if match is not None:
            return read(match, order)
    if _SECONDS.fullmatch(written):
        return _moment(float(written))
    if _MILLISECONDS.fullmatch(written):
        return _moment(float(written) / 1000)
    in_words = time_in_words(
        _ORDINAL.sub(r"\1", written).replace("-", " ").replace("Sept.", "Sep").replace("Sept ", "Sep ")
    )
    return in_words.value if in_words else None


def _in_figures(match: re.Match[str], order: DayOrder | None) -> str | None:
    """A date with day and month in figures: with points between them, the day is always first."""
    first, sign, second, year = match.groups()
    day_first, month_first = (_day(year, second, first), _day(year, first, second))
    if sign == "." or order is DayOrder.DAY_FIRST:
        return day_first
    if order is DayOrder.MONTH_FIRST:
        return month_first
    if day_first and month_first and day_first != month_first:
        raise InvalidPublicationTime(
            f"{match[0]!r} may be {day_first} or {month_first}; say which comes first with --dates dmy or --dates mdy"
        )
    return day_first or month_first


def _year_first(match: re.Match[str], _order: DayOrder | None) -> str | None:
    year, _, month, day = match.groups()
    return _day(year, month, day)


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _moment(seconds: float) -> str | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    except (OverflowError, ValueError, OSError):
        return None

"""Rows of tables as bodies of articles: which column gives which field, and what cells say when they say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from service.article_body import BODY_FIELDS
from service.errors import InvalidArticle, InvalidPublicationTime, UnreadableDocument
from service.files.dates import DayOrder, read_time

_NOTHING = frozenset({"", "null", "none", "nan", "nat", "n/a", "na", r"\n"})
"""What programs write, in small letters, where they have no value: none of it is an address, a time or a language."""
_MAY_SAY_NOTHING = ("url", "published_at", "language", "kind")
_MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person said of a table: which column gives a field, and which comes first in 03/04/2022."""

    columns: Mapping[str, str] = field(default_factory=dict)
    order: DayOrder | None = None
    has_outlet: bool = False
    """Whether the outlet was said beside it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column gives each field, and those that give none."""

    of_field: Mapping[str, str]
    kept_out: tuple[str, ...]


def choose_columns(names: Sequence[str], reading: Reading) -> Columns:
    """The columns of a table that give fields of an article: those that a person named, and else those of its name,
    whatever their case. Raises UnreadableDocument, which names the columns that are there."""
    _check_that_they_are_there(names, reading)
    chosen = _chosen(names, reading)
    if "text" in chosen and "html" in chosen and "html" not in reading.columns:
        del chosen["html"]
    return Columns(chosen, tuple(column for column in names if column not in chosen.values()))


def columns_of_line(names: Sequence[str], reading: Reading) -> Columns:
    """The same of a line of JSON, which leaves out what it has no value for. Raises UnreadableDocument when there is no
    text or outlet by the name that a person gave."""
    required = {name: column for name, column in reading.columns.items() if name in {"text", "html", "outlet"}}
    _check_that_they_are_there(names, replace(reading, columns=required))
    chosen = _chosen(names, reading)
    return Columns(chosen, tuple(column for column in names if column not in chosen.values()))


def _chosen(names: Sequence[str], reading: Reading) -> dict[str, str]:
    chosen = {name: column for name, column in reading.columns.items() if column in names}
    taken = set(chosen.values())
    for name in BODY_FIELDS:
        if name not in reading.columns:
            column = _called(name, [column for column in names if column not in taken])
            if column is not None:
                chosen[name] = column
    return chosen


def check_columns(names: Sequence[str], reading: Reading) -> None:
    """Raise UnreadableDocument when a table gives no article, and say what to do about it."""
    chosen = choose_columns(names, reading).of_field
    if "text" not in chosen and "html" not in chosen:
        raise UnreadableDocument(f"no column gives the text; say which does with --map text=COLUMN; {_there(names)}")
    if "outlet" not in chosen and "html" not in chosen and not reading.has_outlet:
        raise UnreadableDocument(
            "no column gives the outlet; say which does with --map outlet=COLUMN, or give --outlet NAME; "
            f"{_there(names)}"
        )
    for name, column in chosen.items():
        if list(names).count(column) > 1:
            raise UnreadableDocument(
                f"there are several columns {column!r}, one of which gives {name}; {_there(names)}"
            )


def suits(names: Sequence[str], reading: Reading) -> bool:
    """Whether a table with these columns gives articles."""
    try:
        check_columns(names, reading)
    except UnreadableDocument:
        return False
    return True


def body_of_cells(values: Mapping[str, Any], of_field: Mapping[str, str], order: DayOrder | None) -> dict[str, Any]:
    """The body of an article out of the cells of a row; an empty cell gives nothing. Raises InvalidArticle."""
    cells = {name: _plain(values[column], name) for name, column in of_field.items() if column in values}
    given = {name: value for name, value in cells.items() if not _says_nothing(value, name)}
    if "text" not in given and "html" not in given:
        given["text"] = ""  # refused as an empty text, which is what it is
    return with_read_time(given, order)


def with_read_time(body: dict[str, Any], order: DayOrder | None) -> dict[str, Any]:
    """`body` with its time in the form that the interface takes. Raises InvalidArticle."""
    if body.get("published_at") is None:
        return body
    try:
        return body | {"published_at": read_time(body["published_at"], order)}
    except InvalidPublicationTime as error:
        raise InvalidArticle(faults={"published_at": [str(error)]}) from error


def _check_that_they_are_there(names: Sequence[str], reading: Reading) -> None:
    for name, column in reading.columns.items():
        if column not in names:
            raise UnreadableDocument(f"there is no column {column!r} for --map {name}={column}; {_there(names)}")


def _called(name: str, columns: Iterable[str]) -> str | None:
    columns = list(columns)
    return name if name in columns else next((column for column in columns if column.casefold() == name), None)


def _there(names: Sequence[str]) -> str:
    shown = ", ".join(name or "(without a name)" for name in names[:_MOST_NAMED])
    return f"the columns are {shown}{', …' if len(names) > _MOST_NAMED else ''}" if names else "there are no columns"


def _plain(value: Any, name: str) -> Any:
    """A value as JSON has it; several authors are one byline."""
    match value:
        case bytes():
            return value.decode("utf-8", errors="replace")
        case list() if name == "byline" and all(isinstance(item, str) for item in value):
            return ", ".join(value)
        case date() if name != "published_at":
            return value.isoformat()
        case _:
            return value


def _says_nothing(value: Any, name: str) -> bool:
    if value is None:
        return True
    if not isinstance(value, str):
        return isinstance(value, float) and value != value  # noqa: PLR0124  # only NaN differs from itself
    return not value.strip() if name not in _MAY_SAY_NOTHING else value.strip().casefold() in _NOTHING

"""The tables that are given to other programs: their columns, in order, with what each holds. docs/data.md has them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ColumnType(StrEnum):
    """What a column holds; each may also be empty."""

    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Names and meanings stay as they are; new columns come at the end."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table: what a row of it is, and its columns, the first of which tells its rows apart."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


_I, _N, _T, _D, _M = ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.TEXT, ColumnType.DATE, ColumnType.TIME

_CARRIED = (
    Column("articles", _I, "how many articles that were"),
    Column("outlets", _I, "how many outlets that were"),
    Column("first_published_on", _D, "the earliest day of publication among them, as the articles give it"),
    Column("last_published_on", _D, "the latest such day"),
)
QUOTES = TableForm(
    "quotes",
    "one distinct wording, whoever printed it",
    (
        Column("quote_id", _I, "the quote's id, as in the HTTP interface"),
        Column("text", _T, "the wording, as it was first taken in"),
        Column("occurrences", _I, "how often it stands in articles"),
        *_CARRIED,
        Column("speakers", _I, "to how many different speakers it is given"),
    ),
)
OCCURRENCES = TableForm(
    "occurrences",
    "one place where a quote stands in an article",
    (
        Column("occurrence_id", _I, "the occurrence's id"),
        Column("quote_id", _I, "its quote"),
        Column("text", _T, "the wording as this article has it"),
        Column("kind", _T, "direct, partial or unspoken"),
        Column("stance", _T, "said, denied or doubted: whether the article says that it was said"),
        Column("speaker_id", _I, "who said it; empty where the article does not say so, or says that it was not said"),
        Column("speaker", _T, "the speaker's name across articles"),
        Column("speaker_as_named", _T, "the fullest name that this article has for whom speaker or about means"),
        Column("with_speakers", _T, "who said it together with the speaker, parted by semicolons"),
        Column("about_id", _I, "whom it is about, where the stance is not that it was said"),
        Column("about", _T, "their name"),
        Column("mention", _T, "the words of the article that name the speaker"),
        Column("cue", _T, "the reporting verb"),
        Column("confidence", _N, "how likely the speaker is right, 0 to 1"),
        Column("rule", _T, "the rule by which the speaker was found"),
        Column("article_id", _I, "the article"),
        Column("outlet", _T, "the outlet that carried it"),
        Column("url", _T, "the article's address"),
        Column("title", _T, "the article's title"),
        Column("byline", _T, "who wrote the article"),
        Column("published_on", _D, "the day of publication, as the article gives it"),
        Column("published_at", _T, "the time of publication as it was given: a date, or a date and time with offset"),
        Column("published_instant", _M, "that time in UTC; empty where only the day is known"),
        Column("language", _T, "the article's language, a BCP 47 tag"),
        Column("start", _I, "where the wording begins in the article's stored text, in code points"),
        Column("end", _I, "where it ends"),
        Column("text_before", _T, "the words in front of it"),
        Column("text_behind", _T, "the words behind it"),
    ),
)
SPEAKERS = TableForm(
    "speakers",
    "one person or body, across articles",
    (
        Column("speaker_id", _I, "the speaker's id"),
        Column("name", _T, "the full form of the name that most articles use"),
        Column("aliases", _T, "every name that articles use, parted by semicolons"),
        Column("occurrences", _I, "how often the speaker is given, alone or first of several"),
        *_CARRIED,
        Column("quotes", _I, "how many different wordings that were"),
    ),
)
TABLES = {table.name: table for table in (QUOTES, OCCURRENCES, SPEAKERS)}

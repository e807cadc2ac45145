"""Writes the tables as a SQLite database that Datasette opens as it is, and what Datasette says of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from service.files.writing.writers import Rows
from service.tabular import TABLES, ColumnType, TableForm

DATABASE, METADATA = "quoteverify.sqlite", "metadata.json"
_TYPES = {ColumnType.INTEGER: "INTEGER", ColumnType.NUMBER: "REAL"}
_INDEXES = ("occurrences(quote_id)", "occurrences(speaker_id)", "occurrences(outlet)", "speakers(name)")

VIEWS = {
    "most_quoted": (
        "Who is quoted most, with how many wordings, in how many outlets",
        "SELECT speaker_id, name AS speaker, occurrences, quotes, outlets, first_published_on, last_published_on "
        "FROM speakers WHERE occurrences > 0 ORDER BY occurrences DESC, name",
    ),
    "outlets_of_speakers": (
        "By which outlets each speaker is quoted, and how often",
        "SELECT speaker_id, speaker, outlet, count(*) AS occurrences, count(DISTINCT quote_id) AS quotes "
        "FROM occurrences WHERE speaker_id IS NOT NULL GROUP BY speaker_id, speaker, outlet "
        "ORDER BY speaker, occurrences DESC, outlet",
    ),
    "wordings": (
        "How outlets print the same quote: the wordings of each that is printed in several ways",
        "SELECT quote_id, text AS wording, count(*) AS occurrences, group_concat(DISTINCT outlet) AS outlets "
        "FROM occurrences WHERE quote_id IN (SELECT quote_id FROM occurrences GROUP BY quote_id "
        "HAVING count(DISTINCT text) > 1) GROUP BY quote_id, text ORDER BY quote_id, occurrences DESC",
    ),
    "not_said": (
        "What articles say was not said, or doubt",
        "SELECT occurrence_id, text, stance, about, outlet, published_on, url FROM occurrences WHERE stance <> 'said'",
    ),
}
_CANNED = {
    "quotes_of": (
        "What somebody is quoted with",
        "SELECT text, outlet, published_on, url FROM occurrences WHERE speaker LIKE '%' || :name || '%' "
        "ORDER BY published_on",
    ),
    "search_quotes": (
        "Quotes with these words",
        "SELECT quotes.quote_id, quotes.text, quotes.outlets, quotes.first_published_on FROM quotes_fts "
        "JOIN quotes ON quotes.quote_id = quotes_fts.rowid WHERE quotes_fts MATCH :words ORDER BY rank LIMIT 100",
    ),
}


def write_database(path: Path, rows_of: Callable[[TableForm], Rows]) -> None:
    """Make the database at `path`, where nothing is yet: the tables, their indexes, views, and a search for words.

    It is one file without a log beside it, so that it can be opened where nothing may be written.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for table in TABLES.values():
            connection.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            statement = f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608  # names of our own
            connection.executemany(statement, (tuple(map(_stored, row)) for row in rows_of(table)))
        for number, place in enumerate(_INDEXES):
            connection.execute(f"CREATE INDEX index_{number} ON {place}")
        for name, (_, query) in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
        connection.execute(
            "CREATE VIRTUAL TABLE quotes_fts USING fts5(text, content='quotes', content_rowid='quote_id')"
        )
        connection.execute("INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild')")
        connection.commit()
        connection.execute("ANALYZE")
        connection.commit()


def _create(table: TableForm) -> str:
    first, *rest = table.columns
    columns = [f'"{first.name}" INTEGER PRIMARY KEY']
    columns += [f'"{column.name}" {_TYPES.get(column.type, "TEXT")}' for column in rest]
    return f"CREATE TABLE {table.name} ({', '.join(columns)})"


def _stored(value: Any) -> Any:
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, date) else value


def metadata() -> dict[str, Any]:
    """What Datasette shows of the database: titles, what each column means, and questions to start from."""
    tables: dict[str, Any] = {
        table.name: {
            "description": f"A row is {table.meaning}",
            "columns": {column.name: column.meaning for column in table.columns},
        }
        for table in TABLES.values()
    }
    tables |= {name: {"description": title} for name, (title, _) in VIEWS.items()}
    tables["quotes"] |= {"fts_table": "quotes_fts", "fts_pk": "quote_id"}
    tables |= {f"quotes_fts{end}": {"hidden": True} for end in ("", "_data", "_idx", "_docsize", "_config")}
    queries = {name: {"title": title, "sql": f"SELECT * FROM {name}"} for name, (title, _) in VIEWS.items()}  # noqa: S608
    queries |= {name: {"title": title, "sql": sql} for name, (title, sql) in _CANNED.items()}
    renamed = {f"show_{name}" if name in VIEWS else name: query for name, query in queries.items()}
    return {
        "title": "Quotes on record",
        "description": "Who said what, in whose words, and which outlets carried it. What is not here was not "
        "recorded; that is not to say that it was never said.",
        "databases": {Path(DATABASE).stem: {"tables": tables, "queries": renamed}},
    }

"""Fills a migrated PostgreSQL database with made rows, by the server itself: no article is read, nothing is indexed."""

from __future__ import annotations

from collections.abc import Sequence

import psycopg

OUTLETS, EACH = 300, 10
"""Outlets, and quoted spans of an article."""
_WORDS = "(SELECT string_agg(left(md5(q || ' ' || word), 3 + word % 5), ' ') FROM generate_series(1, 12) word)"
_MOMENT = "1500000000000000 + a * (94608000000000 / {articles})"
"""Three years from July 2017 on."""
_SHARED = 5
"""One occurrence in so many is of a quote that others carry, too."""
_STATEMENTS = (
    "INSERT INTO outlet (name) SELECT 'Outlet ' || o FROM generate_series(1, {outlets}) o",
    "INSERT INTO speaker (name) SELECT 'Ann Speaker' || s FROM generate_series(1, {speakers}) s",
    "INSERT INTO alias (speaker_id, person_id, name, surname, near_head, near_tail, is_full, articles)"
    " SELECT id, id, name, lower(split_part(name, ' ', 2)), 'sp', right(name, 2), true, 1 FROM speaker",
    "INSERT INTO article (outlet_id, published_us, text, text_hash) SELECT 1 + a % {outlets}, {moment},"
    " 'Article ' || a, sha256(a::text::bytea) FROM generate_series(1, {articles}) a",
    "INSERT INTO quote (key_hash, text) SELECT sha256(q::text::bytea), {words} FROM generate_series(1, {quotes}) q",
    "INSERT INTO change (quote_id, token) SELECT id, id FROM quote",
    'INSERT INTO occurrence (article_id, quote_id, outlet_id, moment, text, start, "end", kind, open_mark, close_mark,'
    " is_closed, speaker_id, alias_id, rule, confidence, prefix, suffix)"
    " SELECT a, q.id, 1 + a % {outlets}, {moment}, q.text, 200 * o % 2000, 200 * o % 2000 + length(q.text), 'direct',"
    " '“', '”', true, 1 + o % {speakers}, 1 + o % {speakers}, 'made', 0.9, '', ''"
    " FROM generate_series(0, {rows} - 1) o CROSS JOIN LATERAL (SELECT 1 + o / {each} AS a) of"
    " JOIN quote q ON q.id = CASE WHEN o % {shared} = 0 THEN 1 + (o::bigint * 7919) % ({quotes} / 50 + 1)"
    " ELSE 1 + o % {quotes} END",
)
"""A quote in fifty is carried by many; the others by one or two."""


def fill(connection: psycopg.Connection, rows: int) -> None:
    """Make so many occurrences, with four quotes for five of them, and have the server look at its tables."""
    figures = {
        "rows": rows,
        "quotes": max(1, rows * 4 // 5),
        "articles": rows // EACH + 1,
        "speakers": max(1, rows // 10),
        "outlets": OUTLETS,
        "each": EACH,
        "shared": _SHARED,
        "words": _WORDS,
        "moment": _MOMENT.format(articles=rows // EACH + 1),
    }
    connection.autocommit = True
    for statement in _STATEMENTS:
        connection.execute(statement.format(**figures))
    for table in _tables(connection):
        connection.execute(f'VACUUM ANALYZE "{table}"')


def _tables(connection: psycopg.Connection) -> Sequence[str]:
    return [name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]

"""The places that lists are counted and sorted by: no more than told, the newest, by an index."""

from __future__ import annotations

from sqlalchemy import text

from service.storage.contents.quotes import ALL_QUOTES, QuoteFilter
from service.storage.contents.uses import uses
from service.storage.store import Store


def test_the_newest_places_are_read_and_no_more(store: Store, carry) -> None:
    for year in (2019, 2021, 2020):
        carry(f"“It was opened in the year {year},” she said.", published_at=f"{year}-01-01")
    carry("“It was opened nobody knows when,” she said.")
    with store._database.read() as connection:
        two = uses(connection, ALL_QUOTES, most=2)
        every = uses(connection, ALL_QUOTES, most=4)
    assert (len(two.places), two.is_complete) == (2, False)
    assert [place.moment for place in two.places] == [place.moment for place in every.places[:2]]
    assert (len(every.places), every.is_complete) == (4, True)


def test_they_are_found_along_the_index_of_articles_by_time(store: Store, carry, statements) -> None:
    carry("“It is open,” she said.")
    with store._database.read() as connection:
        del statements[:]
        uses(connection, QuoteFilter(year=2020))
        [walk] = [statement for statement in statements if "ORDER BY" in statement]
        if connection.dialect.name != "sqlite":
            return  # PostgreSQL plans by what is in the tables: nearly nothing
        plan = connection.execute(text("EXPLAIN QUERY PLAN " + walk.replace("?", "1"))).all()
    steps = " / ".join(str(row[-1]) for row in plan)
    assert "ix_article_published_us" in steps
    assert "TEMP B-TREE" not in steps
    assert "SCAN occurrence" not in steps

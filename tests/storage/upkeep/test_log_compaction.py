"""Rows of the log that every index has read leave it, and no index misses anything, whenever it comes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select

from service.following import Follower, Pace
from service.index.open import in_memory
from service.index.protocol import KeptIndex
from service.indexing import Pieces, catch_up, missing
from service.storage.connection.database import Database
from service.storage.schema.tables import ChangeRow
from service.storage.store import Store
from service.storage.upkeep.log_compaction import CompactionTuning, LogUpkeep
from service.text.normalise import normalise

TINY = CompactionTuning(newest=0, least=1, at_once=2)
STAYS, WENT = "the door stays open all night", "Bridges collapse tomorrow"
SMALL = Pieces(batch=1, largest=1, merged=2)


@pytest.fixture
def database(store: Store, database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def log(database: Database) -> LogUpkeep:
    return LogUpkeep(database, TINY)


@pytest.fixture
def rows(database: Database) -> Callable[[], list[int]]:
    """The numbers of the log's rows."""

    def numbers() -> list[int]:
        with database.read() as connection:
            return list(connection.scalars(select(ChangeRow.seq).order_by(ChangeRow.seq)))

    return numbers


@pytest.fixture
def index(store: Store, carry) -> KeptIndex:
    """An index that has read three quotes, of which two went away since."""
    carry(f"“{STAYS}”")
    gone = carry(f"“{WENT}” “lilac mud”")
    read = in_memory()
    catch_up(store, read)
    store.delete_article(gone.id)
    return read


def finds(index: KeptIndex, text: str) -> bool:
    return bool(index.candidates(normalise(text), 5))


@pytest.mark.usefixtures("index")
def test_nothing_leaves_before_all_have_read_it(store: Store, log: LogUpkeep) -> None:
    assert log.compact() == 0  # nobody says how far they are
    log.note("one that is behind", 1)
    log.note("one that is not", store.head())
    assert log.compact() == 0


def test_what_has_gone_leaves_and_what_is_there_stays(
    store: Store, index: KeptIndex, log: LogUpkeep, rows: Callable[[], list[int]]
) -> None:
    assert rows() == [1, 2, 3, 4, 5]
    catch_up(store, index)
    log.note("this one", index.position())
    assert log.compact() == 3
    assert rows() == [1, 5]  # the quote that is there, and the row by which the index knows where it is
    assert [text for _, text in store.changes_after(0, 10).additions] == [STAYS]
    assert log.compact() == 0


def test_an_index_that_has_read_all_goes_on(store: Store, index: KeptIndex, log: LogUpkeep, carry) -> None:
    catch_up(store, index)
    log.note("this one", index.position())
    assert log.compact() == 3
    assert missing(store, index) == 0
    carry("“something new”")
    assert (missing(store, index), catch_up(store, index)) == (1, 1)
    assert finds(index, "something new")


def test_one_that_comes_back_late_is_made_anew_and_misses_no_removal(
    store: Store, index: KeptIndex, log: LogUpkeep
) -> None:
    log.note("another", store.head())
    assert log.compact() == 3
    assert finds(index, WENT)
    assert missing(store, index) > 0
    catch_up(store, index)
    assert (finds(index, WENT), finds(index, STAYS), missing(store, index)) == (False, True, 0)


def test_one_that_is_behind_where_a_row_was_kept_is_made_anew_too(store: Store, log: LogUpkeep, carry) -> None:
    kept = carry(f"“{STAYS}”")
    gone = carry(f"“{WENT}”")
    last = carry("“lilac mud”")
    behind = in_memory()
    catch_up(store, behind)
    store.delete_article(gone.id)
    log.note("another", store.head())
    assert log.compact() == 1
    assert store.changes_after(0, 10).position == store.head()
    assert missing(store, behind) > 0
    catch_up(store, behind)
    assert [finds(behind, text) for text in (STAYS, WENT, "lilac mud")] == [True, False, True]
    assert kept.id != last.id


def test_a_new_index_is_filled_in_pieces_from_a_compacted_log(store: Store, log: LogUpkeep, carry) -> None:
    for number in range(6):
        article = carry(f"“gate {number} stays open today”")
    store.delete_article(article.id)
    log.note("another", store.head())
    assert log.compact() == 1
    fresh = in_memory()
    seen: list[int] = []
    assert catch_up(store, fresh, lambda read, _: seen.append(read), SMALL) == 6
    assert seen == sorted(seen)
    assert len(seen) > 2
    assert missing(store, fresh) == 0


def test_a_compaction_while_a_new_index_is_filled_loses_nothing(store: Store, log: LogUpkeep, carry) -> None:
    articles = [carry(f"“gate {number} stays open today”") for number in range(6)]

    seen: list[int] = []

    def others_go_on(read: int, _: int) -> None:
        seen.append(read)
        if seen.count(3) == 1 and read == 3:
            store.delete_article(articles[1].id)
            log.note("another", store.head())
            assert log.compact() == 1

    fresh = in_memory()
    catch_up(store, fresh, others_go_on, SMALL)
    catch_up(store, fresh)
    assert seen.count(3) == 2  # it began anew
    assert len(fresh.candidates(normalise("gate stays open today"), 50)) == 5


def test_the_rows_of_a_quote_that_came_again_become_one(
    store: Store, log: LogUpkeep, rows: Callable[[], list[int]], database: Database, carry
) -> None:
    carry(f"“{STAYS}” “another”")
    with database.write() as connection:
        connection.execute(ChangeRow.__table__.insert(), [{"quote_id": 1, "token": 7}, {"quote_id": 1, "token": 8}])
    log.note("another", store.head())
    assert log.compact() == 2
    assert rows() == [2, 4]
    assert sorted(text for _, text in store.changes_after(0, 10).additions) == ["another", STAYS]


def test_who_was_not_seen_for_long_is_not_waited_for(store: Store, index: KeptIndex, database: Database) -> None:
    log = LogUpkeep(database, CompactionTuning(days=1 / 86_400, newest=0, least=1))
    log.note("gone for ever", index.position())
    time.sleep(1.1)
    log.note("here", store.head())
    assert log.compact() == 3


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("tuning", [CompactionTuning(newest=0), CompactionTuning(least=1)], ids=["few", "new"])
def test_little_or_new_stays(store: Store, database: Database, tuning: CompactionTuning) -> None:
    log = LogUpkeep(database, tuning)
    log.note("here", store.head())
    assert log.compact() == 0


def test_who_leads_says_how_far_the_index_is_and_has_the_log_compacted(
    store: Store, index: KeptIndex, database: Database, rows: Callable[[], list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "log", LogUpkeep(database, TINY))
    Follower(store, index, Pace(note_seconds=0.0)).look()
    assert rows() == [1, 5]
    assert missing(store, index) == 0

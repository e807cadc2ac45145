"""An article goes in whole or not at all, and the index follows the database whatever happens to it."""

from __future__ import annotations

import logging
import math
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from service.domain import Article
from service.errors import ArticleNotFound, IndexUnavailable, InvalidText
from service.index.address import IndexAddress
from service.index.kept import EngineIndex
from service.index.memory.engine import MemoryEngine, MemoryPlace
from service.index.open import open_index
from service.index.protocol import CandidateIndex, KeptIndex
from service.indexing import PIECES, Pieces, catch_up, rebuild
from service.ingestion import ingest, ingest_all, prepare_article
from service.storage.store import Store
from service.text.normalise import normalise
from service.withdrawal import withdraw

OPEN = Article(
    "The Courier", "“The door stays open,” Ann Marlow said. “It always was.”", title="A door", byline="Bob Ray"
)
SHUT = Article("The Post", "“The door is shut,” Ann Marlow said.")


class IndexInMemory(EngineIndex):
    """An index in memory that says what it holds, and how often something was applied."""

    def __init__(self, store: Store) -> None:
        self.place = MemoryPlace()
        self.applied = 0
        super().__init__(MemoryEngine(self.place, lambda: store.store_id))

    @property
    def texts(self) -> dict[int, str]:
        """The quotes by id, those of a lost index, too."""
        [generation] = self.place.generations.values()
        return generation.texts

    def apply(
        self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int, token: int = 0
    ) -> None:
        self.applied += 1
        super().apply(additions, removals, position, token)


class BrokenIndex(IndexInMemory):
    """An index whose disk is full."""

    def apply(self, *_changes: object) -> None:
        raise IndexUnavailable("no space left on the disk")


def opened(folder: Path, store: Store) -> KeptIndex:
    """An index as a service has it."""
    return open_index(IndexAddress(folder), lambda: store.store_id)


@pytest.fixture
def index(store: Store) -> IndexInMemory:
    return IndexInMemory(store)


def test_an_article_is_read_stored_and_indexed(store: Store, index: IndexInMemory) -> None:
    done = ingest(OPEN, store, index)
    assert done.created
    assert (done.article.outlet, done.article.title) == ("The Courier", "A door")
    assert [one.text for one in done.occurrences] == ["The door stays open,", "It always was."]
    assert [OPEN.text[one.start : one.end] for one in done.occurrences] == [one.text for one in done.occurrences]
    assert {one.speaker.name for one in done.occurrences if one.speaker} == {"Ann Marlow"}
    assert index.texts == {one.quote_id: one.text for one in done.occurrences}


def test_an_article_that_is_sent_again_is_not_read_again(
    store: Store, index: IndexInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(OPEN, store, index)
    monkeypatch.setattr("service.ingestion.read", lambda _article: pytest.fail("it was read again"))
    again = ingest(OPEN, store, index)
    assert not again.created
    assert (again.article, again.occurrences) == (first.article, first.occurrences)


def test_what_cannot_be_stored_is_refused_before_it_is_read(
    store: Store, index: IndexInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.ingestion.read", lambda _article: pytest.fail("it was read"))
    for text in ("", "a\0b", "\udc00"):
        with pytest.raises(InvalidText):
            ingest(Article("The Courier", text), store, index)


def test_a_failing_index_does_not_fail_what_is_stored(
    store: Store, index: IndexInMemory, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="service.indexing"):
        done = ingest(OPEN, store, BrokenIndex(store))
    assert done.created
    assert len(done.occurrences) == 2
    assert "the index did not follow" in caplog.text
    assert catch_up(store, index) == 2
    assert len(index.texts) == 2


def test_an_article_that_is_sent_again_repairs_the_index(store: Store, index: IndexInMemory) -> None:
    ingest(OPEN, store, BrokenIndex(store))
    assert not ingest(OPEN, store, index).created
    assert len(index.texts) == 2


def test_a_failure_while_storing_is_not_swallowed(store: Store, index: IndexInMemory, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("service.ingestion.read", fail)
    with pytest.raises(RuntimeError, match="a defect"):
        ingest(OPEN, store, index)
    assert store.outlets() == []


def test_a_withdrawn_article_leaves_the_index(store: Store, index: IndexInMemory) -> None:
    kept = ingest(SHUT, store, index)
    gone = ingest(OPEN, store, index)
    withdraw(gone.article.id, store, index)
    assert index.texts == {one.quote_id: one.text for one in kept.occurrences}
    with pytest.raises(ArticleNotFound):
        withdraw(gone.article.id, store, index)


def test_withdrawing_stands_though_the_index_fails(store: Store, index: IndexInMemory) -> None:
    done = ingest(OPEN, store, index)
    withdraw(done.article.id, store, BrokenIndex(store))
    assert store.quotes(index.texts) == {}
    assert catch_up(store, index) == 2
    assert index.texts == {}


def test_catching_up_reads_the_log_in_pieces(store: Store, index: IndexInMemory) -> None:
    ingest(OPEN, store, BrokenIndex(store))
    ingest(SHUT, store, BrokenIndex(store))
    seen: list[tuple[int, int]] = []
    assert catch_up(store, index, lambda read, total: seen.append((read, total)), Pieces(largest=2)) == 3
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert sorted(index.texts.values()) == ["It always was.", "The door is shut,", "The door stays open,"]


@pytest.mark.parametrize(
    ("changes", "pieces"), [(20_000, 1), (40_000, 1), (40_001, 8), (320_000, 8), (1_000_000, 64), (5_000_000, 512)]
)
def test_the_pieces_of_a_whole_index_are_a_power_of_eight(changes: int, pieces: int) -> None:
    assert math.ceil(changes / PIECES.size(changes)) == pieces


def test_what_comes_in_while_a_few_changes_are_awaited_is_read_with_them() -> None:
    assert PIECES.size(1) == PIECES.batch


def test_nothing_new_is_not_applied(store: Store, index: IndexInMemory) -> None:
    ingest(OPEN, store, index)
    before = index.applied
    assert catch_up(store, index) == 0
    assert index.applied == before


def test_an_index_ahead_of_the_database_starts_anew(store: Store, index: IndexInMemory) -> None:
    index.apply([(77, "from a database that is no more")], (), 500)
    ingest(SHUT, store, index)
    assert list(index.texts.values()) == ["The door is shut,"]
    assert index.position() == store.head()


def test_rebuilding_forgets_what_the_index_held(store: Store, index: IndexInMemory) -> None:
    ingest(OPEN, store, index)
    index.texts[99] = "a stray"
    assert rebuild(store, index) == 2
    assert sorted(index.texts.values()) == ["It always was.", "The door stays open,"]


def test_an_index_is_asked_and_written_while_a_new_one_is_filled(store: Store, tmp_path: Path) -> None:
    index = opened(tmp_path / "index", store)
    before = ingest(OPEN, store, index).occurrences[0]
    fills: list[int] = []

    def fill_and_look(fresh: CandidateIndex) -> int:
        read = catch_up(store, fresh)
        fills.append(read)
        assert before.quote_id in index.candidates(normalise(before.text), 10)
        if len(fills) == 1:  # while the new index is filled, another article comes in
            ingest(SHUT, store, index)
        return read

    assert index.renew(fill_and_look) == sum(fills) == store.head() == 3
    assert index.position() == store.head()
    assert len(index.candidates(normalise("the door is shut"), 10)) == 2
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def test_an_index_stays_when_the_new_one_cannot_be_filled(store: Store, tmp_path: Path) -> None:
    index = opened(tmp_path / "index", store)
    there = ingest(OPEN, store, index).occurrences[0]

    def fail(_fresh: CandidateIndex) -> int:
        raise IndexUnavailable("no space left on the disk")

    with pytest.raises(IndexUnavailable):
        index.renew(fail)
    assert there.quote_id in index.candidates(normalise(there.text), 10)
    assert rebuild(store, index) == 2
    assert there.quote_id in index.candidates(normalise(there.text), 10)


def test_a_lost_index_is_made_anew(store: Store, tmp_path: Path) -> None:
    index = opened(tmp_path / "index", store)
    there = ingest(OPEN, store, index).occurrences[0]
    shutil.rmtree(tmp_path / "index")
    assert rebuild(store, index) == 2
    assert there.quote_id in index.candidates(normalise(there.text), 10)


def test_an_index_that_another_process_carries_further_does_not_go_back(store: Store, index: IndexInMemory) -> None:
    ingest(OPEN, store, BrokenIndex(store))

    class Overtaken(IndexInMemory):
        def apply(
            self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int, token: int = 0
        ) -> None:
            super().apply(additions, removals, position, token)
            if self.applied == 1:  # meanwhile, elsewhere
                ingest(SHUT, store, self)

    overtaken = Overtaken(store)
    catch_up(store, overtaken)
    assert overtaken.position() == store.head() == 3
    assert len(overtaken.texts) == 3


def test_articles_sent_at_once_are_all_found(store: Store, index: IndexInMemory) -> None:
    articles = [Article("The Courier", f"“Door {number} is open,” Ann Marlow said.") for number in range(8)]
    threads = [threading.Thread(target=ingest, args=(article, store, index)) for article in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    catch_up(store, index)
    assert len(index.texts) == 8
    assert index.position() == store.head() == 8


def test_articles_that_come_in_while_the_index_is_written_share_the_next_commit(
    store: Store, index: IndexInMemory
) -> None:
    articles = [Article("The Courier", f"“Door {number} is open,” Ann Marlow said.") for number in range(8)]
    threads = [threading.Thread(target=ingest, args=(article, store, index)) for article in articles]
    with index.writing():
        for thread in threads:
            thread.start()
        give_up = time.monotonic() + 30
        while store.head() < len(articles):
            assert time.monotonic() < give_up
            time.sleep(0.01)
    for thread in threads:
        thread.join()
    assert (len(index.texts), index.applied) == (8, 1)


WORKER = """
import sys
from pathlib import Path
from service.domain import Article
from service.ingestion import ingest
from service.index.address import IndexAddress
from service.index.open import open_index
from service.storage.store import Store
from service.text.normalise import normalise

url, folder, worker = sys.argv[1:]
store = Store(url)
index = open_index(IndexAddress(Path(folder)), lambda: store.store_id)
for number in range(6):
    text = f"“Gate {number} of hall {worker} stays open today,” Ann Marlow said."
    [one] = ingest(Article("The Courier", text), store, index).occurrences
    assert one.quote_id in index.candidates(normalise(one.text), 50), "what was acknowledged is not found"
store.close()
"""


def test_workers_in_several_processes_keep_one_index(store: Store, database_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    index = opened(folder, store)
    command = [sys.executable, "-W", "error", "-c", WORKER, database_url, str(folder)]
    workers = [
        subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True) for name in ("one", "two", "three")
    ]
    errors = [worker.communicate(timeout=120)[1] for worker in workers]
    assert errors == ["", "", ""]
    assert index.position() == store.head() == 18
    found = index.candidates(normalise("Gate 5 of hall two stays open today"), 50)
    assert "Gate 5 of hall two stays open today," in [quote.text for quote in store.quotes(found).values()]


def test_articles_that_were_read_are_stored_and_indexed_at_once(store: Store, index: IndexInMemory) -> None:
    stored = ingest_all([prepare_article(OPEN), prepare_article(SHUT), prepare_article(OPEN)], store, index)
    assert [(one.article_id, one.is_new, one.quotes) for one in stored] == [(1, True, 2), (2, True, 1), (1, False, 2)]
    assert len(index.texts) == 3
    assert index.applied == 1


def test_articles_stored_at_once_stand_though_the_index_fails(store: Store, index: IndexInMemory) -> None:
    assert len(ingest_all([prepare_article(OPEN), prepare_article(SHUT)], store, BrokenIndex(store))) == 2
    assert catch_up(store, index) == 3


@pytest.mark.parametrize("text", ["", "a\0b", "\udc00"])
def test_what_cannot_be_stored_is_not_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.ingestion.read", lambda _article: pytest.fail("it was read"))
    with pytest.raises(InvalidText):
        prepare_article(Article("The Courier", text))

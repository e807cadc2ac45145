"""Deleting deletes: what nobody carries any more is shown nowhere, found nowhere, and in no file of the database."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from service.domain import Article, AttributedSpan, OccurrenceFilter
from service.errors import OutletNotFound
from service.index.kept import EngineIndex
from service.index.memory.engine import MemoryEngine, MemoryPlace
from service.ingestion import ingest
from service.storage.records import IsOneSpeaker
from service.storage.store import Store
from service.text.normalise import normalise
from service.withdrawal import withdraw, withdraw_all_holding, withdraw_outlet

SAID = "“Our harbour’s lights stay on,” Mayor Ada Harbour said."
SAID_TOO = "“OUR harbour's lights stay on,” Mayor Ada Harbour told us."


@pytest.fixture
def index(store: Store) -> EngineIndex:
    return EngineIndex(MemoryEngine(MemoryPlace(), lambda: store.store_id))


def shown(store: Store) -> list[str]:
    return [quote.text for quote in store.list_quotes(limit=100).items]


def test_a_wording_that_others_carry_is_shown_and_found_in_theirs(store: Store, index: EngineIndex) -> None:
    first = ingest(Article("The Post", SAID), store, index)
    second = ingest(Article("The Herald", SAID_TOO), store, index)
    assert first.occurrences[0].quote_id == second.occurrences[0].quote_id
    assert shown(store) == ["Our harbour’s lights stay on,"]
    withdraw(first.article.id, store, index)
    assert shown(store) == ["OUR harbour's lights stay on,"]
    generation = index._engine.open(index._state.read().generation)  # type: ignore[union-attr]
    assert list(generation.texts.values()) == ["OUR harbour's lights stay on,"]  # type: ignore[attr-defined]


def test_a_wording_that_another_has_just_so_stays_and_is_no_change(store: Store, index: EngineIndex) -> None:
    first = ingest(Article("The Post", SAID), store, index)
    ingest(Article("The Herald", SAID_TOO), store, index)
    ingest(Article("The Courier", SAID + " Nobody minded."), store, index)
    before = store.head()
    withdraw(first.article.id, store, index)
    assert shown(store) == ["Our harbour’s lights stay on,"]
    assert store.head() == before


def test_a_name_that_only_the_deleted_article_used_goes(store: Store, index: EngineIndex) -> None:
    long_name = "“The bridge stays shut,” said Ada Wilhelmina Harbour. “And the gate,” Harbour said."
    ingest(Article("The Herald", "“Nothing is decided,” said Ada Harbour. “Not yet,” Harbour said."), store, index)
    gone = ingest(Article("The Post", long_name), store, index)
    [speaker] = store.speakers(9, piece="Harbour").items
    assert "Ada Wilhelmina Harbour" in store.speaker(speaker.id).aliases
    withdraw(gone.article.id, store, index)
    assert "Ada Wilhelmina Harbour" not in store.speaker(speaker.id).aliases
    assert {"Ada Harbour", "Harbour"} <= set(store.speaker(speaker.id).aliases)
    assert store.speakers(9, piece="Wilhelmina").items == ()


def test_an_outlet_leaves_with_its_last_article(store: Store, index: EngineIndex) -> None:
    ingested = [ingest(Article("The Post", text), store, index) for text in (SAID, SAID_TOO)]
    withdraw(ingested[0].article.id, store, index)
    outlet_id = store.outlet_id("The Post")
    withdraw(ingested[1].article.id, store, index)
    with pytest.raises(OutletNotFound):
        store.outlet_id("The Post")
    again = ingest(Article("The Post", SAID), store, index)
    assert store.outlet_id("The Post") > outlet_id
    assert again.created


def test_an_outlet_is_taken_out_with_all_its_articles(store: Store, index: EngineIndex) -> None:
    for number in range(130):
        ingest(Article("The Post", f"“Lamp number {number} is lit,” Ann Marlow said."), store, index)
    kept = ingest(Article("The Herald", "“Lamp number 7 is lit,” Ann Marlow said."), store, index)
    assert withdraw_outlet(store.outlet_id("The Post"), store, index) == 130
    assert [outlet.outlet for outlet in store.outlets()] == ["The Herald"]
    assert shown(store) == [kept.occurrences[0].text]
    assert index.candidates(normalise("Lamp number 8 is lit"), 5) == [kept.occurrences[0].quote_id]
    with pytest.raises(OutletNotFound):
        withdraw_outlet(1, store, index)


@pytest.mark.parametrize("id", [0, 77, 2**63 - 1])
def test_an_outlet_that_is_not_there_is_not_found(store: Store, index: EngineIndex, id: int) -> None:
    with pytest.raises(OutletNotFound):
        withdraw_outlet(id, store, index)


def test_all_articles_that_hold_a_name_are_taken_out(store: Store, index: EngineIndex) -> None:
    ingest(Article("The Post", SAID), store, index)
    ingest(Article("The Post", "Nothing was said.", title="ADA HARBOUR keeps quiet"), store, index)
    ingest(Article("The Post", "Nothing was said again.", byline="Ada Harbour"), store, index)
    ingest(Article("The Post", "The harbour was quiet. 100% of ada_harbour."), store, index)
    assert withdraw_all_holding("Ada Harbour", store, index) == 3
    assert [article.id for article in store.articles(OccurrenceFilter(), 9).items] == [4]


def test_an_article_posted_while_it_is_deleted_is_answered_whole(
    store: Store, index: EngineIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is found, then somebody takes it out, and only then are its quotes read."""
    there = ingest(Article("The Post", SAID), store, index)
    find = store.find_article

    def find_and_lose(outlet: str, text: str) -> object:
        article = find(outlet, text)
        withdraw(there.article.id, store, index)
        return article

    monkeypatch.setattr(store, "find_article", find_and_lose)
    again = ingest(Article("The Post", SAID), store, index)
    assert again.created
    assert [occurrence.text for occurrence in again.occurrences] == ["Our harbour’s lights stay on,"]


def test_an_article_deleted_as_soon_as_it_is_stored_is_stored_again(
    store: Store, index: EngineIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, deleted = store.add_article, []

    def add_and_lose(
        article: Article, spans: Sequence[AttributedSpan], is_one_speaker: IsOneSpeaker, reader: int
    ) -> object:
        added = add(article, spans, is_one_speaker, reader)
        if not deleted:
            deleted.append(added[0].id)
            withdraw(added[0].id, store, index)
        return added

    monkeypatch.setattr(store, "add_article", add_and_lose)
    ingested = ingest(Article("The Post", SAID), store, index)
    assert (ingested.article.id > deleted[0], len(ingested.occurrences)) == (True, 1)


SECRETS = ("Quixotrine", "Zanderholt", "ziffernblatt", "Wolkenbruchpost", "wolkenbruch.example")


def held(folder: Path) -> set[str]:
    """The secrets that stand in any file of the database, wherever."""
    files = [path.read_bytes() for path in folder.glob("quotes.db*")]
    return {secret for secret in SECRETS for file in files if secret.encode() in file}


def secret_article(number: int) -> Article:
    text = (
        f"{'Filling. ' * 40}“The ziffernblatt {number} of Zanderholt is late,” said Vera Quixotrine. {'More. ' * 300}"
    )
    return Article("Wolkenbruchpost", text, url=f"https://wolkenbruch.example/{number}", byline="Vera Quixotrine")


def test_nothing_of_what_is_deleted_stays_in_the_files(sqlite_store: Store, sqlite_path: Path) -> None:
    index = EngineIndex(MemoryEngine(MemoryPlace(), lambda: sqlite_store.store_id))
    for number in range(30):
        ingest(
            Article("The Post", f"“Lamp number {number} is lit,” Ann Marlow said. {'So. ' * 500}"), sqlite_store, index
        )
        ingest(secret_article(number), sqlite_store, index)
    assert held(sqlite_path.parent) == set(SECRETS)
    withdraw_outlet(sqlite_store.outlet_id("Wolkenbruchpost"), sqlite_store, index)
    assert held(sqlite_path.parent) == set()
    assert len(shown(sqlite_store)) == 30


def test_what_could_not_leave_the_log_while_somebody_read_leaves_later(sqlite_store: Store, sqlite_path: Path) -> None:
    index = EngineIndex(MemoryEngine(MemoryPlace(), lambda: sqlite_store.store_id))
    article = ingest(secret_article(1), sqlite_store, index).article
    reading, done = threading.Event(), threading.Event()

    def read() -> None:
        with sqlite_store.snapshot() as snapshot:
            snapshot.texts([1])
            reading.set()
            done.wait(30)

    reader = threading.Thread(target=read)
    reader.start()
    reading.wait(30)
    withdraw(article.id, sqlite_store, index)
    assert not sqlite_store.purge()
    done.set()
    reader.join(30)
    assert sqlite_store.purge()
    assert held(sqlite_path.parent) == set()

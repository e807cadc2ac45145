"""An index believes a position only of the log that it read: not of a backup that others went on with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from service.cli.workspace import workspace
from service.domain import Article
from service.following import Follower
from service.index.kept import EngineIndex
from service.index.protocol import KeptIndex
from service.index.tantivy.engine import TantivyEngine
from service.indexing import catch_up, missing
from service.ingestion import ingest
from service.storage.store import Store
from service.text.normalise import normalise
from service.withdrawal import withdraw
from tests.databases import Databases, Kind
from tests.serving import Server, serving

Copy = Callable[[], Store]


@pytest.fixture
def copy(databases: Databases, database_kind: Kind, database_url: str, tmp_path: Path) -> Copy:
    """Opens a copy of the database as it is now: a backup, or a replica that has got so far."""

    def make() -> Store:
        if database_kind == "sqlite":
            shutil.copyfile(database_url.removeprefix("sqlite:///"), tmp_path / "copy.db")
            return Store(f"sqlite:///{tmp_path / 'copy.db'}")
        name = database_url.partition("@/")[2].partition("?")[0]
        return Store(databases.server.url(databases.server.create(name)))

    return make


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Store, str], EngineIndex]:
    return lambda store, name: EngineIndex(TantivyEngine(tmp_path / name, lambda: store.store_id))


def say(number: int, word: str) -> Article:
    return Article("The Courier", f"“The {word} lamp number {number} hangs over gate {number},” Ann Marlow said.")


def finds(index: EngineIndex, store: Store, article: Article) -> bool:
    quote = article.text.split("”")[0]
    texts = store.quotes(index.candidates(normalise(quote), 20))
    return any(quote.strip("“,") in one.text for one in texts.values())


def put(store: Store, index: KeptIndex, word: str, count: int) -> list[Article]:
    articles = [say(number, word) for number in range(count)]
    for article in articles:
        ingest(article, store, index)
    return articles


@pytest.mark.parametrize(
    "others", [3, 5, 8], ids=["fewer than were lost", "as many as were lost", "more than were lost"]
)
def test_a_copy_that_others_went_on_with_is_read_from_its_start(
    store: Store, copy: Copy, opened: Callable[[Store, str], EngineIndex], others: int
) -> None:
    ours = opened(store, "ours")
    before = put(store, ours, "red", 5)
    store.close()
    restored = copy()
    lost = put(store, ours, "green", 5)
    theirs = opened(restored, "theirs")
    catch_up(restored, theirs)
    new = put(restored, theirs, "blue", others)

    assert missing(restored, ours) > 0
    catch_up(restored, ours)
    for index in (ours, theirs):
        assert all(finds(index, restored, article) for article in [*before, *new])
        assert not any(finds(index, restored, article) for article in lost)
        assert missing(restored, index) == 0
    restored.close()


def test_a_follower_notices_the_failover_that_lost_transactions(
    store: Store, copy: Copy, opened: Callable[[Store, str], EngineIndex]
) -> None:
    """The replica had not got the last article's transaction when it took over, and goes on with another one."""
    index = opened(store, "index")
    put(store, index, "red", 3)
    store.close()
    replica = copy()
    put(store, index, "green", 1)
    [new] = put(replica, opened(replica, "elsewhere"), "blue", 1)

    follower = Follower(replica, index)
    assert replica.log_at(index.reached().position).token != index.reached().token
    follower.look()
    assert finds(index, replica, new)
    assert missing(replica, index) == 0
    replica.close()


def test_two_instances_that_write_in_turn_go_on_with_the_index_that_each_has(
    store: Store, opened: Callable[[Store, str], EngineIndex], caplog: pytest.LogCaptureFixture
) -> None:
    a, b = opened(store, "a"), opened(store, "b")
    articles = []
    for turn in range(4):
        for index in (a, b):
            ingested = ingest(say(turn, f"{turn}{id(index)}"), store, index)
            articles.append(ingested.article.id)
    withdraw(articles[0], store, b)
    for index in (a, b):
        catch_up(store, index)
        assert index.reached() == (store.head(), store.log_at(store.head()).token)
    assert "starts anew" not in caplog.text


def test_each_change_has_a_token_of_its_own(store: Store, opened: Callable[[Store, str], EngineIndex]) -> None:
    put(store, opened(store, "index"), "red", 3)
    tokens = [store.log_at(position).token for position in range(1, 4)]
    assert len(set(tokens)) == 3
    assert (store.log_at(0).token, store.log_at(9).token) == (0, None)


def until_found(server: Server, number: int, word: str) -> None:
    server.until_ready()
    status, answer = server.ask("/v1/verify", {"quote": f"The {word} lamp number {number} hangs over gate {number}"})
    assert (status, answer["verdict"]) == (200, "verbatim"), (word, number, answer)


def test_a_service_started_on_a_restored_database_with_its_old_index_finds_all(tmp_path: Path) -> None:
    data = tmp_path / "data"

    def add(folder: Path, word: str, count: int) -> None:
        with workspace(folder) as (store, index, _):
            put(store, index, word, count)

    add(data, "red", 2)
    shutil.copytree(data, tmp_path / "backup")
    add(data, "green", 4)
    add(tmp_path / "backup", "blue", 5)
    shutil.rmtree(tmp_path / "backup" / "index")
    shutil.move(data / "index", tmp_path / "backup" / "index")
    with serving(tmp_path / "backup", "--no-seeds", "--workers", "1") as server:
        for word, count in (("red", 2), ("blue", 5)):
            for number in range(count):
                until_found(server, number, word)
        status, answer = server.ask("/v1/verify", {"quote": "The green lamp number 3 hangs over gate 3"})
        assert (status, answer["verdict"] == "verbatim") == (200, False)

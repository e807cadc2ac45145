"""Whoever follows the database fills the index, repairs it, and goes on when something is in the way."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from service.domain import Article
from service.errors import IndexIncomplete, IndexUnavailable
from service.following import Follower, Pace
from service.index.kept import EngineIndex
from service.index.protocol import CandidateIndex
from service.index.tantivy.engine import TantivyEngine
from service.index.tantivy.tuning import TUNING, TantivyTuning
from service.ingestion import ingest
from service.storage.store import Store
from service.text.normalise import normalise
from service.withdrawal import withdraw
from tests.index.tantivy.state_file import change_state

OPEN = Article("The Courier", "“The door stays open all night,” Ann Marlow said.")
SHUT = Article("The Post", "“The door is shut,” Ann Marlow said.")
QUICK = Pace(pause_seconds=0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def opened(folder: Path, store: Store, tuning: TantivyTuning = TUNING) -> EngineIndex:
    return EngineIndex(TantivyEngine(folder, lambda: store.store_id, tuning=tuning))


def finds(index: CandidateIndex, text: str) -> bool:
    return bool(index.candidates(normalise(text), 5))


def test_what_others_wrote_is_learnt(store: Store, folder: Path, tmp_path: Path) -> None:
    ingest(OPEN, store, opened(tmp_path / "another instance", store))
    index = opened(folder, store)
    Follower(store, index).look()
    assert finds(index, "The door stays open all night")


def test_only_one_of_those_who_share_a_folder_fills_it(store: Store, folder: Path) -> None:
    ingest(OPEN, store, opened(folder, store))
    first, second = opened(folder, store), opened(folder, store)
    assert first.lead()
    assert first.lead()
    assert not second.lead()
    first.clear(store.head())
    Follower(store, second).look()
    assert second.position() == 0
    Follower(store, first).look()
    assert second.position() == store.head()


def test_a_folder_that_is_taken_away_is_made_anew(store: Store, folder: Path) -> None:
    index = opened(folder, store)
    ingest(OPEN, store, index)
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(IndexIncomplete, match="made anew"):
        finds(index, "The door stays open all night")
    Follower(store, index).look()
    assert finds(index, "The door stays open all night")


def test_files_damaged_while_they_are_in_use_are_noticed_and_made_anew(store: Store, folder: Path) -> None:
    index = opened(folder, store, TantivyTuning(check_seconds=0.0))
    ingest(OPEN, store, index)
    follower = Follower(store, index)
    follower.look()
    before = [path for path in folder.iterdir() if path.is_dir()]
    [postings] = folder.rglob("*.idx")
    postings.unlink()
    follower.look()
    assert finds(index, "The door stays open all night")
    after = [path for path in folder.iterdir() if path.is_dir()]
    assert len(after) == 1
    assert after != before


def test_whoever_fills_it_shows_how_far_it_is(store: Store, folder: Path) -> None:
    ingest(OPEN, store, opened(folder, store))
    ingest(SHUT, store, opened(folder, store))
    index, other = opened(folder, store), opened(folder, store)
    index.clear(store.head())
    [addition, *_] = store.changes_after(0, 1).additions
    index.apply([addition], (), 1)
    with pytest.raises(IndexIncomplete, match="read 1 of 2 changes"):
        finds(other, "The door stays open all night")
    assert (other.position(), other.full_at()) == (1, 2)


def until(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def test_it_goes_on_when_what_was_in_the_way_is_gone(
    store: Store, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("a file where the folder should be")
    index = opened(folder, store)
    ingest(OPEN, store, index)
    follower = Follower(store, index, QUICK)
    with caplog.at_level(logging.WARNING, logger="service.following"):
        follower.start()
        until(lambda: "goes on trying" in caplog.text)
        folder.unlink()
        until(lambda: index.full_at() is not None and index.position() == store.head())
        follower.stop()
    assert caplog.text.count("goes on trying") == 1
    assert "follower" not in {thread.name for thread in threading.enumerate()}


def test_a_defect_is_logged_and_does_not_end_it(store: Store, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    failures: list[Exception] = [ZeroDivisionError("a defect"), IndexUnavailable("the disk is full")]

    class FailingAtFirst(EngineIndex):
        def check(self) -> None:
            if failures:
                raise failures.pop()
            super().check()

    index = FailingAtFirst(TantivyEngine(folder, lambda: store.store_id))
    follower = Follower(store, index, QUICK)
    follower.start()
    until(lambda: index.full_at() is not None)
    follower.stop()
    assert "a defect" in caplog.text
    assert "the disk is full" in caplog.text


def cut(folder: Path, pattern: str, share: float) -> None:
    for path in folder.rglob(pattern):
        with path.open("r+b") as file:
            file.truncate(int(path.stat().st_size * share))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the folder is missing": shutil.rmtree,
    "the state is missing": lambda folder: (folder / "state.json").unlink(),
    "the state is no JSON": lambda folder: (folder / "state.json").write_text("{"),
    "the state is cut short": lambda folder: cut(folder, "state.json", 0.5),
    "the state names no generation": lambda folder: change_state(folder, generation="../elsewhere"),
    "another version": lambda folder: change_state(folder, format="1/tantivy 0.1"),
    "another store": lambda folder: change_state(folder, store_id="somebody else's"),
    "ahead of the database": lambda folder: change_state(folder, position=9_999),
    **{
        f"*.{kind} cut to {share:.0%}": partial(cut, pattern=f"*.{kind}", share=share)
        for kind in ("idx", "term", "store", "pos", "fast", "fieldnorm", "json")
        for share in (0.0, 0.5, 0.95)
    },
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_after_a_start_the_index_is_whole_again(
    written: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "index"
    damage(folder)
    store = Store(f"sqlite:///{tmp_path / 'quotes.db'}")
    index = opened(folder, store)
    Follower(store, index).look()
    assert finds(index, "The door stays open all night")
    assert index.position() == store.head()
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1
    store.close()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database and the index that was built from it."""
    folder = tmp_path_factory.mktemp("written")
    store = Store(f"sqlite:///{folder / 'quotes.db'}")
    store.migrate()
    index = opened(folder / "index", store)
    ingest(OPEN, store, index)
    withdraw(ingest(SHUT, store, index).article.id, store, index)
    store.close()
    return folder

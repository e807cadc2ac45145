"""An index that grew into many files is made anew by a process beside the service, which answers meanwhile."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from service.domain import Article
from service.following import Follower
from service.index.kept import EngineIndex
from service.index.protocol import CandidateIndex
from service.index.tantivy.engine import TantivyEngine
from service.index.tantivy.files import documents_of_files
from service.index.tantivy.tuning import TantivyTuning
from service.indexing import missing, rebuild
from service.ingestion import ingest, prepare_article, store_all
from service.renewing import Renewal, RenewalPace
from service.storage.store import Store
from service.text.normalise import normalise

PACE = RenewalPace(look_seconds=0.0, rest_seconds=3600.0)


def article(number: int) -> Article:
    return Article("The Courier", f"“Gate {number} stays open today,” Ann Marlow said.")


def opened(data: Path) -> tuple[Store, EngineIndex]:
    """What the other process opens, too."""
    store = Store(f"sqlite:///{data / 'quotes.db'}")
    tuning = TantivyTuning(least_scattered=5)
    return store, EngineIndex(TantivyEngine(data / "index", lambda: store.store_id, tuning=tuning))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder whose index has a file for each of seven articles."""
    store, index = opened(tmp_path)
    store.migrate()
    for number in range(7):
        ingest(article(number), store, index)
    store.close()
    return tmp_path


def files_of(data: Path) -> list[int]:
    [generation] = [path for path in (data / "index").iterdir() if path.is_dir()]
    return documents_of_files(generation)


def until(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.05)


def test_who_leads_has_a_scattered_index_made_anew(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    store, index = opened(data)
    follower = Follower(store, index, renewal=Renewal(index, partial(opened, data), PACE))
    assert files_of(data) == [1] * 7
    with caplog.at_level(logging.INFO, logger="service.renewing"):
        follower.look()
        follower.look()  # one is begun already
        ingest(article(7), store, index)
        until(lambda: follower.look() or "was made anew" in caplog.text)
    assert sorted(files_of(data)) in ([1, 7], [8])  # the last article came in before or behind
    assert len(index.candidates(normalise("Gate stays open today"), 50)) == 8
    assert caplog.text.count("made anew beside itself") == 1
    store.close()


def test_one_that_is_not_led_here_is_left(data: Path) -> None:
    store, leader = opened(data)
    _, index = opened(data)
    assert leader.lead()
    follower = Follower(store, index, renewal=Renewal(index, partial(pytest.fail, "it was begun"), PACE))
    follower.look()
    assert files_of(data) == [1] * 7
    store.close()


def test_a_renewal_that_fails_is_logged_and_rests(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    store, index = opened(data)
    renewal = Renewal(index, partial(opened, data / "elsewhere"), PACE)
    with caplog.at_level(logging.INFO, logger="service.renewing"):
        renewal.look()
        until(lambda: renewal.look() or "could not be made anew" in caplog.text)
        renewal.look()
    assert caplog.text.count("made anew beside itself") == 1
    assert files_of(data) == [1] * 7
    store.close()


def test_a_renewal_ends_with_the_worker(data: Path) -> None:
    store, index = opened(data)
    renewal = Renewal(index, partial(time.sleep, 3600), PACE)
    renewal.look()
    begun = time.monotonic()
    renewal.stop()
    assert time.monotonic() - begun < 30
    assert files_of(data) == [1] * 7
    store.close()


def test_little_is_left_to_read_while_nobody_else_can_write(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.indexing._FEW", 0)
    store, index = opened(data)
    left: list[int] = []
    wave = iter([range(10, 14), range(20, 22)])

    def others_write(*_: int) -> None:
        store_all([prepare_article(article(number)) for number in next(wave, ())], store)

    def renewed(fill: Callable[[CandidateIndex], int]) -> int:
        def watched(fresh: CandidateIndex) -> int:
            done = fill(fresh)
            left.append(missing(store, fresh))
            return done

        return renew(watched)

    renew = index.renew
    monkeypatch.setattr(index, "renew", renewed)
    assert rebuild(store, index, others_write) == 7 + 4 + 2
    assert left == [0, 0]
    store.close()

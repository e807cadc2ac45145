"""What workers counted outlives them in one file of each kind, however many there were."""

from __future__ import annotations

import errno
import fcntl
import os
import threading
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, Counter, Histogram, values
from prometheus_client.multiprocess import MultiProcessCollector

from service.api.counts import FOLDER_VARIABLE, add_up_ended_worker, counts_held_still


def count_as(worker: int, requests: int) -> None:
    """Count like the worker with this process id."""
    values.ValueClass = values.MultiProcessValue(lambda: worker)
    registry = CollectorRegistry()
    counter = Counter("requests", "Requests", ("route",), registry=registry)
    histogram = Histogram("seconds", "Seconds", registry=registry, buckets=(1, 2))
    for number in range(requests):
        counter.labels(f"/{number % 300}").inc()
        histogram.observe(1.5)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which workers count."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    return tmp_path


def read(folder: Path) -> dict[str, float]:
    """The sums that Prometheus is told."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(folder))
    sums: dict[str, float] = {}
    for family in registry.collect():
        for sample in family.samples:
            name = sample.name + sample.labels.get("le", "")
            sums[name] = sums.get(name, 0) + sample.value
    return sums


def test_the_counts_of_many_workers_that_ended_are_in_one_file_of_each_kind(folder: Path) -> None:
    for worker in range(1, 8):
        count_as(worker, 700)
    before = read(folder)
    for worker in range(1, 7):
        add_up_ended_worker(folder, worker)
        assert read(folder) == before
    assert before["requests_total"] == before["seconds_count"] == before["seconds_bucket2.0"] == 4_900
    kept = ["counter_7.db", "counter_ended.db", "histogram_7.db", "histogram_ended.db"]
    assert sorted(path.name for path in folder.glob("*.db")) == kept


def test_a_worker_that_counted_nothing_leaves_nothing(folder: Path) -> None:
    add_up_ended_worker(folder, 1)
    assert list(folder.glob("*.db")) == []


def test_where_there_is_no_room_the_counts_stay_as_they_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    count_as(1, 10)
    before = read(folder)
    monkeypatch.setattr(os, "posix_fallocate", refuse)
    with pytest.raises(OSError, match="No space left"):
        add_up_ended_worker(folder, 1)
    assert read(folder) == before


def test_it_waits_for_who_reads_and_gives_up_on_one_that_hangs(folder: Path) -> None:
    count_as(1, 10)
    before = read(folder)
    with counts_held_still(folder):
        with pytest.raises(BlockingIOError):
            add_up_ended_worker(folder, 1, patience_seconds=0.05)
        waiting = threading.Thread(target=add_up_ended_worker, args=(folder, 1, 60))
        waiting.start()
        assert (folder / "counter_1.db").exists()
    waiting.join(60)
    assert not (folder / "counter_1.db").exists()
    assert read(folder) == before


def test_who_reads_waits_until_the_counts_are_whole(folder: Path) -> None:
    read_meanwhile = threading.Event()

    def look() -> None:
        with counts_held_still(folder):
            read_meanwhile.set()

    reader = threading.Thread(target=look)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        reader.start()
        assert not read_meanwhile.wait(0.2)
    assert read_meanwhile.wait(60)
    reader.join()

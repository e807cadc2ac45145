"""Documents are read on all cores, in order and in bounded memory, and with the same outcome as by one process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from service.cli import worker_pool
from service.cli.documents import pieces
from service.cli.main import group
from service.cli.pieces import NO_INSTRUCTIONS, Piece
from service.cli.pipeline import IngestTuning, chunks, pays_off, read_chunk, read_in_processes
from service.domain import OccurrenceFilter
from service.errors import StorageUnavailable
from service.ingestion import store_all
from service.storage.store import Store
from tests.cli.conftest import Run

NAMES = ("Ada Harbour", "Bea Valley", "Carl Shore", "Harbour", "Ada Harbor")


def write_lines(path: Path, count: int) -> Path:
    """Articles that share quotes and speakers; every seventh is broken, every fifth stands there twice."""
    lines = []
    for number in range(count):
        text = f"“Gate {number % 11} stays open today,” {NAMES[number % 5]} said. “Nobody spoke of number {number}.”"
        body = "{" if number % 7 == 3 else json.dumps({"outlet": f"Outlet {number % 4}", "text": text})
        lines += [body] * (2 if number % 5 == 0 else 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def everything(folder: Path) -> list[object]:
    """All that a data folder's database holds, with the ids."""
    store = Store(f"sqlite:///{folder / 'quoteverify.db'}")
    articles = store.articles(OccurrenceFilter(), 1000).items
    found: list[object] = [*articles, *store.speakers(1000).items, *store.list_quotes(limit=1000).items]
    for article in articles:
        found += store.occurrences_of_article(article.id)
    store.close()
    return found


def test_the_outcome_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    eager = IngestTuning(pool_from_bytes=1)
    path = write_lines(tmp_path / "a.jsonl", 150)
    runs = [
        CliRunner().invoke(group, ["ingest", str(path), "--data", str(tmp_path / jobs), "--jobs", jobs], obj=eager)
        for jobs in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout == "129 added with 258 quoted spans, 26 already there, 25 failed\n"
    assert runs[0].stderr == runs[1].stderr
    assert [line.split(":")[1] for line in runs[0].stderr.splitlines()[:3]] == ["5", "13", "14"]
    assert everything(tmp_path / "1") == everything(tmp_path / "2")


def test_small_files_start_no_process(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "ProcessPoolExecutor", lambda *_: pytest.fail("a process was started"))
    assert run("ingest", write_lines(tmp_path / "a.jsonl", 3), "--jobs", "8").stdout.startswith("3 added")


def test_processes_pay_off_for_much_to_read(tmp_path: Path) -> None:
    tuning = IngestTuning(pool_from_bytes=10)
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").write_bytes(b"67890")
    assert pays_off([tmp_path / "a", tmp_path / "b"], 2, tuning)
    assert not pays_off([tmp_path / "a", tmp_path / "b"], 1, tuning)
    assert not pays_off([tmp_path / "a", tmp_path / "missing"], 2, tuning)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        pytest.param([1] * 5, [3, 2], id="so many pieces"),
        pytest.param([60, 60, 10], [2, 1], id="so many characters"),
        pytest.param([500, 1], [1, 1], id="one that is longer than all"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_pieces_go_together_by_number_and_length(sizes: list[int], expected: list[int]) -> None:
    todo = [Piece(Path("a.jsonl"), number, "x" * size) for number, size in enumerate(sizes)]
    made = list(chunks(todo, IngestTuning(chunk_pieces=3, chunk_characters=100)))
    assert [len(chunk) for chunk in made] == expected
    assert [piece for chunk in made for piece in chunk] == todo


class LazyPool:
    """Takes work and finishes it at once; counts what it was given."""

    def __init__(self, *_arguments: object, **_options: object) -> None:
        self.submitted = 0

    def submit(self, _work: object, chunk: list[Piece]) -> Future[list[Piece]]:
        self.submitted += 1
        done: Future[list[Piece]] = Future()
        done.set_result(chunk)
        return done

    def shutdown(self, **_options: object) -> None:
        pass


def test_no_more_is_read_ahead_than_the_window_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = LazyPool()
    monkeypatch.setattr(worker_pool, "ProcessPoolExecutor", lambda *_, **__: pool)
    endless: Iterator[list[Piece]] = ([Piece(Path(str(number)))] for number in range(10**9))
    results = read_in_processes(endless, NO_INSTRUCTIONS, "sqlite:///none.db", jobs=2)
    assert [next(results)[0].place for _ in range(3)] == ["0", "1", "2"]
    assert pool.submitted == 2 + IngestTuning().chunks_in_hand * 2


def test_a_worker_that_dies_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    class DyingPool(LazyPool):
        def submit(self, *_: object) -> Future[list[Piece]]:
            raise BrokenProcessPool

    monkeypatch.setattr(worker_pool, "ProcessPoolExecutor", DyingPool)
    with pytest.raises(click.ClickException, match="what is stored is safe: run it again"):
        list(read_in_processes([[Piece(Path("a.txt"))]], NO_INSTRUCTIONS, "sqlite:///none.db", jobs=2))


def test_what_is_there_already_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(f"sqlite:///{tmp_path / 'quotes.db'}")
    store.migrate()
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"outlet": "A", "text": "“The bridge will stand,” said Ada Harbour."}))
    [first] = read_chunk(list(pieces(path)), NO_INSTRUCTIONS, store)
    store.add_articles([first.prepared], lambda *_: False)
    monkeypatch.setattr("service.ingestion.prepare_article", lambda _article: pytest.fail("it was read again"))
    [again] = read_chunk(list(pieces(path)), NO_INSTRUCTIONS, store)
    assert (again.prepared, again.fault) == (None, None)
    as_sent = replace(first.prepared.article, language=None)  # what is not read has no recognised language
    assert again.already_stored == as_sent
    store.close()


def test_an_article_that_went_meanwhile_is_read_after_all(
    run: Run, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_lines(tmp_path / "a.jsonl", 1)
    run("ingest", path)

    def withdrawn(chunk, instructions, store, limits):
        readings = read_chunk(chunk, instructions, store, limits)
        assert all(one.already_stored for one in readings)
        store.delete_article(1)
        return readings

    monkeypatch.setattr("service.cli.ingest.read_chunk", withdrawn)
    assert run("ingest", path).stdout == "1 added with 2 quoted spans, 1 already there, 0 failed\n"


def test_a_batch_that_cannot_be_stored_is_an_error_and_what_was_before_is_safe(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def full_disk(prepared, store):
        calls.append(len(prepared))
        if len(calls) == 2:
            raise StorageUnavailable("the database does not answer now: its disk is full; try again")
        return store_all(prepared, store)

    tuning = IngestTuning(batch_articles=3, chunk_pieces=3)
    monkeypatch.setattr("service.cli.ingest_tally.store_all", full_disk)
    path = write_lines(tmp_path / "a.jsonl", 9)
    result = CliRunner().invoke(group, ["ingest", "--data", str(data), str(path)], obj=tuning)
    assert result.exit_code == 1
    assert "its disk is full" in result.stderr
    assert result.stdout == ""
    assert len(everything(data)) > 0

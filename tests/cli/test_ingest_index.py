"""`quoteverify ingest`: the index follows alongside, and when the command ends all that it stored can be verified."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import ingest
from service.cli.ingest_tally import store_batch
from service.cli.main import group
from service.cli.pipeline import IngestTuning
from service.errors import IndexUnavailable
from service.following import Pace
from service.index.address import IndexAddress
from service.index.kept import EngineIndex
from service.index.open import open_index
from service.indexing import Pieces, missing
from service.storage.store import Store

ARTICLES, QUOTES = 8, 30
SMALL = Pieces(batch=10, largest=40, letters=500)
"""Each article has more than an index takes at once, as fifty quotes an article have with the usual pieces."""
AT_THE_END = IngestTuning(batch_articles=1, chunk_pieces=1, index_pace=Pace(3600.0), index_pieces=SMALL)
ALL_THE_TIME = IngestTuning(batch_articles=1, chunk_pieces=1, index_pace=Pace(0.01), index_pieces=SMALL)


def write_articles(path: Path) -> Path:
    """Articles of thirty quotes each."""
    bodies = (
        {
            "outlet": "The Courier",
            "text": " ".join(f"“Gate {n} of hall {article} stays open today,” Ann Marlow said." for n in range(QUOTES)),
        }
        for article in range(ARTICLES)
    )
    path.write_text("\n".join(map(json.dumps, bodies)), encoding="utf-8")
    return path


def ingested(data: Path, path: Path, tuning: IngestTuning) -> Result:
    return CliRunner().invoke(group, ["ingest", "--data", str(data), "--jobs", "1", str(path)], obj=tuning)


ANOTHER_PROCESS = """
import sys
from pathlib import Path
from service.index.address import IndexAddress
from service.index.open import open_index
from service.domain import VerifyQuery
from service.storage.store import Store
from service.verification import verify

data = Path(sys.argv[1])
store = Store(f"sqlite:///{data / 'quoteverify.db'}")
index = open_index(IndexAddress(data / "index"), lambda: store.store_id)
print(verify(VerifyQuery(sys.argv[2]), store, index).verdict.value)
store.close()
"""


def test_another_process_verifies_at_once_what_was_ingested(data: Path, tmp_path: Path) -> None:
    result = ingested(data, write_articles(tmp_path / "a.jsonl"), AT_THE_END)
    assert (result.exit_code, result.stdout) == (0, "8 added with 240 quoted spans, 0 already there, 0 failed\n")
    command = [sys.executable, "-c", ANOTHER_PROCESS, str(data), "Gate 29 of hall 7 stays open today"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "verbatim\n"


def opened(data: Path) -> tuple[Store, EngineIndex]:
    store = Store(f"sqlite:///{data / 'quoteverify.db'}")
    return store, open_index(IndexAddress(data / "index"), lambda: store.store_id)


def test_the_index_reads_while_more_is_stored(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    positions = []

    def store_and_wait(batch, store, *others) -> None:
        store_batch(batch, store, *others)
        index = open_index(IndexAddress(data / "index"), lambda: store.store_id)
        give_up = time.monotonic() + 30
        while batch and missing(store, index):
            assert time.monotonic() < give_up
            time.sleep(0.01)
        positions.append(index.position())

    monkeypatch.setattr(ingest, "store_batch", store_and_wait)
    ingested(data, write_articles(tmp_path / "a.jsonl"), ALL_THE_TIME)
    assert positions[:ARTICLES] == [QUOTES * (number + 1) for number in range(ARTICLES)]


def test_a_run_that_is_stopped_does_not_wait_for_the_index(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    path = write_articles(tmp_path / "a.jsonl")
    monkeypatch.setattr(ingest.Resuming, "end", stop)
    assert ingested(data, path, AT_THE_END).exit_code == 130
    store, index = opened(data)
    assert (missing(store, index), store.head()) == (ARTICLES * QUOTES, ARTICLES * QUOTES)
    store.close()


def test_an_index_that_cannot_follow_is_an_error_and_what_is_stored_stands(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise IndexUnavailable("the index cannot be written now: no space left on the disk")

    path = write_articles(tmp_path / "a.jsonl")
    with monkeypatch.context() as patched:
        patched.setattr(EngineIndex, "apply", full_disk)
        result = ingested(data, path, ALL_THE_TIME)
    assert (result.exit_code, result.stdout[:7]) == (1, "8 added")
    assert "Error: the index cannot be written now: no space left on the disk" in result.stderr
    assert ingested(data, path, ALL_THE_TIME).stdout.startswith("0 added with 0 quoted spans, 8 already there")
    store, index = opened(data)
    assert missing(store, index) == 0
    store.close()

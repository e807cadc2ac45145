"""A running service whose index is damaged under it mends it by itself; one that starts without an index serves."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPException
from pathlib import Path

from service.cli.workspace import workspace
from service.domain import Article
from service.index.tantivy.tuning import TUNING
from service.ingestion import ingest
from tests.serving import Server, serving

SAID = "We rebuild the lighthouse as often as the sea takes it"
MENDED_SECONDS = TUNING.check_seconds + 55
"""Six seconds on an idle machine: the files are looked at, a worker that died is replaced, the index is filled."""


def ask(server: Server, quote: str) -> tuple[int, str]:
    """The status and the verdict, or what went wrong; a worker that dies while it is asked answers nothing."""
    try:
        status, answer = server.ask("/v1/verify", {"quote": quote})
    except (urllib.error.URLError, HTTPException, OSError) as error:
        return 0, str(error)
    return status, answer.get("verdict") or answer["type"]


def post(server: Server, quote: str) -> int:
    return server.ask("/v1/articles", {"outlet": "The Post", "text": f"“{quote},” said Ann Marlow."})[0]


def remove(folder: Path) -> None:
    """At once: file by file, the service writes new ones into the folder meanwhile, which cannot be removed then."""
    gone = folder.rename(folder.with_name("gone"))
    shutil.rmtree(gone, ignore_errors=True)


def cut(share: float) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for path in [*folder.rglob("*.idx"), *folder.rglob("*.term")]:
            os.truncate(path, int(path.stat().st_size * share))

    return damage


def unlink_segments(folder: Path) -> None:
    for path in [*folder.rglob("*.idx"), *folder.rglob("*.fast")]:
        path.unlink()


def go_ahead(folder: Path) -> None:
    state = json.loads((folder / "state.json").read_text())
    (folder / "state.new").write_text(json.dumps(state | {"position": 9_999}))
    (folder / "state.new").replace(folder / "state.json")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the folder is removed": remove,
    "files are removed": unlink_segments,
    "files are emptied": cut(0.0),
    "files are cut in half": cut(0.5),
    "the list of files is garbage": lambda folder: [path.write_text("{") for path in folder.rglob("meta.json")],
    "it is ahead of the database": go_ahead,
}


def test_what_is_damaged_under_a_running_service_mends(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data, "--no-seeds") as server:
        for number, (name, damage) in enumerate(DAMAGES.items()):
            quote = f"{SAID}, for the time number {number}"
            assert post(server, quote) == 201
            assert ask(server, quote) == (200, "verbatim"), f"before {name}"
            before = generation(data / "index")
            damage(data / "index")
            mends(server, quote, name, partial(is_another, data / "index", before))
        assert post(server, SAID) == 201
        assert ask(server, SAID) == (200, "verbatim")


def generation(folder: Path) -> str | None:
    """Which files are in use; None while there are none."""
    try:
        return str(json.loads((folder / "state.json").read_text())["generation"])
    except FileNotFoundError:
        return None


def is_another(folder: Path, before: str | None) -> bool:
    """Whether other files are in use than before."""
    return generation(folder) not in {None, before}


def mends(server: Server, quote: str, name: str, is_anew: Callable[[], bool]) -> None:
    """Every worker answers as before, and until then none of them fails otherwise than by saying so or by dying."""
    give_up = time.monotonic() + MENDED_SECONDS
    right = 0
    while right < 12:  # in a row: by then both workers have been asked
        status, verdict = ask(server, quote)
        assert status in {0, 200, 503}, f"{name}: {status} {verdict}"
        right = right + 1 if verdict == "verbatim" and is_anew() else 0
        assert time.monotonic() < give_up, f"{name}: {status} {verdict}\n{server.logged()}"
        time.sleep(0.02 if right else 0.2)


@contextmanager
def nobody_leads(index: Path) -> Iterator[None]:
    """Keep every worker from filling the index, as if it took long."""
    index.mkdir(parents=True, exist_ok=True)
    with (index / "leader").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def test_a_start_without_an_index_serves_at_once_and_says_how_far_it_is(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with workspace(data) as (store, index, _):
        ingest(Article("The Post", f"“{SAID},” said Ann Marlow."), store, index)
    shutil.rmtree(data / "index")
    with nobody_leads(data / "index"), serving(data, "--no-seeds") as server:
        give_up = time.monotonic() + MENDED_SECONDS
        while "0 of 1 changes (0%)" not in (told := server.ask("/readyz"))[1]["detail"]:
            assert (told[0], time.monotonic() < give_up) == (503, True), told
        status, problem = server.ask("/v1/verify", {"quote": SAID})
        assert (status, problem["type"]) == (503, "urn:quoteverify:problem:IndexIncomplete")
        assert server.ask("/healthz")[0] == 200
        assert server.ask("/v1/articles")[0] == 200
    with serving(data, "--no-seeds") as server:
        server.until_ready()
        assert ask(server, SAID) == (200, "verbatim")


def test_a_new_index_is_made_beside_a_running_service(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data, "--no-seeds") as server:
        assert post(server, SAID) == 201
        before = (data / "index" / "state.json").read_text()
        program = Path(sys.executable).parent / "quoteverify"
        command = [str(program), "reindex", "--data", str(data)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reindexing:
            answers = [ask(server, SAID)]
            while reindexing.poll() is None:
                answers.append(ask(server, SAID))
            printed, _ = reindexing.communicate()
        answers += [ask(server, SAID) for _ in range(4)]
        assert set(answers) == {(200, "verbatim")}
        assert printed == "The index was built again from 1 change.\n"
        assert (data / "index" / "state.json").read_text() != before
        assert post(server, "Nobody counts the lamps any more") == 201
        assert ask(server, "Nobody counts the lamps any more") == (200, "verbatim")
        assert len([path for path in (data / "index").iterdir() if path.is_dir()]) == 1

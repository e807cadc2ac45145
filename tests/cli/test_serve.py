"""`quoteverify serve`: the real command, real workers, real requests to 127.0.0.1."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.serving import Server, serving

QUOTE = {"quote": "The ball is in their court", "speaker": "Antony Blinken"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home directory that cannot be written."""
    folder = tmp_path_factory.mktemp("home")
    folder.chmod(0o500)
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[Server]:
    """A service with the seed articles, and three workers, on a data folder that it makes."""
    with serving(tmp_path_factory.mktemp("served") / "data", "--workers", "3", home=home) as running:
        yield running


def test_the_first_start_loads_the_seeds_and_prints_a_request_that_works(server: Server) -> None:
    assert "Loaded 5 seed articles" in server.printed
    assert f"Serving on {server.address}. Open it in a browser, or try:" in server.printed
    printed = re.search(r"-d '(.*)'", server.printed)
    assert printed is not None
    status, answer = server.ask("/v1/verify", json.loads(printed[1]))
    assert (status, answer["verdict"], answer["attribution"]) == (200, "verbatim", "confirmed")
    assert [use["outlet"] for use in answer["matches"][0]["outlets"]] == ["BM.GE"]


def test_every_worker_knows_an_article_once_it_is_acknowledged(server: Server) -> None:
    words = ["bridge", "river", "harbour", "valley", "mountain", "forest", "island", "meadow"]

    def add_and_verify(word: str) -> list[str]:
        text = f"“The {word} belongs to everybody in this town,” said Mayor Ada Harbour."
        status, _ = server.ask("/v1/articles", {"outlet": "The Post", "text": text})
        assert status == 201
        quote = {"quote": f"The {word} belongs to everybody in this town"}
        return [server.ask("/v1/verify", quote)[1]["verdict"] for _ in range(6)]

    with ThreadPoolExecutor(4) as pool:
        verdicts = [verdict for found in pool.map(add_and_verify, words) for verdict in found]
    assert verdicts == ["verbatim"] * len(verdicts)
    assert server.ask("/readyz")[0] == 200


def test_the_same_article_sent_twice_at_once_is_stored_once(server: Server) -> None:
    article = {"outlet": "The Post", "text": "“Twice is too often,” said Mayor Ada Harbour."}
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: server.ask("/v1/articles", article), range(6)))
    assert sorted(status for status, _ in answers) == [200] * 5 + [201]
    assert len({answer["id"] for _, answer in answers}) == 1


def test_a_restart_finds_what_was_acknowledged(data: Path, home: Path) -> None:
    with serving(data, "--no-seeds", "--workers", "1", home=home) as server:
        assert "Loaded" not in server.printed
        assert server.ask("/v1/articles")[1]["items"] == []
        server.ask("/v1/articles", {"outlet": "The Post", "text": "“It will be kept,” said Mayor Ada Harbour."})
    with serving(data, "--no-seeds", "--workers", "1", home=home) as server:
        assert server.ask("/v1/verify", {"quote": "It will be kept"})[1]["verdict"] == "verbatim"


def test_a_port_that_is_taken_is_an_error(server: Server, tmp_path: Path) -> None:
    port = server.address.rpartition(":")[2]
    command = [str(Path(sys.executable).with_name("quoteverify")), "serve", "--no-seeds", "--port", port]
    done = subprocess.run(
        [*command, "--data", str(tmp_path / "other")], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: port {port} of 127.0.0.1 is in use: something listens there already, perhaps another quoteverify. "
        "Stop that, or choose another port with --port (0 lets the system choose)\n"
    )
    assert not (tmp_path / "other").exists()

"""Two versions of the service, which keep the index in forms of their own, side by side on one prefix and database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.postgresql import running as running_database
from tests.search_node import SearchNode, running
from tests.serving import serving
from tests.test_instances import post, until, verdict

pytestmark = pytest.mark.cluster

PREFIX = "versions"
OLD = Path(sys.executable).with_name("quoteverify")


@pytest.fixture(scope="module")
def node() -> Iterator[SearchNode]:
    with running() as started:
        yield started


@pytest.fixture
def environ(node: SearchNode) -> Iterator[dict[str, str]]:
    with running_database() as database:
        url = database.url(database.create())
        yield {"QUOTEVERIFY_DATABASE_URL": url, "QUOTEVERIFY_INDEX_URL": f"{node.url}/{PREFIX}"}


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The command of a version that keeps the index in another form."""
    lines = [
        f"#!{sys.executable}",
        "from service.index.opensearch import schema",
        "schema.FORMAT = '2'",
        "from service.cli.main import main",
        "main()",
    ]
    program = tmp_path / "newer"
    program.write_text("\n".join(lines), encoding="utf-8")
    program.chmod(0o700)
    return program


def test_each_has_an_index_and_the_older_ones_goes_by_hand_once_it_has_ended(
    node: SearchNode, environ: dict[str, str], newer: Path, tmp_path: Path
) -> None:
    def indices(form: str) -> set[str]:
        return set(node.ask("GET", f"/{PREFIX}-{form}-*/_alias"))

    def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        told = [program, *arguments, "--data", tmp_path / "data"]
        return subprocess.run(told, env=os.environ | environ, capture_output=True, text=True, check=False)

    first, second = "The harbour freezes over every tenth winter", "Nobody has counted the herons on the quay"
    with ExitStack() as old_runs, ExitStack() as new_runs:
        old = old_runs.enter_context(serving(tmp_path / "old", "--no-seeds", environ=environ, program=OLD))
        assert post(old, first)[0] == 201
        new = new_runs.enter_context(serving(tmp_path / "new", "--no-seeds", environ=environ, program=newer))
        new.until_ready()
        assert post(new, second)[0] == 201
        both = (old, new)
        until(lambda: all(verdict(one, wording) == "verbatim" for one in both for wording in (first, second)))

        for program, own, others in ((OLD, "1", "2"), (newer, "2", "1")):
            before = indices(own), indices(others)
            assert run(program, "reindex").returncode == 0
            assert indices(own) != before[0]
            assert indices(others) == before[1]
        assert {verdict(one, wording) for one in both for wording in (first, second)} == {"verbatim"}

        refused = run(newer, "reindex", "--drop-others")
        assert refused.returncode != 0
        assert f"a service of another version uses {PREFIX}-1-state" in refused.stderr
        kept = indices("1")
        assert len(kept) == 2

        old_runs.close()
        dropped = run(newer, "reindex", "--drop-others").stdout
        assert {f"dropped {name}" for name in kept} == set(dropped.splitlines()[:-1])
        assert dropped.endswith("2 indices of other versions were dropped.\n")
        assert indices("1") == set()
        assert {verdict(new, wording) for wording in (first, second)} == {"verbatim"}

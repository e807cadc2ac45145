"""Two services, and commands beside them, on one database and one index on a cluster, without a folder in common."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.cli.main import group
from service.errors import IndexUnavailable
from tests.index.opensearch.cluster_place import ClusterPlace
from tests.postgresql import running
from tests.search_node import SearchNode
from tests.serving import Server, serving
from tests.test_instances import post, until, verdict

Environ = dict[str, str]


@pytest.fixture(scope="module")
def environ(node: SearchNode) -> Iterator[Environ]:
    """What says where database and index are."""
    with running() as database:
        url = f"{node.url}/services"
        yield {"QUOTEVERIFY_DATABASE_URL": database.url(database.create()), "QUOTEVERIFY_INDEX_URL": url}


@pytest.fixture(scope="module")
def instances(environ: Environ, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """Two services that have their database and their index in common, and nothing else."""
    folder = tmp_path_factory.mktemp("instances")

    def start(name: str) -> Any:
        return serving(folder / name, "--no-seeds", "--workers", "2", environ=environ)

    with start("a") as a, start("b") as b:
        yield a, b


def metrics(server: Server) -> str:
    """What Prometheus is told."""
    with urllib.request.urlopen(f"{server.address}/metrics", timeout=30) as answer:  # noqa: S310
        return str(answer.read(), "utf-8")


def test_what_one_acknowledges_the_other_finds_at_once(instances: tuple[Server, Server]) -> None:
    a, b = instances
    for number, (here, there) in enumerate([(a, b), (b, a)] * 3):
        wording = f"Bridge number {number} of this town belongs to everybody who lives here"
        assert post(here, wording)[0] == 201
        assert {verdict(there, wording) for _ in range(4)} == {"verbatim"}


def test_many_write_at_once_and_all_is_found_everywhere(instances: tuple[Server, Server]) -> None:
    a, b = instances
    wordings = [f"Lantern {number} hangs over the harbour gate at night" for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        sent = pool.map(lambda numbered: post((a, b)[numbered[0] % 2], numbered[1])[0], enumerate(wordings))
        assert set(sent) == {201}
    for one in instances:
        assert {verdict(one, wording) for wording in wordings} == {"verbatim"}


def test_what_one_takes_out_the_other_does_not_find(instances: tuple[Server, Server]) -> None:
    a, b = instances
    wording = "The old lighthouse will be painted red before the spring"
    _, article = post(a, wording)
    assert verdict(b, wording) == "verbatim"
    assert b.ask(f"/v1/articles/{article}", method="DELETE")[0] == 204
    assert verdict(a, wording) == "not_found"


def command(*arguments: str | Path, **environ: str) -> Result:
    """What a command comes to where these variables say where database and index are."""
    return CliRunner().invoke(group, [*map(str, arguments)], env=environ)


def write_article(folder: Path, wording: str) -> Path:
    """The file of an article with one quote."""
    article = folder / "article.txt"
    article.write_text(f"“{wording},” said Mayor Ada Harbour.", encoding="utf-8")
    return article


def test_commands_beside_them_use_the_same_index(
    instances: tuple[Server, Server], environ: Environ, tmp_path: Path, node: SearchNode
) -> None:
    wording = "The windmill turns again since Tuesday"
    data = ("--data", tmp_path / "data")
    ingested = command("ingest", write_article(tmp_path, wording), "--outlet", "The Post", *data, **environ)
    assert ingested.exit_code == 0
    assert "verbatim" in command("verify", wording, *data, **environ).stdout
    place = ClusterPlace(node.url, "services")
    before = place.generations()
    assert command("reindex", *data, **environ).exit_code == 0
    assert not before & place.generations()
    assert {verdict(one, wording) for one in instances for _ in range(4)} == {"verbatim"}
    assert not list(tmp_path.rglob("state.json"))  # nothing of it is in a folder


def test_articles_are_taken_in_by_the_command_while_the_cluster_is_away(environ: Environ, tmp_path: Path) -> None:
    away = {**environ, "QUOTEVERIFY_INDEX_URL": "http://127.0.0.1:9/away", "QUOTEVERIFY_INDEX_RETRIES": "0"}
    wording = "Nobody counts the herons on the quay"
    data = ("--data", tmp_path / "data")
    told = command("ingest", write_article(tmp_path, wording), "--outlet", "The Post", *data, **away)
    assert told.stdout == "1 added with 1 quoted spans, 0 already there, 0 failed\n"
    asked = command("verify", wording, *data, **away)
    assert asked.exit_code != 0
    assert isinstance(asked.exception, IndexUnavailable) or "the index cluster cannot be reached" in asked.stderr
    assert "verbatim" in command("verify", wording, *data, **environ).stdout


def test_a_part_without_a_node_is_no_answer_and_articles_are_taken_in_meanwhile(
    instances: tuple[Server, Server], node: SearchNode
) -> None:
    a, b = instances
    wording = "The tide table was wrong by an hour for a whole week"
    place = ClusterPlace(node.url, "services")
    [name] = place.generations()
    place.cluster.request("POST", f"/{name}/_close")
    until(lambda: a.ask_raw("/readyz") == 503)
    assert verdict(a, wording) == "503"
    assert post(b, wording)[0] == 201
    assert "quoteverify_index_up 0.0" in metrics(a)
    place.cluster.request("POST", f"/{name}/_open")
    until(lambda: a.ask_raw("/readyz") == 200)
    assert "quoteverify_index_up 1.0" in metrics(a)
    assert {verdict(one, wording) for one in instances} == {"verbatim"}

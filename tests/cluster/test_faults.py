"""Nodes that die, freeze and fill up, and writers that die, while an index is written and asked: nothing that was
acknowledged is lost, no answer is empty or partial in silence, and silence ends. `make test-cluster` runs these.

Expected is what was measured before it was built (with leeway for a machine that is busy): the longest silence.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.errors import IndexUnavailable
from service.index.address import ClusterAddress
from service.index.opensearch.cluster import Cluster
from service.index.opensearch.schema import Names
from service.index.opensearch.tuning import ClusterTuning
from service.index.protocol import CandidateIndex
from tests.cluster.load import Load, opened, piece, write_next
from tests.cluster.three_nodes import ThreeNodes, three_nodes

pytestmark = pytest.mark.cluster

FIGURES = Path(__file__).resolve().parent.parent.parent / "build" / "cluster.jsonl"
BEFORE, AFTER = 3.0, 15.0
"""Seconds of load before and after a fault."""
FROZEN = 20.0
LONGEST_SILENCE = 60.0
"""Of a frozen manager 38 s were measured on a machine that did nothing else."""


@pytest.fixture(scope="module")
def cluster() -> Iterator[ThreeNodes]:
    with three_nodes() as started:
        yield started


@pytest.fixture
def address(cluster: ThreeNodes, request: pytest.FixtureRequest) -> Iterator[ClusterAddress]:
    """Where the index of this test is, begun and with a copy of each part."""
    made = ClusterAddress(cluster.hosts, f"faults-{abs(hash(request.node.name))}")
    opened(made).clear()
    write_next(opened(made))
    cluster.until_green()
    yield made
    cluster.until_green()
    names = Cluster(made, ClusterTuning())
    for index in names.request("GET", f"/{made.prefix}-*/_alias"):
        names.request("DELETE", f"/{index}")


@pytest.fixture
def load(address: ClusterAddress) -> Load:
    return Load(address)


def generation_of(address: ClusterAddress) -> str:
    """The index of quotes that is in use."""
    cluster = Cluster(address, ClusterTuning())
    [name] = cluster.request("GET", f"/{Names(cluster).generation('*')}/_alias")
    return str(name)


def broken(fault: str, load: Load) -> list[str]:
    """What is not as it must be, whatever has failed; and the figures for bench/README.md."""
    figures = {
        "fault": fault,
        "asked": load.asking.answered + load.asking.unanswered,
        "unanswered": load.asking.unanswered,
        "silence of asking": round(load.asking.silence, 1),
        "silence of writing": round(load.writing.silence, 1),
        "acknowledged": len(piece(1)) * load.acknowledged,
        "lost": len(load.missing()),
        "empty or partial": len(load.wrong),
    }
    FIGURES.parent.mkdir(exist_ok=True)
    with FIGURES.open("a", encoding="utf-8") as file:
        file.write(json.dumps(figures) + "\n")
    print(figures)
    kept = {
        f"no answer is wrong: {load.wrong}": not load.wrong,
        "nothing acknowledged is lost": not figures["lost"],
        "asking is never silent for long": load.asking.silence < LONGEST_SILENCE,
        "writing is never silent for long": load.writing.silence < LONGEST_SILENCE,
    }
    return [promise for promise, is_kept in kept.items() if not is_kept]


@pytest.mark.parametrize("who", ["a data node", "the manager"])
def test_a_node_is_killed(cluster: ThreeNodes, address: ClusterAddress, load: Load, who: str) -> None:
    with load.running():
        time.sleep(BEFORE)
        name = cluster.manager() if who == "the manager" else cluster.data_node(generation_of(address))
        cluster.nodes[name].kill()
        time.sleep(AFTER)
    assert broken(f"kill -9 {who}", load) == []
    cluster.restart(name)


@pytest.mark.parametrize("who", ["a data node", "the manager"])
def test_a_node_is_frozen_and_thawed(cluster: ThreeNodes, address: ClusterAddress, load: Load, who: str) -> None:
    name = cluster.manager() if who == "the manager" else cluster.data_node(generation_of(address))
    try:
        with load.running():
            time.sleep(BEFORE)
            cluster.freeze(name)
            time.sleep(FROZEN)
            cluster.thaw(name)
            time.sleep(AFTER)
    finally:
        cluster.thaw(name)
    assert broken(f"{who} frozen for {FROZEN:.0f} s", load) == []
    cluster.restart(name)  # copies may stay unassigned until then: docs/scaling.md


def test_an_instance_is_killed_while_it_writes(load: Load) -> None:
    program = (
        "from service.index.address import ClusterAddress\nfrom tests.cluster.load import opened, write_next\n"
        f"index = opened({load.address!r})\nwhile True: print(write_next(index), flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        acknowledged = [int(writing.stdout.readline()) for _ in range(10)][-1]
        writing.kill()
        acknowledged = max([acknowledged, *map(int, writing.stdout.read().split())])
    load.acknowledged = acknowledged
    with load.running():
        time.sleep(AFTER)
    assert load.acknowledged > acknowledged  # others write on, once its lease has ended
    assert broken("an instance killed while it writes", load) == []


def test_it_is_made_anew_three_times(load: Load) -> None:
    index = opened(load.address)

    def fill(fresh: CandidateIndex) -> int:
        first, last = fresh.position() + 1, opened(load.address).position()
        quotes = [quote for number in range(first, last + 1) for quote in piece(number)]
        if quotes:
            fresh.apply(quotes, (), last)
        return len(quotes)

    with load.running():
        time.sleep(BEFORE)
        for _ in range(3):
            assert index.renew(fill) >= 1
    assert broken("made anew three times", load) == []
    assert load.asking.unanswered == 0


def test_the_disks_are_full(cluster: ThreeNodes, load: Load) -> None:
    disk = "cluster.routing.allocation.disk"
    names = ("threshold_enabled", *(f"watermark.{name}" for name in ("low", "high", "flood_stage")))
    full = {f"{disk}.threshold_enabled": True, **{f"{disk}.{name}": "0.001%" for name in names[1:]}}
    quickly = {"cluster.info.update.interval": "10s"}
    with load.running():
        time.sleep(BEFORE)
        cluster.ask("PUT", "/_cluster/settings", {"transient": {**full, **quickly}})
        give_up = time.monotonic() + 60
        while load.writing.unanswered == 0:
            assert time.monotonic() < give_up, "writing goes on, though the disks are full"
            time.sleep(0.2)
        with pytest.raises(IndexUnavailable, match=r"disk|read-only|another process"):
            write_next(opened(load.address))
        freed = {f"{disk}.{name}": None for name in names}
        cluster.ask("PUT", "/_cluster/settings", {"transient": freed})
        cluster.ask("PUT", "/_all/_settings", {"index.blocks.read_only_allow_delete": None})
        time.sleep(AFTER)
    assert broken("the disks full, then not", load) == []
    assert load.asking.unanswered == 0

"""A cluster of three nodes on loopback, whose nodes are killed, frozen and thawed."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.error import HTTPError, URLError

from tests.search_node import SearchNode

NAMES = ("one", "two", "three")
CHECKS = [
    f"cluster.fault_detection.{who}_check.{what}"
    for who in ("follower", "leader")
    for what in ("interval: 1s", "timeout: 3s", "retry_count: 2")
]
"""A node that says nothing for some seven seconds is out: by default it takes a minute and a half."""
SECONDS = 240


class ThreeNodes:
    """The nodes by name, and which of them is what."""

    def __init__(self, nodes: dict[str, SearchNode]) -> None:
        self.nodes = nodes

    @property
    def hosts(self) -> tuple[str, ...]:
        """Where they answer."""
        return tuple(node.url for node in self.nodes.values())

    def manager(self) -> str:
        """The name of the node that manages the others."""
        [row] = self.ask("GET", "/_cat/cluster_manager?format=json")
        return str(row["node"])

    def data_node(self, index: str) -> str:
        """The name of a node that has the first copy of an index and manages nothing; else one that has another."""
        rows = self.ask("GET", f"/_cat/shards/{index}?format=json")
        holding = sorted(rows, key=lambda row: row["prirep"] != "p")
        return next(str(row["node"]) for row in holding if row["node"] != self.manager())

    def ask(self, method: str, path: str, body: object = None) -> object:
        """What a node answers, the first that does."""
        for node in self.nodes.values():
            with suppress(OSError, URLError):
                return node.ask(method, path, body, timeout=10)
        raise OSError("no node answers")

    def freeze(self, name: str) -> None:
        """Have a node stand still, as one does whose machine swaps."""
        self._signal(name, signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        """Have it go on."""
        self._signal(name, signal.SIGCONT)

    def restart(self, name: str) -> None:
        """Kill a node, if it lives, and start it again."""
        self.nodes[name].kill()
        self.nodes[name].start()
        self.nodes[name].wait()

    def until_green(self) -> None:
        """Return when each part has all of its copies."""
        give_up = time.monotonic() + SECONDS
        while True:
            with suppress(HTTPError, URLError, OSError):
                health = self.ask("GET", "/_cluster/health?wait_for_nodes=3&wait_for_status=green&timeout=5s")
                if isinstance(health, dict) and not health["timed_out"]:
                    return
            assert time.monotonic() < give_up, "the cluster does not become whole again"

    def _signal(self, name: str, number: int) -> None:
        process = self.nodes[name].process
        assert process is not None
        process.send_signal(number)


@contextmanager
def three_nodes() -> Iterator[ThreeNodes]:
    """A started cluster, gone at the end."""
    ports = _free_ports(2 * len(NAMES))
    seeds = ", ".join(f'"127.0.0.1:{port}"' for port in ports[: len(NAMES)])
    common = [
        *CHECKS,
        "cluster.name: quoteverify-faults",
        f"discovery.seed_hosts: [{seeds}]",
        f"cluster.initial_cluster_manager_nodes: [{', '.join(NAMES)}]",
    ]
    made: dict[str, SearchNode] = {}
    try:
        for at, name in enumerate(NAMES):
            own = [f"transport.port: {ports[at]}", f"http.port: {ports[len(NAMES) + at]}"]
            made[name] = SearchNode(name, [*common, *own])
            made[name].start()
        for node in made.values():
            node.wait()
        cluster = ThreeNodes(made)
        cluster.until_green()
        yield cluster
    finally:
        for node in made.values():
            node.remove()


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(each.getsockname()[1]) for each in sockets]
    for each in sockets:
        each.close()
    return ports

"""A node for all tests of this folder, started by the first that asks for it; and places on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.index.opensearch.cluster_place import ClusterPlace
from tests.search_node import SearchNode, running


@pytest.fixture(scope="session")
def node() -> Iterator[SearchNode]:
    """A cluster of one node, gone at the end."""
    with running() as started:
        yield started


@pytest.fixture
def place(node: SearchNode) -> Iterator[ClusterPlace]:
    """A place that only this test uses."""
    made = ClusterPlace(node.url)
    yield made
    made.remove()


@pytest.fixture
def other_place(node: SearchNode) -> Iterator[ClusterPlace]:
    """Another one."""
    made = ClusterPlace(node.url)
    yield made
    made.remove()

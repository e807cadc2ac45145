"""Opens the index at an address. A new engine is a module of its own and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from service.errors import SettingsError
from service.index.address import IndexAddress
from service.index.engine import Engine
from service.index.kept import EngineIndex
from service.index.memory.engine import MemoryEngine, MemoryPlace
from service.index.protocol import KeptIndex
from service.index.tantivy.engine import TantivyEngine

StoreId = Callable[[], str]


def _on_a_cluster(address: IndexAddress, store_id: StoreId) -> Engine:
    if address.cluster is None:
        raise SettingsError("say which cluster keeps the index: QUOTEVERIFY_INDEX_URL")
    try:
        opensearch = import_module("service.index.opensearch.engine")
    except ImportError as error:
        raise SettingsError("an index on a cluster needs an extra: pip install 'quoteverify[opensearch]'") from error
    return cast(Engine, opensearch.OpenSearchEngine(address.cluster, store_id))


ENGINES: Mapping[str, Callable[[IndexAddress, StoreId], Engine]] = {
    "tantivy": lambda address, store_id: TantivyEngine(address.folder, store_id),
    "opensearch": _on_a_cluster,
    "memory": lambda _, store_id: MemoryEngine(MemoryPlace(), store_id),
}
"""How each engine is made; it may be made before its database answers, so nothing asks `store_id` yet."""


def open_index(address: IndexAddress, store_id: StoreId) -> KeptIndex:
    """The index at `address`, for the database that calls itself `store_id()`; one that is another's starts empty.

    Nothing is opened yet. Raises SettingsError for an engine that there is none of.
    """
    try:
        make = ENGINES[address.engine]
    except KeyError:
        names = ", ".join(sorted(ENGINES))
        raise SettingsError(f"there is no index engine {address.engine!r}; give one of {names}") from None
    return EngineIndex(make(address, store_id))


def in_memory(store_id: str = "in memory") -> KeptIndex:
    """An index that ends with this process."""
    return EngineIndex(MemoryEngine(MemoryPlace(), lambda: store_id))

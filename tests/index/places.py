"""What the contract suite needs of an engine: a place that can be opened over and over, lost, and damaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from service.index.kept import EngineIndex
from service.index.memory.engine import MemoryEngine, MemoryPlace, MemoryTuning
from service.index.tantivy.engine import TantivyEngine
from service.index.tantivy.tuning import TantivyTuning
from tests.index.tantivy.state_file import change_state

STORE = "store-1"
PATIENCE = 10.0


class Place(Protocol):
    """A place for an index of one engine, empty at first."""

    def open(self, store_id: str = STORE, patience_seconds: float = PATIENCE) -> EngineIndex:
        """An index there, as another process or thread would open it."""

    def lose(self) -> None:
        """Take the index away."""

    def change_format(self) -> None:
        """Have the index there be one that another version has written."""


class TantivyFolder:
    """A folder of the tantivy engine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, store_id: str = STORE, patience_seconds: float = PATIENCE) -> EngineIndex:
        tuning = TantivyTuning(patience_seconds=patience_seconds)
        return EngineIndex(TantivyEngine(self.folder, lambda: store_id, tuning=tuning))

    def lose(self) -> None:
        (self.folder / "state.json").unlink()

    def change_format(self) -> None:
        change_state(self.folder, format="0/other")


class Memory:
    """A place of the engine in memory."""

    def __init__(self) -> None:
        self.place = MemoryPlace()

    def open(self, store_id: str = STORE, patience_seconds: float = PATIENCE) -> EngineIndex:
        tuning = MemoryTuning(patience_seconds=patience_seconds)
        return EngineIndex(MemoryEngine(self.place, lambda: store_id, tuning=tuning))

    def lose(self) -> None:
        self.place.state = None

    def change_format(self) -> None:
        assert self.place.state is not None
        self.place.state = replace(self.place.state, format="0/other")

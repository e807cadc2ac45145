"""The embedded engine: tantivy in a folder, memory-mapped, so that every worker process shares one copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from service.index.engine import State
from service.index.policy import Policy
from service.index.tantivy.failures import READING_FILES
from service.index.tantivy.files import Inspector, documents_of_files, size_of
from service.index.tantivy.folder import IndexFolder
from service.index.tantivy.generation import TantivyGeneration, make_files
from service.index.tantivy.tuning import TUNING, TantivyTuning

FORMAT = f"4/tantivy {version('tantivy')}"
"""Raise the number whenever terms or fields change: an index of another format is made anew."""


class TantivyEngine:
    """An Engine in `folder`, for the database that calls itself `store_id()`."""

    def __init__(
        self,
        folder: Path,
        store_id: Callable[[], str],
        policy: Policy | None = None,
        tuning: TantivyTuning = TUNING,
    ) -> None:
        """`store_id` is asked when the folder is first used: the database may not answer before."""
        self._store_id = store_id
        self._policy = policy or Policy()
        self._tuning = tuning
        self._inspector = Inspector(tuning.check_seconds, tuning.examine_seconds)
        self._folder = IndexFolder(folder, FORMAT, store_id, make_files, tuning)

    @property
    def state(self) -> IndexFolder:
        """The folder's `state.json` and locks."""
        return self._folder

    def open(self, generation: str) -> TantivyGeneration:
        """The generation of that name; see Engine."""
        return TantivyGeneration(self._folder.generation_path(generation), self._policy, self._tuning.writer_bytes)

    def fault(self, generation: str) -> str | None:
        """What is wrong with the files of a generation, as far as they were looked at now."""
        with READING_FILES:
            return self._inspector.fault(self._folder.generation_path(generation))

    def doubt(self) -> None:
        """Have the files looked at closely next time."""
        self._inspector.doubt()

    def is_scattered(self, generation: str) -> bool:
        """Whether a generation is worth being made anew; see ScatteringEngine. Tantivy's binding has no call to merge,
        and its own policy merges only eight files of one size."""
        with READING_FILES:
            path = self._folder.generation_path(generation)
            sizes = documents_of_files(path)
            documents = sum(sizes)
            if documents < max(1, self._tuning.least_scattered):
                return False
            if len(sizes) * (documents - max(sizes)) < self._tuning.scattered * documents:
                return False
            return size_of(path) * self._tuning.room < shutil.disk_usage(path).free

    def begin_beside(self) -> TantivyEngine:
        """An empty folder inside this one; nothing stays of one that was broken off.

        Raises IndexUnavailable while another process fills one there.
        """
        self._folder.claim_beside()
        shutil.rmtree(self._folder.beside, ignore_errors=True)
        return TantivyEngine(self._folder.beside, self._store_id, self._policy, self._tuning)

    def adopt(self) -> State:
        """Put the generation that was filled beside in the place of the one in use; see Engine."""
        beside = IndexFolder(self._folder.beside, FORMAT, self._store_id, make_files, self._tuning)
        state = self._folder.take_over(beside)
        shutil.rmtree(self._folder.beside, ignore_errors=True)
        self._folder.release_beside()
        return state

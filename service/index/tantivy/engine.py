"""The embedded index: tantivy in a folder, memory-mapped, so that every worker process shares one copy.

Nothing is opened before it is needed or kept over a fork; a writer is open only while it applies a piece.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from itertools import chain, zip_longest
from pathlib import Path

import tantivy

from service.errors import IndexIncomplete, IndexUnavailable
from service.index.protocol import CandidateIndex
from service.index.tantivy.failures import failures_named, is_the_librarys, may_pass
from service.index.tantivy.files import Inspector
from service.index.tantivy.folder import IndexFolder, Stamp, State
from service.index.tantivy.queries import Asker, document, document_of_all, make_schema
from service.index.terms import passages, trigrams
from service.text.normalise import Wording, normalise

_LOG = logging.getLogger(__name__)

FORMAT = f"3/tantivy {version('tantivy')}"
"""Raise the number whenever terms or fields change: an index of another format is made anew."""
_WRITER_BYTES = 64_000_000


class TantivyIndex:
    """A CandidateIndex in `folder`, for the database that calls itself `store_id`. Safe to use from many threads."""

    def __init__(self, folder: Path, store_id: str | Callable[[], str]) -> None:
        """`store_id` may be a function, asked when the folder is first used: the database may not answer before."""
        self._store_id = (lambda: store_id) if isinstance(store_id, str) else store_id
        self._folder = IndexFolder(folder, FORMAT, self._store_id)
        self._mutex = threading.Lock()
        self._opened: _Opened | None = None
        self._damaged: str | None = None
        self._inspector = Inspector()
        self._told = 0

    @contextmanager
    def writing(self, settled: Callable[[], bool] | None = None) -> Iterator[bool]:
        """Hold every other writer off; see CandidateIndex."""
        with self._folder.locked(settled) as is_ours:
            yield is_ours

    def position(self) -> int:
        """How far in the database's order the index has read; 0 when it must be filled again."""
        self._told = self._position()
        return self._told

    def full_at(self) -> int | None:
        """The position from which it can be asked; None when it is lost. See CandidateIndex."""
        state = self._folder.state()
        return state.full_at if state is not None and self._open() is not None else None

    def lead(self) -> bool:
        """Whether this process looks after the index; see KeptIndex."""
        return self._folder.lead()

    def check(self) -> None:
        """Look at the files now and then, and closely where a reading failed; see KeptIndex."""
        state = self._folder.state()
        if state is None:
            return
        with failures_named("read"):
            fault = self._inspector.fault(self._folder.generation_path(state.generation))
        if fault:
            _LOG.error("the index is damaged and is made anew: %s", fault)
            with self._mutex:
                self._damaged, self._opened = state.generation, None

    def apply(self, additions: Iterable[tuple[int, str]], removals: Iterable[int], position: int) -> None:
        """Take in and forget quotes, then record `position`; see CandidateIndex."""
        with self.writing():
            reached = self._position()
            if reached < self._told:
                self._told = reached
                raise IndexUnavailable("the index was lost and starts anew; read its position again and repeat")
            if reached and position <= reached:
                return
            with failures_named("written"), self._watched():
                state = self._folder.state() if self._open() is not None else None
                generation, full_at = (state.generation, state.full_at) if state else (self._start_anew(0), 0)
                self._write(generation, additions, removals)
                self._folder.record(generation, position, full_at)
            self._told = position

    def clear(self, full_at: int = 0) -> None:
        """Forget everything; see CandidateIndex."""
        with self.writing(), failures_named("written"):
            self._start_anew(full_at)
            self._told = 0

    def renew(self, fill: Callable[[CandidateIndex], int]) -> int:
        """Fill a new index while this one is asked, and put that in its place; see RenewableIndex."""
        shutil.rmtree(self._folder.beside, ignore_errors=True)  # of one that was broken off
        fresh = TantivyIndex(self._folder.beside, self._store_id)
        read = fill(fresh)
        with self.writing(), failures_named("written"):
            read += fill(fresh)
            self._told = self._folder.take_over(fresh._folder).position
        shutil.rmtree(self._folder.beside, ignore_errors=True)
        return read

    def candidates(self, wording: Wording, limit: int, *, near_best: bool = False) -> list[int]:
        """The ids of up to `limit` quotes that `wording` may come from; see CandidateIndex."""
        opened = self._full()
        if not wording.words:
            return []
        with failures_named("read"), self._watched():
            searcher = opened.index.searcher()
            stages = Asker(searcher, opened.index.schema, limit, near_best=near_best).stages(wording)
        return _taken_in_turn(stages, limit)

    def containing(self, wording: Wording, limit: int) -> list[int]:
        """The ids, ascending, of the first `limit` quotes that hold every word of `wording`."""
        opened = self._full()
        found: dict[int, None] = {}
        offset = 0
        with failures_named("read"), self._watched():
            asker = Asker(opened.index.searcher(), opened.index.schema, limit)
            while len(found) < limit and (page := asker.holding_all(wording, offset)):
                found.update(dict.fromkeys(page))
                offset += len(page)
        return list(found)[:limit]

    def _position(self) -> int:
        state = self._folder.state()
        return state.position if state is not None and self._open() is not None else 0

    def _full(self) -> _Opened:
        """The index as it is now; raises IndexIncomplete while it is filled."""
        opened = self._open()
        if opened is None:
            raise IndexIncomplete("the index is lost or damaged and is made anew from the database; try again")
        if not opened.state.is_full:
            read, of = opened.state.position, opened.state.full_at
            raise IndexIncomplete(f"the index is being made anew: it has read {read:,} of {of:,} changes; try again")
        return opened

    def _open(self) -> _Opened | None:
        """The index as it is now, or None when there is none that can be read. Notices other processes' writes."""
        with self._mutex:
            stamp = self._folder.stamp()
            opened = self._opened
            if opened is None or opened.process != os.getpid() or opened.stamp != stamp:
                opened = self._opened = self._renewed(opened, stamp)
            return opened

    def _renewed(self, opened: _Opened | None, stamp: Stamp | None) -> _Opened | None:
        state = self._folder.state() if stamp else None
        if state is None or stamp is None or state.generation == self._damaged:
            return None
        try:
            if opened is None or opened.process != os.getpid() or opened.state.generation != state.generation:
                opened = _Opened(self._folder.generation_path(state.generation), state)
            opened.index.reload()
        except BaseException as error:  # truncated, missing or foreign files
            if not is_the_librarys(error):
                raise
            if self._folder.state() != state:  # another process has just put a new generation in its place
                return self._renewed(None, self._folder.stamp())
            if may_pass(error):
                raise IndexUnavailable(f"the index cannot be read now: {error}") from error
            return None
        opened.stamp, opened.state = stamp, state
        return opened

    def _start_anew(self, full_at: int) -> str:
        generation = self._folder.new_generation()
        path = self._folder.generation_path(generation)
        tantivy.Index(make_schema(), path=str(path))
        self._folder.record(generation, 0, full_at)
        self._folder.sweep()
        return generation

    def _write(self, generation: str, additions: Iterable[tuple[int, str]], removals: Iterable[int]) -> None:
        index = tantivy.Index.open(str(self._folder.generation_path(generation)))
        schema = index.schema
        writer = index.writer(heap_size=_WRITER_BYTES, num_threads=1)
        try:
            added = dict(additions)
            gone = [*removals, *added]
            if gone:  # deleting by term takes a number for a signed one and deletes nothing
                writer.delete_documents_by_query(tantivy.Query.term_set_query(schema, "id", gone))
            for id, text in added.items():
                for made in _documents(schema, id, normalise(text)):
                    writer.add_document(made)
            writer.commit()
        finally:
            writer.wait_merging_threads()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Has an index that fails while it is read or written opened again, and looked at closely."""
        try:
            yield
        except BaseException as error:
            if is_the_librarys(error):
                with self._mutex:
                    self._opened = None
                self._inspector.doubt()
            raise


class _Opened:
    """A generation's files, opened by this process."""

    def __init__(self, path: Path, state: State) -> None:
        self.index = tantivy.Index.open(str(path))
        self.index.config_reader("manual")
        self.state = state
        self.process = os.getpid()
        self.stamp: Stamp | None = None


def _documents(schema: tantivy.Schema, id: int, wording: Wording) -> Iterator[tantivy.Document]:
    found = passages(wording)
    letters = trigrams(wording.words)
    for words in found:
        yield document(schema, id, words, letters)
    if len(found) > 1:
        yield document_of_all(schema, id, wording)


def _taken_in_turn(found: Sequence[Sequence[int]], limit: int) -> list[int]:
    """Up to `limit` ids, taken from the stages in turn: the first of each, then the second of each."""
    turns = chain.from_iterable(zip_longest(*found))
    return list(dict.fromkeys(id for id in turns if id is not None))[:limit]

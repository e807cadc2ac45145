"""Documents read and attributed on all cores, in order: worker processes read, the process that started them stores."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import click

from service.cli.documents import Document, Piece, read_piece
from service.domain import Article, Overrides
from service.ingestion import ReadArticle, prepare_articles
from service.storage.recording.preparation import Prepared
from service.storage.store import Store

CHUNK = 64
CHUNK_CHARACTERS = 1_000_000
"""Pieces, and code points of them, that go to a worker at once: 0.1 s of its time, so handing over costs nothing."""
WAITING = 3
"""Chunks in hand for each worker, done or not. It bounds the memory: a file of any size is read as fast as it is
stored."""
POOL_FROM_BYTES = 2_000_000
"""Starting worker processes takes a second or two, about the time in which one process reads this much."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a piece: an article ready to be stored, one that was there already (not read again), or a fault."""

    place: str
    prepared: Prepared | None = None
    known: Article | None = None
    fault: str | None = None


Chunk = list[Piece]
Work = Callable[[Chunk], list[Reading]]


def chunks(pieces: Iterable[Piece]) -> Iterator[Chunk]:
    """`pieces` in order, some at a time; the same ones together however many processes read them."""
    chunk: Chunk = []
    size = 0
    for piece in pieces:
        chunk.append(piece)
        size += len(piece.line or "")
        if len(chunk) == CHUNK or size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def read_chunk(chunk: Chunk, overrides: Overrides, store: Store) -> list[Reading]:
    """Read every piece; `overrides` hold for all of them, `store` tells which articles are there already."""
    documents = [read_piece(piece, overrides) for piece in chunk]
    read = iter(prepare_articles([document.article for document in documents if document.article], store))
    return [
        Reading(document.place, fault=document.fault) if document.article is None else _reading(document, next(read))
        for document in documents
    ]


def _reading(document: Document, read: ReadArticle) -> Reading:
    if read.fault is not None:
        return Reading(document.place, fault=str(read.fault))
    return Reading(document.place, read.prepared, known=read.article if read.stored else None)


def pays_off(files: Iterable[Path], jobs: int) -> bool:
    """Whether `jobs` processes read these files sooner than this one alone."""
    return jobs > 1 and sum(file.stat().st_size for file in files if file.is_file()) >= POOL_FROM_BYTES


def in_processes(todo: Iterable[Chunk], overrides: Overrides, database_url: str, jobs: int) -> Iterator[list[Reading]]:
    """`read_chunk` of each chunk, in order, by `jobs` processes. Raises ClickException when one of them dies."""
    # Not forked: this process has threads and an open database.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(overrides, database_url))
    try:
        yield from _in_order(pool, todo, WAITING * jobs)
    except BrokenProcessPool as error:
        raise click.ClickException(
            "a worker process died, perhaps for want of memory; what is stored is safe: run it again, with fewer --jobs"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, todo: Iterable[Chunk], most: int) -> Iterator[list[Reading]]:
    waiting: deque[Future[list[Reading]]] = deque()
    for chunk in todo:
        waiting.append(pool.submit(_work, chunk))
        if len(waiting) == most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


_worker: list[tuple[Overrides, Store]] = []
"""In a worker process: what `_start` was given."""


def _start(overrides: Overrides, database_url: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers
    _worker.append((overrides, Store(database_url)))


def _work(chunk: Chunk) -> list[Reading]:
    return read_chunk(chunk, *_worker[0])

"""Documents read and attributed on all cores, in order: worker processes read, the process that started them stores."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from service.cli.documents import read_piece
from service.cli.pieces import Document, Instructions, Piece
from service.cli.worker_pool import worker_pool
from service.domain import Article
from service.files.opening import PACKED, STANDARD_INPUT
from service.following import ALONGSIDE, Pace
from service.indexing import PIECES, Pieces
from service.ingestion import ReadArticle, prepare_articles
from service.reading import DEFAULT_LIMITS, Limits
from service.storage.recording.preparation import Prepared
from service.storage.store import Store

_PACKED = frozenset({*PACKED, ".parquet"})
_PACKED_TIMES = 4
"""How much more is in a packed file of text, at least."""


@dataclass(frozen=True, slots=True)
class IngestTuning:
    """How much is read and stored at a time.

    `chunk_pieces` pieces, or `chunk_characters` code points of them, go to a worker at once: 0.1 s of its time, so
    handing over costs nothing. `chunks_in_hand` chunks, done or not, are kept for each worker: that bounds the memory,
    and a file of any size is read as fast as it is stored. Worker processes are started for `pool_from_bytes` or more:
    starting them takes a second or two, about the time in which one process reads this much. `batch_articles` articles
    are stored by one transaction: it takes a few hundredths of a second whatever it holds, and what was stored before a
    failure is kept. The index reads what is stored at the pace of `index_pace`, in `index_pieces`.
    """

    chunk_pieces: int = 64
    chunk_characters: int = 1_000_000
    chunks_in_hand: int = 3
    pool_from_bytes: int = 2_000_000
    batch_articles: int = 256
    index_pace: Pace = ALONGSIDE
    index_pieces: Pieces = PIECES


TUNING = IngestTuning()


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a piece: an article ready to be stored, one that is stored already (not read again), or a fault."""

    piece: Piece
    prepared: Prepared | None = None
    already_stored: Article | None = None
    fault: str | None = None
    kept_out: tuple[str, ...] = ()
    """Names of what a line gives and an article does not have."""
    notices: tuple[str, ...] = ()
    """Sentences on how the file was read."""


Chunk = list[Piece]
Work = Callable[[Chunk], list[Reading]]


def chunks(pieces: Iterable[Piece], tuning: IngestTuning = TUNING) -> Iterator[Chunk]:
    """`pieces` in order, a few at a time; the same ones together however many processes read them."""
    chunk: Chunk = []
    size = 0
    for piece in pieces:
        chunk.append(piece)
        size += piece.size
        if len(chunk) == tuning.chunk_pieces or size >= tuning.chunk_characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def read_chunk(
    chunk: Chunk, instructions: Instructions, store: Store, limits: Limits = DEFAULT_LIMITS
) -> list[Reading]:
    """Read every piece; `instructions` hold for all of them, `store` tells which articles are stored already."""
    documents = [read_piece(piece, instructions) for piece in chunk]
    articles = iter(prepare_articles([document.article for document in documents if document.article], store, limits))
    return [
        _reading(_without_content(piece), document, next(articles) if document.article is not None else None)
        for piece, document in zip(chunk, documents, strict=True)
    ]


def _reading(piece: Piece, document: Document, article: ReadArticle | None) -> Reading:
    if article is None:
        return Reading(piece, fault=document.fault, kept_out=document.kept_out)
    if article.fault is not None:
        return Reading(piece, fault=str(article.fault), kept_out=document.kept_out)
    already_stored = article.article if article.stored else None
    return Reading(piece, article.prepared, already_stored, kept_out=document.kept_out, notices=document.notices)


def _without_content(piece: Piece) -> Piece:
    """`piece` as it is handed back: what was read of it needs no way back."""
    return replace(piece, content=None)


def pays_off(files: Iterable[Path], jobs: int, tuning: IngestTuning = TUNING) -> bool:
    """Whether `jobs` processes read these files sooner than this one alone."""
    files = list(files)
    if jobs == 1 or STANDARD_INPUT in files:
        return jobs > 1
    return sum(map(_unpacked_size, filter(Path.is_file, files))) >= tuning.pool_from_bytes


def _unpacked_size(file: Path) -> int:
    """About how much there is to read of a file."""
    return file.stat().st_size * (_PACKED_TIMES if file.suffix.lower() in _PACKED else 1)


def read_in_processes(  # what to read, by whom, and how
    chunks: Iterable[Chunk],
    instructions: Instructions,
    database_url: str,
    jobs: int,
    tuning: IngestTuning = TUNING,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[list[Reading]]:
    """`read_chunk` of each chunk, in order, by `jobs` processes. Raises ClickException when one of them dies."""
    with worker_pool(jobs, "what is stored is safe", _start_worker, (instructions, database_url, limits)) as pool:
        yield from _in_order(pool, chunks, tuning.chunks_in_hand * jobs)


def _in_order(pool: ProcessPoolExecutor, chunks: Iterable[Chunk], most_in_hand: int) -> Iterator[list[Reading]]:
    in_hand: deque[Future[list[Reading]]] = deque()
    for chunk in chunks:
        in_hand.append(pool.submit(_work, chunk))
        if len(in_hand) == most_in_hand:
            yield in_hand.popleft().result()
    while in_hand:
        yield in_hand.popleft().result()


_worker: list[tuple[Instructions, Store, Limits]] = []
"""In a worker process: what `_start_worker` was given."""


def _start_worker(instructions: Instructions, database_url: str, limits: Limits) -> None:
    _worker.append((instructions, Store(database_url), limits))


def _work(chunk: Chunk) -> list[Reading]:
    return read_chunk(chunk, *_worker[0])

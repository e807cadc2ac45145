"""Makes an answer in one thread and sends it from another, while the request still comes in.

Many clients send all of a body before they read the answer. A server that waits until they read would stop reading what
they send, and both would wait for ever. So the answer is buffered in memory and, where it is not read, in a temporary
file.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from tempfile import SpooledTemporaryFile

from service.api.turns import Turns, held, let_others, share

IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024

_LOG = logging.getLogger(__name__)


class ReaderGone(Exception):
    """The answer is not read any more: its reader has called `abandon`."""


class AnswerBuffer:
    """Bytes that one thread writes and another reads, in order; the writer never waits for the reader."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed by `close`
        self._changed = threading.Condition()
        self._written = self._sent = 0
        self._is_ended = self._is_abandoned = False
        self._failure: BaseException | None = None

    def write(self, content: bytes) -> None:
        """Add `content`; raises ReaderGone after `abandon`."""
        with self._changed:
            if self._is_abandoned:
                raise ReaderGone
            self._file.seek(self._written)
            self._file.write(content)
            self._written += len(content)
            self._changed.notify()

    def end(self, failure: BaseException | None = None) -> None:
        """Say that nothing more comes; `pieces` yields what is there, then raises `failure` if there is one."""
        with self._changed:
            self._is_ended, self._failure = True, failure
            self._changed.notify()

    def pieces(self) -> Iterator[bytes]:
        """Yield what is written, as it is written, until `end`."""
        while piece := self._next():
            yield piece
        if self._failure is not None:
            raise self._failure

    def abandon(self) -> None:
        """Let the next `write` fail."""
        with self._changed:
            self._is_abandoned = True

    def close(self) -> None:
        """Free the memory or the file."""
        self._file.close()

    def _is_ready(self) -> bool:
        return self._sent < self._written or self._is_ended

    def _next(self) -> bytes:
        if not self._is_ready():
            with let_others(), self._changed:  # a turn is awaited without the lock, which the maker needs
                self._changed.wait_for(self._is_ready)
        with self._changed:
            self._file.seek(self._sent)
            piece = self._file.read(PIECE)
            self._sent += len(piece)
            if self._sent == self._written:  # begins again at the front, so that no file is needed
                self._file.seek(0)
                self._file.truncate()
                self._sent = self._written = 0
            return piece


def made_by_a_thread(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield `pieces`, which a thread of its own makes as fast as it can; raises what making them raises.

    When the reader stops, the thread ends once it has made the next piece.
    """
    buffer = AnswerBuffer()
    maker = threading.Thread(target=_make, args=(pieces, buffer, held()), name="bulk", daemon=True)
    maker.start()
    try:
        yield from buffer.pieces()
    finally:
        buffer.abandon()
        with let_others():  # the maker needs a turn to end
            maker.join()
        buffer.close()


def _make(pieces: Iterable[bytes], buffer: AnswerBuffer, turns: Turns | None) -> None:
    try:
        with turns.streams.taken() if turns is not None else nullcontext():
            for piece in pieces:
                buffer.write(piece)
                share()
    except ReaderGone:
        buffer.end()
    except BaseException as error:
        _LOG.warning("an answer broke off", exc_info=True)
        buffer.end(error)
    else:
        buffer.end()

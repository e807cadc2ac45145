"""An answer made while the question still comes in: bytes from the thread that makes it to the one that sends it.

Many clients send all of a body before they read the answer. Whoever waited for them to read would never read what they
send; so the answer goes through memory and, where it is not read, through a temporary file.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024

_LOG = logging.getLogger(__name__)


class ReaderGone(Exception):
    """Nobody reads the answer any more."""


class AnswerBuffer:
    """Bytes written by one thread and read by another, in order, without either waiting for the other's pace."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # closed by `close`
        self._changed = threading.Condition()
        self._written = self._sent = 0
        self._is_ended = self._is_abandoned = False
        self._failure: BaseException | None = None

    def write(self, content: bytes) -> None:
        """Add `content`; raises ReaderGone once nobody reads."""
        with self._changed:
            if self._is_abandoned:
                raise ReaderGone
            self._file.seek(self._written)
            self._file.write(content)
            self._written += len(content)
            self._changed.notify()

    def end(self, failure: BaseException | None = None) -> None:
        """Nothing more comes; the reader gets what is there and then, if there is one, the failure."""
        with self._changed:
            self._is_ended, self._failure = True, failure
            self._changed.notify()

    def pieces(self) -> Iterator[bytes]:
        """What is written, as it is written, until `end`."""
        while piece := self._next():
            yield piece
        if self._failure is not None:
            raise self._failure

    def abandon(self) -> None:
        """Let the next `write` fail."""
        with self._changed:
            self._is_abandoned = True

    def close(self) -> None:
        """Give the memory or the file back."""
        self._file.close()

    def _next(self) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._sent < self._written or self._is_ended)
            self._file.seek(self._sent)
            piece = self._file.read(PIECE)
            self._sent += len(piece)
            if self._sent == self._written:  # all is read: begin again at the front, so that no file is needed
                self._file.seek(0)
                self._file.truncate()
                self._sent = self._written = 0
            return piece


def made_by_a_thread(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """`pieces`, made by a thread of their own as fast as it can; a failure of it breaks the answer off.

    When the reader goes away, the thread ends with the piece that it is at.
    """
    buffer = AnswerBuffer()
    maker = threading.Thread(target=_make, args=(pieces, buffer), name="bulk", daemon=True)
    maker.start()
    try:
        yield from buffer.pieces()
    finally:
        buffer.abandon()
        maker.join()
        buffer.close()


def _make(pieces: Iterable[bytes], buffer: AnswerBuffer) -> None:
    try:
        for piece in pieces:
            buffer.write(piece)
    except ReaderGone:
        buffer.end()
    except BaseException as error:
        _LOG.warning("an answer broke off", exc_info=True)
        buffer.end(error)
    else:
        buffer.end()

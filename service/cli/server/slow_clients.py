"""A client's connection with bounded patience: one that sends or reads too slowly loses it, and frees its thread."""

from __future__ import annotations

import errno
import select
import socket
import time
from contextlib import suppress

PATIENCE_SECONDS = 10.0
"""How long a request may keep its thread waiting in all, before what LEAST_RATE grants: a head comes within that."""
LEAST_RATE = 500
"""Bytes a second that a body must come with, on average: each 500 bytes buy one more second of waiting. The slowest
links that people use are ten times as fast; what is slower only holds a thread."""
SEND_SECONDS = 30.0
"""How long a piece of an answer may take to leave; a reader that takes nothing for so long is gone."""


class PacedSocket(socket.socket):
    """A connected socket; the reads of a request share one purse of waiting time, and fail when it is empty."""

    _waited = 0.0
    _received = 0

    @classmethod
    def around(cls, plain: socket.socket) -> PacedSocket:
        """Take a connection over; `plain` is closed to its holder afterwards."""
        family, kind, protocol, timeout = plain.family, plain.type, plain.proto, plain.gettimeout()
        paced = cls(family, kind, protocol, fileno=plain.detach())
        paced.settimeout(timeout)
        return paced

    def begin(self) -> None:
        """A request begins, with its purse full."""
        self._waited, self._received = 0.0, 0

    # While a bulk request is read it is answered, by another thread. So neither waits by means of `settimeout`: the
    # other would take that for the socket's own timeout, and leave it behind.

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """What has come, at most `size` bytes; raises ConnectionResetError when it took too long."""
        own = self.gettimeout()
        if own == 0:
            return super().recv(size, flags)
        left = PATIENCE_SECONDS + self._received / LEAST_RATE - self._waited
        begun = time.monotonic()
        is_there = self._is_ready(select.POLLIN, left if own is None else min(left, own))
        self._waited += time.monotonic() - begun
        if not is_there:
            raise TimeoutError if own is not None and own < left else _too_slow()
        data = super().recv(size, flags)
        self._received += len(data)
        return data

    def sendall(self, data: bytes, flags: int = 0, /) -> None:  # type: ignore[override]
        """Send all of `data`; raises ConnectionResetError when the reader takes too long over it."""
        give_up = time.monotonic() + SEND_SECONDS
        rest = memoryview(data).cast("B")
        while rest:
            if not self._is_ready(select.POLLOUT, give_up - time.monotonic()):
                raise _too_slow()
            with suppress(BlockingIOError):
                rest = rest[self.send(rest, flags | socket.MSG_DONTWAIT) :]

    def _is_ready(self, event: int, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self, event)
        return bool(poll.poll(max(0.0, seconds) * 1000))


def _too_slow() -> ConnectionResetError:
    # The number of a lost connection: the server lets go of it without a word in its error log.
    return ConnectionResetError(errno.ECONNRESET, "the client is too slow")

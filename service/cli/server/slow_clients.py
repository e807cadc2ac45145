"""Ends the connections of clients that send or read too slowly, so that they do not keep a thread."""

from __future__ import annotations

import errno
import select
import socket
import time
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the server waits for a client."""

    seconds: float = 10.0
    """How long a request may keep its thread waiting in all, before what `least_rate` grants: a head comes within
    that."""
    least_rate: float = 500
    """Bytes a second that a body must come with, on average: each 500 bytes allow one more second of waiting. The
    slowest links that people use are ten times as fast; what is slower only holds a thread."""
    send_seconds: float = 30.0
    """How long a piece of an answer may take to leave; a reader that takes nothing for so long is gone."""


PATIENCE = Patience()


class PacedSocket(socket.socket):
    """A connected socket that bounds the time for which the reads of one request wait, all of them together."""

    _patience = PATIENCE
    _waited = 0.0
    _received = 0

    @classmethod
    def around(cls, plain: socket.socket, patience: Patience = PATIENCE) -> PacedSocket:
        """Take a connection over; `plain` is closed to its holder afterwards."""
        family, kind, protocol, timeout = plain.family, plain.type, plain.proto, plain.gettimeout()
        paced = cls(family, kind, protocol, fileno=plain.detach())
        paced.settimeout(timeout)
        paced._patience = patience
        return paced

    def begin_request(self) -> None:
        """Count waiting time and bytes from zero: a new request begins."""
        self._waited, self._received = 0.0, 0

    # A bulk request is read by one thread and answered by another at the same time. So neither waits by means of
    # `settimeout`: that changes the socket for both.

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Return what has come, at most `size` bytes; raises ConnectionResetError when it took too long."""
        own = self.gettimeout()
        if own == 0:
            return super().recv(size, flags)
        left = self._patience.seconds + self._received / self._patience.least_rate - self._waited
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
        give_up = time.monotonic() + self._patience.send_seconds
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
    # With the error number of a lost connection, which the server does not log as an error.
    return ConnectionResetError(errno.ECONNRESET, "the client is too slow")

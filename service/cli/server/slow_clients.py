"""Ends the connections of clients that send or read too slowly, so that they do not keep a thread."""

from __future__ import annotations

import errno
import select
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from service.api.turns import let_others


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
    """How long a piece of an answer may take to leave; who takes nothing for so long, and sends nothing, is gone."""
    most_waiting: int = 96
    """Threads of a worker that may wait for slow clients at once: three in four."""
    crowded_seconds: float = 0.5
    """How long a wait may last while that many wait already: who is as slow as that is let go."""


PATIENCE = Patience()

SEND_BUFFER = 128 * 1024
"""Bytes of an answer that the system takes for a client that does not read: by itself it takes megabytes, and a long
answer would be made, for each of a crowd, before it is seen that nobody reads it."""


class Crowd:
    """Counts the threads of this process that wait for their clients."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting = 0

    def is_full(self, most: int) -> bool:
        """Whether `most` wait already."""
        return self._waiting >= most

    @contextmanager
    def waiting(self) -> Iterator[int]:
        """Wait within this block; gives how many others do."""
        with self._lock:
            others, self._waiting = self._waiting, self._waiting + 1
        try:
            yield others
        finally:
            with self._lock:
                self._waiting -= 1


CROWD = Crowd()


class PacedSocket(socket.socket):
    """A connected socket that bounds the time for which the reads of one request wait, all of them together."""

    _patience = PATIENCE
    _crowd = CROWD
    _waited = 0.0
    _received = 0
    _ahead = b""
    """What has come and was not read yet."""

    @classmethod
    def around(cls, plain: socket.socket, patience: Patience = PATIENCE, crowd: Crowd = CROWD) -> PacedSocket:
        """Take a connection over; `plain` is closed to its holder afterwards."""
        family, kind, protocol, timeout = plain.family, plain.type, plain.proto, plain.gettimeout()
        paced = cls(family, kind, protocol, fileno=plain.detach())
        paced.settimeout(timeout)
        if family in {socket.AF_INET, socket.AF_INET6}:
            paced.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        paced._patience, paced._crowd = patience, crowd
        return paced

    def begin_request(self) -> None:
        """Count waiting time and bytes from zero: a new request begins."""
        self._waited, self._received = 0.0, 0

    @property
    def ahead(self) -> bytes:
        """What has come and was not read yet."""
        return self._ahead

    def is_writable(self) -> bool:
        """Whether a short answer can be sent without waiting for the reader."""
        return self._is_ready(select.POLLOUT, 0)

    def read_ahead(self, size: int) -> bool:
        """Take in what has come, up to `size` bytes, without waiting, for `recv`; False when nothing more will come."""
        try:
            data = super().recv(size, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True
        self._ahead += data
        self._received += len(data)
        return bool(data)

    # A bulk request is read by one thread and answered by another at the same time. So neither waits by means of
    # `settimeout`: that changes the socket for both.

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Return what has come, at most `size` bytes; raises ConnectionResetError when it took too long."""
        if self._ahead and not flags:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return data
        own = self.gettimeout()
        if own == 0:
            return super().recv(size, flags)
        left = self._patience.seconds + self._received / self._patience.least_rate - self._waited
        begun = time.monotonic()
        is_there = self._wait(select.POLLIN, left if own is None else min(left, own))
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
            received = self._received
            if not self._wait(select.POLLOUT, give_up - time.monotonic()):
                if self._received == received or self._crowd.is_full(self._patience.most_waiting):
                    raise _too_slow()
                give_up = time.monotonic() + self._patience.send_seconds  # it is busy sending: a bulk request
                continue
            with suppress(BlockingIOError):
                rest = rest[self.send(rest, flags | socket.MSG_DONTWAIT) :]

    def _wait(self, event: int, seconds: float) -> bool:
        """Whether the client is ready within `seconds`; less where many are slow. Others have this thread's turn."""
        if self._is_ready(event, 0):
            return True
        with self._crowd.waiting() as others, let_others():
            if others >= self._patience.most_waiting:
                return self._is_ready(event, min(seconds, self._patience.crowded_seconds))
            return self._is_ready(event, seconds)

    def _is_ready(self, event: int, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self, event)
        return bool(poll.poll(max(0.0, seconds) * 1000))


def _too_slow() -> ConnectionResetError:
    # With the error number of a lost connection, which the server does not log as an error.
    return ConnectionResetError(errno.ECONNRESET, "the client is too slow")

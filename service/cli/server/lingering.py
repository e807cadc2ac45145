"""Ends connections after their last answer without waiting for anybody: the client may still be sending or reading."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable

SECONDS = 2.0
"""How long a client may take to close its end: a connection that is closed on unread bytes is reset, and the client may
lose the end of the answer."""
MOST_BYTES = 64 * 1024
"""What a client may still send meanwhile, to be thrown away."""


class Lingering:
    """Connections that are closed for sending, until their clients close them or `SECONDS` are over (RFC 9112, 9.6).

    gunicorn waits for each in turn, in the thread that takes connections: sixty clients that only kept theirs open kept
    everybody out for forty seconds. Here the poller of that thread says when there is something to do. `ended` is
    called once for each.
    """

    def __init__(self, poller: selectors.BaseSelector, ended: Callable[[], None]) -> None:
        self._poller = poller
        self._ended = ended
        self._ends: dict[socket.socket, float] = {}
        self._left: dict[socket.socket, int] = {}

    def add(self, client: socket.socket) -> None:
        """Close a connection for sending, and wholly once the client has closed it."""
        try:
            client.setblocking(False)
            client.shutdown(socket.SHUT_WR)
            self._poller.register(client, selectors.EVENT_READ, self._read)
        except (OSError, ValueError, KeyError):  # it is closed already
            client.close()
            self._ended()
            return
        self._ends[client] = time.monotonic() + SECONDS
        self._left[client] = MOST_BYTES

    def end_overdue(self, too_many: int = 0) -> int:
        """Close those whose time is over, and the oldest of the others until `too_many` are; returns how many were."""
        now = time.monotonic()
        overdue = [client for number, (client, end) in enumerate(self._ends.items()) if end <= now or number < too_many]
        for client in overdue:
            self._end(client)
        return len(overdue)

    def _read(self, client: socket.socket) -> None:
        try:
            received = len(client.recv(4096))
        except BlockingIOError:
            return
        except OSError:
            received = 0
        self._left[client] -= received
        if not received or self._left[client] <= 0:
            self._end(client)

    def _end(self, client: socket.socket) -> None:
        del self._ends[client], self._left[client]
        self._poller.unregister(client)
        client.close()
        self._ended()

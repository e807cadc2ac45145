"""gunicorn's threaded worker; slow clients keep no thread of it from others, and it stops listening when it ends."""

from __future__ import annotations

import json
import os
import re
import select
import selectors
import socket
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial
from http import HTTPStatus
from typing import Any

from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from service.api.problems import PROBLEM_JSON, problem
from service.api.response_identity import REQUEST_ID
from service.api.turns import Turns
from service.cli.server.lingering import Lingering
from service.cli.server.slow_clients import PacedSocket

_STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (errors.UnsupportedTransferCoding, HTTPStatus.NOT_IMPLEMENTED),
    (errors.ExpectationFailed, HTTPStatus.EXPECTATION_FAILED),
    (errors.ForbiddenProxyRequest, HTTPStatus.FORBIDDEN),
    (errors.InvalidResponseHeader, HTTPStatus.INTERNAL_SERVER_ERROR),
    (errors.InvalidResponseHeaderName, HTTPStatus.INTERNAL_SERVER_ERROR),
    (errors.ParseException, HTTPStatus.BAD_REQUEST),
)
"""The first class that fits decides; the statuses are gunicorn's own."""

WORKING = 4
"""Threads that work at once: a request spends most of its time in the database and the index, which release Python's
lock, but more than that only wait for each other."""
STREAMING = 2
"""Threads beside those that make long answers at once: exports and bulk requests."""
THREADS = 128
"""Threads of a worker: all but WORKING wait for slow clients, at some 50 kB each."""
_LONGEST_HEAD = 64 * 1024
"""Bytes of a head that are waited for without a thread: gunicorn refuses shorter ones by itself."""
_HEAD_SECONDS = 10.0
"""How long a head may take to come, from its first byte."""
_CROWDED = 0.9
"""The share of the connections that a worker can take from which on those that have sent no head make room."""
_HEALTH_THREAD = "health"
_HEALTH = re.compile(rb"(?:GET|HEAD) /healthz HTTP/1\.[01]\r\n")
_NOT_PLAIN = re.compile(rb"\n(?:content-length|transfer-encoding|authorization|expect)[ \t]*:", re.IGNORECASE)
"""What comes with a body or a key: such a request waits with the others."""
_LONGEST_LINE = 8192
_REQUEST_LINE = re.compile(rb"[!-~]+ [^\s]+ HTTP/1\.[01]\r?\Z")
_MOST_CHARACTERS = 200
"""Characters of gunicorn's message that the answer holds: it repeats what the client sent."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker process of `quoteverify serve`.

    The main thread takes connections and reads heads; a connection gets a thread when its head is there. There are many
    threads, since they wait for slow clients, and few of them work at once. One thread is for /healthz alone: whoever
    restarts what does not answer there must not be misled by a crowd.
    """

    def init_process(self) -> None:
        """Make what this process needs before it serves."""
        self._turns = Turns(WORKING, STREAMING)
        self._health = ThreadPoolExecutor(1, _HEALTH_THREAD)
        super().init_process()

    def run(self) -> None:
        """Take connections until this process is to end."""
        self._lingering = Lingering(self.poller, self._forget_connection)
        super().run()

    def enqueue_req(self, conn: Any) -> None:
        """Answer the next request of a connection, once its head is there; until then it waits without a thread."""
        if not isinstance(conn.sock, PacedSocket):
            conn.sock = PacedSocket.around(conn.sock)
        conn.sock.begin_request()
        conn.data_ready = False
        conn.timeout = time.monotonic() + self.cfg.keepalive
        if (conn.parser is not None and conn.parser.unreader.buf.getvalue()) or self._is_to_be_answered(conn):
            self._submit(conn)
        else:
            self.pending_conns.append(conn)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: Any, client: socket.socket) -> None:
        """Take in more of a head."""
        if self._is_to_be_answered(conn):
            self.poller.unregister(client)
            self.pending_conns.remove(conn)
            self._submit(conn)

    def murder_pending(self) -> None:
        """Close connections whose head does not come, or whose client does not close them; the oldest of them sooner
        when hardly any more can be taken."""
        now, crowded = time.monotonic(), int(self.worker_connections * _CROWDED)
        self._lingering.end_overdue(self.nr_conns - crowded)
        too_many = max(0, self.nr_conns - crowded)
        for number, conn in enumerate(list(self.pending_conns)):
            if number < too_many or conn.timeout <= now:
                self.pending_conns.remove(conn)
                self.poller.unregister(conn.sock)
                self.nr_conns -= 1
                conn.close()

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Go on with a connection, also when its next request has come already, which shows in no socket; or end it."""
        if fs.cancelled() or fs.exception() is not None or fs.result() is not True:
            self._lingering.add(conn.sock)
        elif conn.sock.ahead:
            self.enqueue_req(conn)
        else:
            super().finish_request(conn, fs)

    def handle(self, conn: Any) -> Any:
        """Answer a request whose head is there; a slow client keeps the thread for a bounded time."""
        conn.data_ready = True
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer a request in a turn of this thread; /healthz, in its own thread, waits for nobody's."""
        with nullcontext() if threading.current_thread().name.startswith(_HEALTH_THREAD) else self._turns.taken():
            return super().handle_request(req, conn)

    def _is_to_be_answered(self, conn: Any) -> bool:
        """Whether there is nothing left to wait for: a head is whole, too long, none at all, or none will come."""
        try:
            is_open = conn.sock.read_ahead(_LONGEST_HEAD)
        except OSError:
            is_open = False
        ahead = conn.sock.ahead
        if ahead:
            conn.timeout = min(conn.timeout, time.monotonic() + _HEAD_SECONDS) if not conn.data_ready else conn.timeout
            conn.data_ready = True
        return not is_open or b"\r\n\r\n" in ahead or len(ahead) >= _LONGEST_HEAD or not _may_be_head(ahead)

    def _submit(self, conn: Any) -> None:
        """Have a thread answer."""
        head = conn.sock.ahead.partition(b"\r\n\r\n")[0] + b"\r\n"
        is_health = _HEALTH.match(head) and not _NOT_PLAIN.search(head) and conn.sock.is_writable()
        answering = (self._health if is_health else self.tpool).submit(self.handle, conn)
        answering.add_done_callback(lambda future: self.method_queue.defer(self.finish_request, conn, future))

    def _forget_connection(self) -> None:
        self.nr_conns -= 1

    def handle_error(self, _req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Answer a request that never reached the app with a problem, as the app would; gunicorn sends HTML."""
        status = next((status for kind, status in _STATUS if isinstance(exc, kind)), HTTPStatus.INTERNAL_SERVER_ERROR)
        name = uuid.uuid4().hex
        if status == HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.error("request %s failed", name, exc_info=exc)
            detail = f"Something failed on our side; it was logged under this answer's {REQUEST_ID}."
        else:
            self.log.warning("invalid request %s from %s: %s", name, (addr or ("",))[0], type(exc).__name__)
            detail = f"This is no HTTP request that can be answered: {str(exc)[:_MOST_CHARACTERS]}"
        try:
            client.sendall(_answer(status, detail, name))
        except OSError:
            self.log.debug("the client of request %s was gone before its answer", name)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Also stop listening when the process is to end, so that new clients are refused at once and do not wait.

        Connections that the system has accepted already are answered. On a reload the new workers go on listening.
        """
        super().set_accept_enabled(enabled)
        if enabled or (self.alive and self.ppid == os.getppid()):
            return
        for listener in self.sockets:
            while listener.sock is not None and select.select([listener.sock], [], [], 0)[0]:
                self.accept(listener)
            listener.close()


def _may_be_head(ahead: bytes) -> bool:
    """Whether more may make a head of `ahead`: its first line is none yet, or that of a request."""
    first, is_whole, _ = ahead.partition(b"\n")
    return _REQUEST_LINE.match(first) is not None if is_whole else len(first) <= _LONGEST_LINE


def _answer(status: HTTPStatus, detail: str, name: str) -> bytes:
    body = json.dumps(problem(status, detail)).encode()
    head = (
        f"HTTP/1.1 {int(status)} {status.phrase}\r\nConnection: close\r\nContent-Type: {PROBLEM_JSON}\r\n"
        f"Content-Length: {len(body)}\r\n{REQUEST_ID}: {name}\r\nX-Content-Type-Options: nosniff\r\n\r\n"
    )
    return head.encode("ascii") + body

"""gunicorn's threaded worker; it bounds slow clients, answers what is no HTTP, and stops listening when it ends."""

from __future__ import annotations

import json
import os
import select
import socket
import uuid
from http import HTTPStatus
from typing import Any

from gunicorn.http import errors
from gunicorn.workers.gthread import _DEFER, ThreadWorker

from service.api.problems import PROBLEM_JSON, problem
from service.api.response_identity import REQUEST_ID
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

_GREETING_SECONDS = 0.05
"""How long a thread waits for the first byte of a new connection, which clients send at once."""
_MOST_CHARACTERS = 200
"""Characters of gunicorn's message that the answer holds: it repeats what the client sent."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker process of `quoteverify serve`."""

    def handle(self, conn: Any) -> Any:
        """Answer a request; a slow client keeps a thread for a bounded time, one that sends nothing keeps none."""
        if not isinstance(conn.sock, PacedSocket):
            conn.sock = PacedSocket.around(conn.sock)
        if not conn.initialized and not conn.data_ready and not conn.wait_for_data(_GREETING_SECONDS):
            return _DEFER  # the connections that say nothing wait together, without a thread
        conn.sock.begin_request()
        return super().handle(conn)

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


def _answer(status: HTTPStatus, detail: str, name: str) -> bytes:
    body = json.dumps(problem(status, detail)).encode()
    head = (
        f"HTTP/1.1 {int(status)} {status.phrase}\r\nConnection: close\r\nContent-Type: {PROBLEM_JSON}\r\n"
        f"Content-Length: {len(body)}\r\n{REQUEST_ID}: {name}\r\nX-Content-Type-Options: nosniff\r\n\r\n"
    )
    return head.encode("ascii") + body

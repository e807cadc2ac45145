"""Logs and counts every request, with its route and never with what was sent."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g, request

from service.api.metrics import Metrics, metrics
from service.api.response_identity import request_id

NO_ROUTE = "(none)"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_CONVERTER = re.compile(r"<(?:[^:<>]*:)?(\w+)>")
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Exchange:
    """A request and what becomes of it; `begun` is when it came, on `time.perf_counter`."""

    metrics: Metrics
    method: str
    route: str
    request_id: str
    key: str | None = None
    status: int = 0
    bytes: int = 0
    begun: float = field(default_factory=time.perf_counter)


def route_template() -> str:
    """The route of this request as openapi.yaml writes it, `/v1/articles/{article_id}`; NO_ROUTE when there is none."""
    return NO_ROUTE if request.url_rule is None else _template(request.url_rule.rule)


@cache
def _template(rule: str) -> str:
    return _CONVERTER.sub(r"{\1}", rule)


def register_observation(app: Flask) -> None:
    """Log and count every request of `app`. Call it before all other registrations, to begin first and end last."""

    @app.before_request
    def begin() -> None:
        method = request.method if request.method in _METHODS else "OTHER"
        g.exchange = _Exchange(metrics(), method, route_template(), request_id())
        g.exchange.metrics.in_progress.inc()

    @app.after_request
    def end(response: Response) -> Response:
        exchange: _Exchange | None = g.pop("exchange", None)
        if exchange is not None:
            exchange.status, exchange.key = response.status_code, g.get("key_name")
            _count_bytes(exchange, response)
            response.call_on_close(_finish(exchange))
        return response


def _count_bytes(exchange: _Exchange, response: Response) -> None:
    if exchange.method == "HEAD" or response.content_length is not None or not response.is_streamed:
        exchange.bytes = 0 if exchange.method == "HEAD" else response.content_length or 0
    else:
        response.response = _counted(response.response, exchange)


def _counted(pieces: Iterable[Any], exchange: _Exchange) -> Iterator[Any]:
    try:
        for piece in pieces:
            exchange.bytes += len(piece)
            yield piece
    finally:
        close: Callable[[], None] = getattr(pieces, "close", lambda: None)
        close()


def _finish(exchange: _Exchange) -> Callable[[], None]:
    """Make the function that counts and logs `exchange` when the answer is sent, or the client is gone."""

    def close() -> None:
        seconds = time.perf_counter() - exchange.begun
        counters = exchange.metrics
        counters.in_progress.dec()
        counters.requests.labels(exchange.method, exchange.route, exchange.status).inc()
        counters.seconds.labels(exchange.method, exchange.route).observe(seconds)
        _LOG.log(
            logging.ERROR if exchange.status >= HTTPStatus.INTERNAL_SERVER_ERROR else logging.INFO,
            "request",
            extra={
                "request_id": exchange.request_id,
                "method": exchange.method,
                "route": exchange.route,
                "status": exchange.status,
                "duration_ms": round(1000 * seconds, 1),
                "bytes": exchange.bytes,
            }
            | ({"key": exchange.key} if exchange.key else {}),
        )

    return close

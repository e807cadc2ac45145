"""Traces of requests by OpenTelemetry: a span for each, and spans for its steps within it.

What the extra `otel` brings is imported here only. Written by hand rather than by OpenTelemetry's instrumentation of
Flask and SQLAlchemy: that writes addresses with their query strings, which hold quotes and names, into spans.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g, request
from opentelemetry import context as contexts
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

import service
from service.steps import heard_by

_SPAN = "quoteverify.span"
_UNTRACED = frozenset({"/healthz", "/readyz", "/metrics"})
_HEADERS = {"traceparent": "HTTP_TRACEPARENT", "tracestate": "HTTP_TRACESTATE"}
_PATIENCE_SECONDS = 3.0
_PROPAGATION = TraceContextTextMapPropagator()
WsgiApp = Callable[[dict[str, Any], Any], Iterable[bytes]]


def sending_provider() -> TracerProvider:
    """What sends spans, from a thread of its own, where OpenTelemetry's variables say: OTEL_EXPORTER_OTLP_ENDPOINT and
    its like, by protobuf over HTTP. It is called quoteverify where OTEL_SERVICE_NAME says nothing else."""
    resource = Resource.create({SERVICE_VERSION: service.__version__})
    if str(resource.attributes.get(SERVICE_NAME, "")).startswith("unknown_service"):
        resource = resource.merge(Resource({SERVICE_NAME: "quoteverify"}))
    provider = TracerProvider(resource=resource)
    # At a stop the last spans are sent; a collector that is away must not keep the process for long.
    patience = None if os.environ.get("OTEL_EXPORTER_OTLP_TIMEOUT") else _PATIENCE_SECONDS
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(timeout=patience)))
    return provider


def register_tracing(app: Flask, provider: TracerProvider) -> None:
    """Trace the requests of `app`, but for those of probes and of Prometheus. Call it after all other registrations."""
    tracer = provider.get_tracer("quoteverify", service.__version__)
    app.wsgi_app = _TracedApp(app.wsgi_app, tracer)  # type: ignore[method-assign]

    @app.after_request
    def describe(response: Response) -> Response:
        span: Span | None = request.environ.get(_SPAN)
        if span is not None:
            _describe(span, response.status_code)
        return response


def _describe(span: Span, status: int) -> None:
    """Give a span the route and never the path, whose query may hold anything."""
    exchange = g.exchange
    span.update_name(f"{exchange.method} {exchange.route}")
    span.set_attributes(
        {
            "http.request.method": exchange.method,
            "http.route": exchange.route,
            "http.response.status_code": status,
            "quoteverify.request_id": exchange.request_id,
        }
    )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        span.set_status(Status(StatusCode.ERROR))


class _TracedApp:
    """A WSGI app whose requests are spans, children of the caller's where it names one."""

    def __init__(self, app: WsgiApp, tracer: Tracer) -> None:
        self._app = app
        self._tracer = tracer

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("PATH_INFO") in _UNTRACED:
            return self._app(environ, start_response)
        caller = _PROPAGATION.extract({name: environ[key] for name, key in _HEADERS.items() if key in environ})
        span = environ[_SPAN] = self._tracer.start_span("request", caller, SpanKind.SERVER)
        within = trace.set_span_in_context(span, caller)
        try:
            with self._during(within):
                pieces = self._app(environ, start_response)
        except BaseException:
            span.end()
            raise
        return _TracedAnswer(pieces, span, lambda: self._during(within))

    @contextmanager
    def _during(self, within: contexts.Context) -> Iterator[None]:
        token = contexts.attach(within)
        try:
            with heard_by(self._span_of_step):
                yield
        finally:
            contexts.detach(token)

    def _span_of_step(self, name: str, counts: Mapping[str, int]) -> AbstractContextManager[object]:
        # Messages of exceptions may hold what was sent: a request's status says that it failed.
        return self._tracer.start_as_current_span(
            name, attributes=counts, record_exception=False, set_status_on_exception=False
        )


class _TracedAnswer:
    """The pieces of an answer, some of which are made only when they are sent; its span ends with the last."""

    def __init__(self, pieces: Iterable[bytes], span: Span, during: Callable[[], AbstractContextManager[None]]) -> None:
        self._pieces = pieces
        self._iterator = iter(pieces)
        self._span = span
        self._during = during

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        with self._during():
            return next(self._iterator)

    def close(self) -> None:
        """End the answer, also where the client is gone."""
        try:
            close: Callable[[], None] = getattr(self._pieces, "close", lambda: None)
            with self._during():
                close()
        finally:
            self._span.end()

"""Traces show where the time of a request goes, and nothing of what was sent; nobody traces who did not ask for it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from service.api.app_context import EXTENSION
from service.api.tracing import register_tracing, sending_provider
from service.app import create_app
from service.settings import read_settings
from service.steps import heard_by, step

SENT = ("lighthouse", "Ada Quill", "The Marrow Post", "qvk_secret", "harbour.example")
ARTICLE = {
    "outlet": "The Marrow Post",
    "url": "https://harbour.example/1",
    "text": "“The lighthouse will not be sold to anybody,” said Ada Quill.",
}
CALLER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, exporter: InMemorySpanExporter) -> Iterator[Flask]:
    """An app whose spans are kept in memory, with an article."""
    app = create_app(read_settings({}, data=tmp_path_factory.mktemp("traced")))
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    app.extensions[EXTENSION].store.hear_statements()
    register_tracing(app, provider)
    yield app
    app.extensions[EXTENSION].store.close()


@pytest.fixture
def spans(app: Flask, exporter: InMemorySpanExporter) -> InMemorySpanExporter:
    """What is traced from here on, of an app that has the article."""
    app.test_client().post("/v1/articles", json=ARTICLE, buffered=True)
    exporter.clear()
    return exporter


def names(exporter: InMemorySpanExporter) -> set[str]:
    return {span.name for span in exporter.get_finished_spans()}


def request_span(exporter: InMemorySpanExporter) -> ReadableSpan:
    [span] = [span for span in exporter.get_finished_spans() if span.parent is None or span.parent.is_remote]
    return span


def test_an_article_that_comes_in_is_read_stored_and_indexed(app: Flask, exporter: InMemorySpanExporter) -> None:
    exporter.clear()
    article = ARTICLE | {"text": "“Nobody paints the pier at night,” said Bea Valley."}
    assert app.test_client().post("/v1/articles", json=article, buffered=True).status_code == 201
    assert {"POST /v1/articles", "read", "database INSERT", "database SELECT", "index what is new"} <= names(exporter)


def test_a_quote_that_is_asked_about_is_looked_up_and_compared(app: Flask, spans: InMemorySpanExporter) -> None:
    app.test_client().post(
        "/v1/verify", json={"quote": "The lighthouse will be sold", "speaker": "Ada Quill"}, buffered=True
    )
    assert {"POST /v1/verify", "index", "compare", "database SELECT"} <= names(spans)
    root = request_span(spans)
    assert {span.context.trace_id for span in spans.get_finished_spans() if span.context} == {root.context.trace_id}
    [compared] = [span for span in spans.get_finished_spans() if span.name == "compare"]
    assert compared.attributes == {"candidates": 1}
    assert root.attributes is not None
    assert (root.attributes["http.route"], root.attributes["http.response.status_code"]) == ("/v1/verify", 200)


def test_nothing_that_was_sent_or_is_stored_is_in_a_span(app: Flask, spans: InMemorySpanExporter) -> None:
    client = app.test_client()
    key = {"Authorization": "Bearer qvk_secret"}
    client.get("/v1/verify?quote=The+lighthouse+is+sold&speaker=Ada+Quill", buffered=True)
    client.get("/v1/lighthouse/Ada%20Quill?q=lighthouse", headers=key, buffered=True)
    client.get("/v1/quotes?outlet=The+Marrow+Post&q=lighthouse", headers=key, buffered=True)
    client.post("/v1/verify", json={"quote": "“lighthouse”", "lighthouse": "Ada Quill"}, buffered=True)
    client.post("/v1/check", json={"text": "“The lighthouse will be sold,” said Ada Quill."}, buffered=True)
    client.get("/v1/quotes?format=ndjson", buffered=True)
    shown = "\n".join(span.to_json() for span in spans.get_finished_spans())
    assert "http.route" in shown
    assert [words for words in SENT if words.lower() in shown.lower()] == []


def test_a_failure_is_marked_and_its_message_kept_out(
    app: Flask, spans: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("The lighthouse, said Ada Quill")

    monkeypatch.setattr("service.verification.rank_question", fail)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = app.test_client().post("/v1/verify", json={"quote": "The lighthouse will be sold"}, buffered=True)
    assert answer.status_code == 500
    root = request_span(spans)
    assert not root.status.is_ok
    assert not any(word in span.to_json() for span in spans.get_finished_spans() for word in SENT)


def test_the_callers_trace_goes_on(app: Flask, spans: InMemorySpanExporter) -> None:
    app.test_client().get("/v1/outlets", headers={"traceparent": CALLER, "X-Request-Id": "desk-7"}, buffered=True)
    root = request_span(spans)
    assert root.context is not None
    assert f"{root.context.trace_id:032x}" == CALLER.split("-")[1]
    assert root.attributes is not None
    assert root.attributes["quoteverify.request_id"] == "desk-7"


def test_what_is_made_while_it_is_sent_belongs_to_its_request(app: Flask, spans: InMemorySpanExporter) -> None:
    answer = app.test_client().get("/v1/quotes?format=csv")
    assert not [span for span in spans.get_finished_spans() if span.name.startswith("GET")], "it is not sent yet"
    assert b"lighthouse" in answer.get_data()
    answer.close()
    root = request_span(spans)
    assert {span.parent.span_id for span in spans.get_finished_spans() if span.parent} == {root.context.span_id}


def test_probes_and_prometheus_leave_no_trace(app: Flask, spans: InMemorySpanExporter) -> None:
    for path in ("/healthz", "/readyz", "/metrics"):
        app.test_client().get(path, buffered=True)
    assert not names(spans)


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector:4318/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_SDK_DISABLED": "true"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_TRACES_EXPORTER": "none"}, False),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else None,
)
def test_traces_are_wanted_where_opentelemetrys_variables_say_so(
    variables: dict[str, str], wanted: bool, tmp_path: Path
) -> None:
    assert read_settings(variables, data=tmp_path).traces is wanted


def test_without_the_wish_a_step_is_nothing() -> None:
    assert step("read", code_points=3) is step("index"), "the same empty block, made once"


def test_a_listener_hears_the_steps_of_its_block_alone() -> None:
    heard = []

    def listen(name: str, counts: dict[str, int]) -> AbstractContextManager[object]:
        heard.append((name, counts))
        return nullcontext()

    with heard_by(listen), step("read", code_points=3):
        pass
    with step("index"):
        pass
    assert heard == [("read", {"code_points": 3})]


def test_without_the_extra_the_service_goes_on_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delitem(sys.modules, "service.api.tracing")
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    settings = replace(read_settings({}, data=tmp_path), traces=True)
    with caplog.at_level(logging.WARNING):
        app = create_app(settings)
    assert "quoteverify[otel]" in caplog.text
    assert app.test_client().get("/healthz").status_code == 200
    app.extensions[EXTENSION].store.close()


def test_a_service_has_a_name_and_its_operator_may_give_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    for variable, name in (("OTEL_SERVICE_NAME", "desk"), ("UNRELATED", "quoteverify")):
        monkeypatch.setenv(variable, name)
        provider = sending_provider()
        assert provider.resource.attributes["service.name"] == name
        provider.shutdown()
        monkeypatch.delenv(variable)

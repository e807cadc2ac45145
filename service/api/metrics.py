"""Serves /metrics for Prometheus: what the service did and holds, the same from every worker.

Each worker writes its counts to files of a folder that all workers share, and the worker that is asked adds them up.
What the corpus holds comes from the database, which is the same for all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, current_app
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, values
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

import service
from service.api.access.needs import Need, needs
from service.api.app_context import AppContext, app_context
from service.api.counts import FOLDER_VARIABLE, counts_held_still
from service.domain import AttributionVerdict, CorrectionAction, Verdict
from service.errors import IndexIncomplete, IndexUnavailable, StorageUnavailable
from service.indexing import ask_once, missing

SECONDS = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
"""Bounds of the latency histogram: a verification takes a few milliseconds, a large article seconds."""
_EXTENSION = "quoteverify-metrics"


@dataclass(frozen=True, slots=True)
class Metrics:
    """The counters of this process, and the registry that holds them."""

    registry: CollectorRegistry
    requests: Counter
    seconds: Histogram
    in_progress: Gauge
    verdicts: Counter
    attributions: Counter
    bulk_lines: Counter
    corrections: Counter

    def count_verification(self, verdict: Verdict, attribution: AttributionVerdict) -> None:
        """Count the answer to one candidate quote."""
        self.verdicts.labels(verdict.value).inc()
        self.attributions.labels(attribution.value).inc()


def metrics() -> Metrics:
    """The counters of the app that answers this request."""
    counters: Metrics = current_app.extensions[_EXTENSION]
    return counters


def register_metrics(app: Flask) -> None:
    """Count what `app` does and serve it at /metrics."""
    app.extensions[_EXTENSION] = _make_metrics()

    @app.get("/metrics")
    @needs(Need.FIGURES)
    def show() -> Response:
        return Response(_counts() + generate_latest(_corpus()), content_type=CONTENT_TYPE_LATEST)


def _make_metrics() -> Metrics:
    # The library decides between files and memory when it is imported, before a worker knows its folder.
    values.ValueClass = values.get_value_class()  # type: ignore[no-untyped-call]
    registry = CollectorRegistry()
    route = ("method", "route")
    made = Metrics(
        registry,
        Counter("quoteverify_requests", "Requests answered", (*route, "status"), registry=registry),
        Histogram("quoteverify_request_seconds", "Until an answer is sent", route, registry=registry, buckets=SECONDS),
        Gauge("quoteverify_requests_in_progress", "Now", registry=registry, multiprocess_mode="livesum"),
        Counter("quoteverify_verdicts", "Candidate quotes by verdict", ("verdict",), registry=registry),
        Counter("quoteverify_attributions", "Candidate quotes by attribution", ("attribution",), registry=registry),
        Counter("quoteverify_bulk_lines", "Lines of bulk requests by status", ("status",), registry=registry),
        Counter("quoteverify_corrections", "Corrections made, by what they do", ("action",), registry=registry),
    )
    for action in CorrectionAction:
        made.corrections.labels(action.value)
    for verdict in Verdict:  # each is there from the start: a rate is computed from a first zero
        made.verdicts.labels(verdict.value)
    for attribution in AttributionVerdict:
        made.attributions.labels(attribution.value)
    return made


def _counts() -> bytes:
    """The counts of all workers, or of this process where there are no others."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder or not Path(folder).is_dir():
        return generate_latest(metrics().registry)
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
    with counts_held_still(Path(folder)):
        return generate_latest(registry)


def _corpus() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_Corpus(app_context()))
    return registry


class _Corpus(Collector):
    """What is stored and how far the index has read of it, at the time of each request."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily("quoteverify_build", "What runs", value={"version": service.__version__})
        try:
            sizes = self._context.store.totals()
        except StorageUnavailable:
            yield GaugeMetricFamily("quoteverify_database_up", "Whether the database answers", 0)
            return
        yield GaugeMetricFamily("quoteverify_database_up", "Whether the database answers", 1)
        for name, count in sizes.items():
            yield GaugeMetricFamily(f"quoteverify_{name}", f"{name.capitalize()} stored", count)
        yield from self._watching()
        yield from self._lag()

    def _watching(self) -> Iterator[Metric]:
        """What the watches have yet to be put to, what came of it, and what became of the messages."""
        watching = self._context.store.watching
        try:
            waiting, ended = watching.arrivals.count(), watching.deliveries.count_ended()
            events, deliveries = watching.events.counts(), watching.deliveries.counts()
        except StorageUnavailable:
            return
        text = "Articles that the watches have yet to be put to"
        yield GaugeMetricFamily("quoteverify_watch_arrivals_waiting", text, waiting)
        yield GaugeMetricFamily("quoteverify_webhooks_ended", "Webhooks that were given up", ended)
        yield _by_label("quoteverify_watch_events", "Events of watches so far", "type", events)
        yield _by_label("quoteverify_webhook_deliveries", "Messages to webhooks", "state", deliveries)

    def _lag(self) -> Iterator[Metric]:
        try:
            behind = missing(self._context.store, self._context.index)
            with suppress(IndexIncomplete):  # one that is filled can be read, and says how far it is
                ask_once(self._context.index)
        except StorageUnavailable:
            return
        except IndexUnavailable:
            yield GaugeMetricFamily("quoteverify_index_up", "Whether the index can be read", 0)
            return
        yield GaugeMetricFamily("quoteverify_index_up", "Whether the index can be read", 1)
        yield GaugeMetricFamily("quoteverify_index_lag_changes", "Changes the index has yet to read", behind)


def _by_label(name: str, text: str, label: str, counts: Mapping[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=[label])
    for value, count in counts.items():
        family.add_metric([value], count)
    return family

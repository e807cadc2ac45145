"""Writes the dashboard for Grafana: `python -m deploy.grafana.make`. Panels are listed once, and laid out two a row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DASHBOARD = Path(__file__).with_name("dashboard.json")
SOURCE = {"type": "prometheus", "uid": "${source}"}
WIDTH, HEIGHT = 12, 8

# Title, unit, and each query with its legend.
PANELS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("Requests", "reqps", [("sum by (route) (rate(quoteverify_requests_total[$__rate_interval]))", "{{route}}")]),
    (
        "Requests that fail",
        "percentunit",
        [
            (
                'sum(rate(quoteverify_requests_total{status=~"5.."}[$__rate_interval])) '
                "/ sum(rate(quoteverify_requests_total[$__rate_interval]))",
                "5xx",
            ),
            (
                'sum(rate(quoteverify_requests_total{status=~"4.."}[$__rate_interval])) '
                "/ sum(rate(quoteverify_requests_total[$__rate_interval]))",
                "4xx",
            ),
        ],
    ),
    (
        "Time of a verification",
        "s",
        [
            (
                f"histogram_quantile({share}, sum by (le) "
                '(rate(quoteverify_request_seconds_bucket{route="/v1/verify"}[$__rate_interval])))',
                f"p{share * 100:g}",
            )
            for share in (0.5, 0.95, 0.99)
        ],
    ),
    ("Requests in progress", "none", [("sum(quoteverify_requests_in_progress)", "now")]),
    ("Verdicts", "reqps", [("sum by (verdict) (rate(quoteverify_verdicts_total[$__rate_interval]))", "{{verdict}}")]),
    (
        "Verdicts on the speaker",
        "reqps",
        [("sum by (attribution) (rate(quoteverify_attributions_total[$__rate_interval]))", "{{attribution}}")],
    ),
    (
        "Stored",
        "short",
        [(f"max(quoteverify_{name})", name) for name in ("articles", "quotes", "occurrences", "speakers")],
    ),
    (
        "Lines of bulk requests",
        "reqps",
        [("sum by (status) (rate(quoteverify_bulk_lines_total[$__rate_interval]))", "{{status}}")],
    ),
    ("Changes that the index has yet to read", "short", [("quoteverify_index_lag_changes", "{{instance}}")]),
    (
        "Database and index",
        "bool_on_off",
        [("min(quoteverify_database_up)", "database"), ("min(quoteverify_index_up)", "index")],
    ),
    # What is counted in the database, which instances share: each says the same, so the greatest is the number.
    (
        "Messages to webhooks",
        "short",
        [
            ("max by (state) (quoteverify_webhook_deliveries)", "{{state}}"),
            ("max(quoteverify_webhooks_ended)", "webhooks that were given up"),
        ],
    ),
    (
        "Watches",
        "short",
        [
            ("max by (type) (quoteverify_watch_events)", "{{type}}"),
            ("max(quoteverify_watch_arrivals_waiting)", "articles yet to be compared"),
        ],
    ),
    (
        "Corrections",
        "reqps",
        [("sum by (action) (rate(quoteverify_corrections_total[$__rate_interval]))", "{{action}}")],
    ),
]


def dashboard() -> str:
    """The dashboard as Grafana imports it."""
    body = {
        "title": "quoteverify",
        "uid": "quoteverify",
        "schemaVersion": 39,
        "editable": True,
        "time": {"from": "now-6h", "to": "now"},
        "refresh": "30s",
        "templating": {
            "list": [{"name": "source", "label": "Prometheus", "type": "datasource", "query": "prometheus"}]
        },
        "panels": [_panel(number, *panel) for number, panel in enumerate(PANELS)],
    }
    return json.dumps(body, indent=2) + "\n"


def _panel(number: int, title: str, unit: str, queries: list[tuple[str, str]]) -> dict[str, Any]:
    row, column = divmod(number, 2)
    return {
        "id": number + 1,
        "type": "timeseries",
        "title": title,
        "datasource": SOURCE,
        "gridPos": {"x": column * WIDTH, "y": row * HEIGHT, "w": WIDTH, "h": HEIGHT},
        "fieldConfig": {"defaults": {"unit": unit, "min": 0}, "overrides": []},
        "options": {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}},
        "targets": [
            {"refId": chr(ord("A") + place), "datasource": SOURCE, "expr": query, "legendFormat": legend}
            for place, (query, legend) in enumerate(queries)
        ],
    }


if __name__ == "__main__":
    DASHBOARD.write_text(dashboard(), encoding="utf-8")

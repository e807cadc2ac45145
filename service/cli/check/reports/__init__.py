"""The formats that a check can be reported in, by name."""

from __future__ import annotations

from collections.abc import Callable

from service.cli.check.outcomes import CheckReport
from service.cli.check.reports.for_people import as_markdown, as_text
from service.cli.check.reports.github import as_github
from service.cli.check.reports.json_report import as_json
from service.cli.check.reports.junit import as_junit
from service.cli.check.reports.sarif import as_sarif

REPORTS: dict[str, Callable[[CheckReport], str]] = {
    "text": as_text,
    "json": as_json,
    "junit": as_junit,
    "sarif": as_sarif,
    "markdown": as_markdown,
    "github": as_github,
}

"""The report for programs: every quote as `POST /v1/check` answers it, with its place in its file."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from service.cli.check.clearance import Clearance
from service.cli.check.outcomes import CheckedFile, CheckReport, Finding


def as_json(report: CheckReport) -> str:
    """`{fail_on, failures, not_judged, searched, files: [{file, error, notices, quotes: [...]}]}`."""
    body = {
        "fail_on": sorted(report.fail_on),
        "failures": report.failures,
        "not_judged": report.not_judged,
        "searched": report.searched.body if report.searched else None,
        "files": [_file(file) for file in report.files],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _file(file: CheckedFile) -> dict[str, Any]:
    return {
        "file": file.name,
        "error": file.fault,
        "notices": [*file.notices],
        "quotes": [_quote(finding) for finding in file.findings],
    }


def _quote(finding: Finding) -> dict[str, Any]:
    return {
        **asdict(finding.place),
        "outcomes": finding.outcome_words,
        "fails": finding.fails,
        "known": finding.is_known,
        "cleared": _clearance(finding.cleared),
        "lapsed_clearance": _clearance(finding.lapsed),
        **finding.answer.body,
        **({"place": asdict(finding.document_place)} if finding.document_place else {}),
    }


def _clearance(clearance: Clearance | None) -> dict[str, Any] | None:
    if clearance is None:
        return None
    return asdict(clearance) | {"until": clearance.until.isoformat() if clearance.until else None}

"""The report as SARIF 2.1.0, which code hosts show beside the lines of a change."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, assert_never
from urllib.parse import quote

import service
from service.cli.check.answers import Unknown
from service.cli.check.outcomes import CheckReport, Finding
from service.cli.check.reports.finding_lines import describe
from service.text.normalise import normalise
from service.verdicts import Outcome

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = list(Outcome)


def as_sarif(report: CheckReport) -> str:
    """A log of one run: a result for each quote of which something is to be said, cleared ones as suppressed."""
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "properties": {
            "quotes": len(report.findings),
            "notJudged": report.not_judged,
            "searched": report.searched.body if report.searched else None,
        },
        "results": [_result(finding) for finding in report.findings if finding.outcomes],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _driver() -> dict[str, Any]:
    rules = [{"id": rule.value, "shortDescription": {"text": f"{rule.meaning.sentence}."}} for rule in _RULES]
    return {"name": "quoteverify", "version": service.__version__, "rules": rules}


def _invocation(report: CheckReport) -> dict[str, Any]:
    faults = [
        {
            "level": "error",
            "message": {"text": file.fault},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.name)}}}],
        }
        for file in report.faults
    ]
    return {"executionSuccessful": not faults, "toolExecutionNotifications": faults}


def _result(finding: Finding) -> dict[str, Any]:
    result: dict[str, Any] = {
        **_rule(finding.outcomes[0]),
        "level": "error" if finding.fails else "warning" if finding.is_trouble else "note",
        "message": {"text": f"“{finding.text}”: " + "\n".join(describe(finding))},
        "locations": [_places(finding)],
        "partialFingerprints": {"quoteverify/v1": _fingerprint(finding)},
        "properties": {
            "headline": finding.answer.headline,
            "outcomes": finding.outcome_words,
            "severity": finding.answer.body.get("severity"),
        },
    }
    if finding.cleared:
        words = f"cleared by {finding.cleared.by}: {finding.cleared.why}"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
    if finding.is_known:
        words = "known: the baseline lets it pass"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
    return result


def _rule(outcome: Outcome | Unknown) -> dict[str, Any]:
    """The rule that a result names; that of a newer service is not among the driver's."""
    match outcome:
        case Outcome():
            return {"ruleId": outcome.value, "ruleIndex": _RULES.index(outcome)}
        case Unknown(word):
            return {"ruleId": word}
        case _:
            assert_never(outcome)


def _places(finding: Finding) -> dict[str, Any]:
    """The place in the file; in a document, whose paragraphs stand for lines, in words too."""
    if finding.document_place is None:
        return {"physicalLocation": _location(finding)}
    words = str(finding.document_place)
    return {
        "physicalLocation": _location(finding),
        "logicalLocations": [{"fullyQualifiedName": words, "kind": "paragraph"}],
        "message": {"text": words},
    }


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "snippet": {"text": finding.answer.text},
    }
    return {"artifactLocation": {"uri": _uri(finding.file)}, "region": region}


def _uri(name: str) -> str:
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(finding: Finding) -> str:
    """The same for the same words, wherever in the file they stand."""
    wording = f"{finding.file}\n{normalise(finding.answer.text).key}"
    return hashlib.sha256(wording.encode()).hexdigest()[:32]

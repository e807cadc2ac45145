"""The report as SARIF 2.1.0, which code hosts show beside the lines of a change, within what GitHub takes.

GitHub refuses a file with more than 25,000 results or of more than 10 MB when gzipped, and keeps 5,000 results, not
always the gravest; so those are chosen here, long words are cut, and a notice says how many are left out.
"""

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
from service.text.shortening import shortened
from service.verdicts import Outcome

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 5_000
"""Of a run that GitHub keeps, by its documentation."""
LONGEST_TEXT = 1_000
"""Code points of a message and of a snippet: GitHub bounds a rule's texts by 1,024, and the whole file."""
_RULES = list(Outcome)


def as_sarif(report: CheckReport, most: int = MOST_RESULTS) -> str:
    """A log of one run: a result for each quote of which something is to be said, cleared ones as suppressed; the
    `most` gravest of them where there are more, in the order of the files."""
    results = [finding for finding in report.findings if finding.outcomes]
    kept = _kept(results, most)
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(results) - len(kept))],
        "properties": {
            "quotes": len(report.findings),
            "notJudged": report.not_judged,
            "searched": report.searched.body if report.searched else None,
            "leftOut": len(results) - len(kept),
        },
        "results": [_result(finding) for finding in kept],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _kept(findings: list[Finding], most: int) -> list[Finding]:
    """The `most` gravest of them, in the order in which they stand."""
    gravest = sorted(range(len(findings)), key=lambda number: _gravity(findings[number]))[:most]
    return [findings[number] for number in sorted(gravest)]


def _gravity(finding: Finding) -> tuple[bool, bool, int]:
    """What fails, then what else to look at, each by its gravest outcome."""
    return not finding.fails, not finding.is_trouble, finding.gravity


def _driver() -> dict[str, Any]:
    return {"name": "quoteverify", "version": service.__version__, "rules": [_described(rule) for rule in _RULES]}


def _described(rule: Outcome) -> dict[str, Any]:
    """The rule with all texts that GitHub wants of it."""
    sentence = {"text": f"{rule.meaning.sentence}."}
    advice = "The result says what is recorded; look there before the draft is printed or the quote is cleared."
    return {
        "id": rule.value,
        "shortDescription": sentence,
        "fullDescription": sentence,
        "help": {"text": f"{sentence['text']} {advice}"},
    }


def _invocation(report: CheckReport, left_out: int) -> dict[str, Any]:
    cut: list[dict[str, Any]] = []
    if left_out:
        words = f"{left_out} more quotes are not among the results: GitHub keeps {MOST_RESULTS:,}. The gravest are."
        cut.append({"level": "warning", "message": {"text": words}})
    faults = [
        {
            "level": "error",
            "message": {"text": file.fault},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.name)}}}],
        }
        for file in report.faults
    ]
    return {"executionSuccessful": not faults, "toolExecutionNotifications": faults[:MOST_RESULTS] + cut}


def _result(finding: Finding) -> dict[str, Any]:
    result: dict[str, Any] = {
        **_rule(finding.outcomes[0]),
        "level": "error" if finding.fails else "warning" if finding.is_trouble else "note",
        "message": {"text": _message(finding)},
        "locations": [_places(finding)],
        "partialFingerprints": {"quoteverify/v1": _fingerprint(finding)},
        "properties": {
            "headline": finding.answer.headline and shortened(finding.answer.headline, LONGEST_TEXT),
            "outcomes": finding.outcome_words,
            "severity": finding.answer.body.get("severity"),
        },
    }
    if finding.cleared:
        result["suppressions"] = [_accepted(f"cleared by {finding.cleared.by}: {finding.cleared.why}")]
    if finding.is_known:
        result["suppressions"] = [_accepted("known: the baseline lets it pass")]
    return result


def _accepted(why: str) -> dict[str, Any]:
    return {"kind": "external", "status": "accepted", "justification": shortened(why, LONGEST_TEXT)}


def _message(finding: Finding) -> str:
    """The words of the draft, of which there may be thousands, and what is to be said of them, within the bound."""
    said = f"“{shortened(finding.text, LONGEST_TEXT // 2)}”: " + "\n".join(describe(finding))
    return shortened(said, LONGEST_TEXT)


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
        "snippet": {"text": shortened(finding.answer.text, LONGEST_TEXT)},
    }
    return {"artifactLocation": {"uri": _uri(finding.file)}, "region": region}


def _uri(name: str) -> str:
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _fingerprint(finding: Finding) -> str:
    """The same for the same words, wherever in the file they stand."""
    wording = f"{finding.file}\n{normalise(finding.answer.text).key}"
    return hashlib.sha256(wording.encode()).hexdigest()[:32]

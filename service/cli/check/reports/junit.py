"""The report as JUnit XML: a file is a suite, a quote is a test."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from service.cli.check.outcomes import CheckedFile, CheckReport, Finding
from service.cli.check.reports.finding_lines import describe
from service.text.shortening import shortened
from service.text.xml_text import xml_text

_LONGEST_NAME = 80


def as_junit(report: CheckReport) -> str:
    """`testsuites` of `testsuite` of `testcase`; a quote that fails has a `failure`, a file that cannot be read an
    `error`; one that was cleared or not judged is `skipped`."""
    root = Element("testsuites", name="quoteverify")
    for file in report.files:
        _suite(root, file)
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, file: CheckedFile) -> None:
    counts = {
        "tests": len(file.findings) + (file.fault is not None),
        "failures": sum(finding.fails for finding in file.findings),
        "errors": int(file.fault is not None),
        "skipped": sum(_skipped(finding) is not None for finding in file.findings),
    }
    suite = SubElement(
        root, "testsuite", {"name": xml_text(file.name)} | {key: str(count) for key, count in counts.items()}
    )
    if file.fault is not None:
        case = SubElement(suite, "testcase", classname=xml_text(file.name), name="read", time="0")
        SubElement(case, "error", type="unreadable", message=xml_text(file.fault))
    for finding in file.findings:
        _case(suite, finding)


def _case(suite: Element, finding: Finding) -> None:
    place = finding.document_place or f"{finding.place.line}:{finding.place.column}"
    name = f"{place} {shortened(finding.text, _LONGEST_NAME)}"
    case = SubElement(suite, "testcase", classname=xml_text(finding.file), name=xml_text(name), time="0")
    case.set("file", xml_text(finding.file))
    case.set("line", str(finding.place.line))
    description = xml_text("\n".join(describe(finding)))
    if finding.fails:
        kinds = ", ".join(finding.outcome_words)
        failure = SubElement(case, "failure", type=kinds, message=xml_text(finding.answer.sentences[0]))
        failure.text = description
        return
    reason = _skipped(finding)
    if reason is not None:
        SubElement(case, "skipped", message=xml_text(reason))
    elif finding.outcomes:
        SubElement(case, "system-out").text = description


def _skipped(finding: Finding) -> str | None:
    """Why a quote neither fails nor passes; None when it does."""
    if finding.fails:
        return None
    if finding.cleared:
        return f"cleared by {finding.cleared.by}: {finding.cleared.why}"
    if finding.is_known:
        return "known: the baseline lets it pass"
    return None if finding.answer.is_judged else f"not judged: {finding.answer.explanation}"

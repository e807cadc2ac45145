"""Reports for people: lines on a terminal, and Markdown for a comment or a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from service.cli.check.outcomes import CheckReport, Finding, count_outcomes
from service.cli.check.reports.finding_lines import describe
from service.cli.searched import searched_in_words

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
_COLOURS = {"FAIL": "red", "LOOK": "yellow", "CLEARED": "cyan", "KNOWN": "cyan", "NOTE": "blue"}


def as_text(report: CheckReport) -> str:
    """What fails, what to look at and what to know, each with its place; colours add nothing to the words."""
    lines: list[str] = []
    for file in report.files:
        if file.fault is not None:
            lines.append(f"{file.name}: {click.style('ERROR', fg='red', bold=True)} {file.fault}")
        lines += [f"{file.name}: {notice}" for notice in file.notices]
        for finding in file.findings:
            if finding.is_shown:
                lines += [*_text(finding), ""]
    if any(finding.is_shown and finding.answer.match for finding in report.findings):
        lines.append("{+words+} stand in the draft only, [-words-] in the record only.")
    if report.searched is not None:
        lines.append(searched_in_words(report.searched))
    return "\n".join([*lines, summary(report)]) + "\n"


def _text(finding: Finding) -> Iterator[str]:
    status = _status(finding)
    label = click.style(status, fg=_COLOURS[status], bold=True)
    yield f'{finding.where}: {label} {_named(finding)}: "{finding.text}"'
    lines = describe(finding, lambda text: click.style(text, fg="red"), lambda text: click.style(text, fg="green"))
    yield from (f"    {line}" for line in lines)


def _status(finding: Finding) -> str:
    if finding.cleared:
        return "CLEARED"
    if finding.is_known:
        return "KNOWN"
    if finding.fails:
        return "FAIL"
    return "LOOK" if finding.is_trouble else "NOTE"


def _named(finding: Finding) -> str:
    return ", ".join(word.replace("_", " ") for word in finding.outcome_words)


def summary(report: CheckReport) -> str:
    """One sentence: `5 quotes in 2 files, 3 of them fail: 2 altered, 1 contradicted, 1 not found.`"""
    findings, files = report.findings, len(report.files)
    cleared = sum(finding.cleared is not None for finding in findings)
    known = sum(finding.is_known for finding in findings)
    unseen = sum(not (finding.answer.is_judged or finding.is_shown) for finding in findings)
    counts = count_outcomes(findings) | {"cleared": cleared, "known": known, "not judged": unseen}
    counted = ", ".join(f"{number} {word.replace('_', ' ')}" for word, number in counts.items() if number)
    fail = f"{report.failures or 'none'} of them {'fails' if report.failures == 1 else 'fail'}"
    return (
        f"{len(findings)} {'quote' if len(findings) == 1 else 'quotes'} in "
        f"{files} {'file' if files == 1 else 'files'}, {fail}: {counted or 'nothing to look at'}."
    )


def as_markdown(report: CheckReport) -> str:
    """The same for a comment on a change or for a page: a table of what to look at, and what is behind each."""
    findings = [finding for finding in report.findings if finding.is_shown]
    lines = ["# Quotes checked", "", _escaped(summary(report))]
    if report.searched is not None:
        lines += ["", _escaped(searched_in_words(report.searched))]
    for file in report.files:
        lines += [line for notice in file.notices for line in ("", f"{_escaped(file.name)}: {_escaped(notice)}")]
    for file in report.faults:
        lines += ["", f"**Error** in {_escaped(file.name)}: {_escaped(file.fault or '')}"]
    if findings:
        lines += ["", "| | Place | Quote | |", "| --- | --- | --- | --- |", *map(_row, findings)]
    for finding in findings:
        lines += ["", f"## {_escaped(_place(finding))}: {_escaped(_named(finding))}", ""]
        lines += ["```", *(line.replace("```", "'''") for line in describe(finding)), "```"]
    return "\n".join(lines) + "\n"


def _place(finding: Finding) -> str:
    return finding.where if finding.document_place else f"{finding.file}:{finding.place.line}"


def _row(finding: Finding) -> str:
    cells = (_status(finding), _escaped(_place(finding)), _escaped(finding.text), _escaped(finding.answer.sentences[0]))
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))

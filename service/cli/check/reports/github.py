"""The report as commands of GitHub Actions, which shows them beside the lines of a change.

A step shows ten errors and ten warnings, and drops the others without a word and in no useful order; so the gravest
come first, and the tenth says how many there are more. Nothing of a draft stands outside of an escaped message: a line
that begins with `::` would be a command of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from service.cli.check.outcomes import CheckReport, Finding
from service.cli.check.reports.finding_lines import describe
from service.cli.check.reports.for_people import summary
from service.cli.highlighting import printable

MOST_ANNOTATIONS = 10
"""Of each level in a step, by GitHub's documentation."""


def as_github(report: CheckReport) -> str:
    """An error for each file that could not be checked and each quote that fails, a warning for each other quote that
    an editor should look at; then the summary. Files are named relative to `GITHUB_WORKSPACE`, if that is set."""
    faults = [_command("error", {"file": _path(file.name)}, file.fault or "") for file in report.faults]
    fails = _annotations("error", (finding for finding in report.findings if finding.fails))
    looks = _annotations("warning", (f for f in report.findings if f.is_trouble and not f.fails))
    lines = [*_cut("error", [*faults, *fails]), *_cut("warning", looks), printable(summary(report))]
    return "\n".join(lines) + "\n"


def _annotations(level: str, findings: Iterable[Finding]) -> list[str]:
    return [_annotation(level, finding) for finding in sorted(findings, key=lambda finding: finding.gravity)]


def _annotation(level: str, finding: Finding) -> str:
    place = finding.place
    properties = {"file": _path(finding.file)}
    if finding.document_place is not None:
        return _command(
            level, properties | {"title": _title(finding)}, f"{finding.document_place}: {_message(finding)}"
        )
    properties |= {"line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:  # GitHub takes columns for places on one line only
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return _command(level, properties | {"title": _title(finding)}, _message(finding))


def _title(finding: Finding) -> str:
    return ", ".join(word.replace("_", " ") for word in finding.outcome_words) or "look at this quote"


def _message(finding: Finding) -> str:
    return "\n".join([f"“{finding.text}”", *describe(finding)])


def _cut(level: str, commands: list[str]) -> list[str]:
    if len(commands) <= MOST_ANNOTATIONS:
        return commands
    kept = commands[: MOST_ANNOTATIONS - 1]
    return [*kept, _command(level, {}, f"{len(commands) - len(kept)} more are in the summary of this job")]


def _command(level: str, properties: dict[str, str], message: str) -> str:
    parameters = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{level}{f' {parameters}' if parameters else ''}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """As the runner's toolkit escapes it: % first, line ends, and in properties what parts those."""
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _path(name: str) -> str:
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return Path(name).as_posix()
    path = Path(name).absolute()
    return path.relative_to(workspace).as_posix() if path.is_relative_to(workspace) else path.as_posix()

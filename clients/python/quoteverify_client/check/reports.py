"""The reports: lines for people, annotations for GitHub, Markdown for a summary, JSON for programs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from quoteverify_client.check.outcomes import CheckedFile, Finding, printable
from quoteverify_client.check.words import ORDER

_MOST_ANNOTATIONS = 10
"""Of each level in a step, by GitHub's documentation; more are dropped without a word."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
Report = Callable[[Sequence[CheckedFile]], str]


def as_text(files: Sequence[CheckedFile]) -> str:
    """What fails, what to look at and what is known, each with its place."""
    lines: list[str] = []
    for file in files:
        if file.fault is not None:
            lines.append(f"{printable(file.name)}: ERROR {file.fault}")
        lines += [f"{printable(file.name)}: {printable(notice)}" for notice in file.notices]
        for finding in file.findings:
            if finding.is_trouble or finding.is_known:
                lines.append(f'{_place(finding)}: {_status(finding)} {_named(finding)}: "{finding.text}"')
                lines += [*(f"    {line}" for line in describe(finding)), ""]
    return "\n".join([*lines, _summary(files)]) + "\n"


def as_github(files: Sequence[CheckedFile]) -> str:
    """An error for what fails and what could not be checked, a warning for what else to look at, gravest first; no
    more than GitHub shows, and the last says how many there are more. Drafts cannot forge a command: all is escaped."""
    findings = sorted(_all(files), key=_gravity)
    errors = [_command("error", {"file": file.name}, file.fault) for file in files if file.fault is not None]
    errors += [_annotation("error", finding) for finding in findings if finding.fails]
    warnings = [_annotation("warning", f) for f in findings if f.is_trouble and not f.fails and not f.is_known]
    return "\n".join([*_cut("error", errors), *_cut("warning", warnings), printable(_summary(files))]) + "\n"


def as_markdown(files: Sequence[CheckedFile]) -> str:
    """A table of what to look at."""
    lines = ["# Quotes checked", "", _escaped(_summary(files))]
    lines += [f"\n**Error** in {_escaped(file.name)}: {_escaped(file.fault)}" for file in files if file.fault]
    shown = [finding for finding in _all(files) if finding.is_trouble or finding.is_known]
    if shown:
        lines += ["", "| | Place | Quote | |", "| --- | --- | --- | --- |"]
    for finding in shown:
        cells = (_status(finding), _place(finding), finding.text, describe(finding)[0])
        lines.append(f"| {' | '.join(map(_escaped, cells))} |")
    return "\n".join(lines) + "\n"


def as_json(files: Sequence[CheckedFile]) -> str:
    """`{failures, files: [{file, error, quotes: [...]}]}`; each quote as the service answers it, with its place."""
    body = {
        "failures": sum(finding.fails for finding in _all(files)),
        "files": [{"file": f.name, "error": f.fault, "quotes": [_quote(q) for q in f.findings]} for f in files],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


REPORTS: dict[str, Report] = {"text": as_text, "github": as_github, "markdown": as_markdown, "json": as_json}


def describe(finding: Finding) -> list[str]:
    """What a person should know of it: what is recorded, who said it, who carried it."""
    answer, match = finding.answer, finding.answer["match"]
    lines = [str(answer.get("headline") or answer["explanation"])]
    if match:
        speakers = ", ".join(str(speaker["name"]) for speaker in match["speakers"]) or "nobody is named"
        outlets = ", ".join(str(use["outlet"]) for use in match["outlets"])
        lines.append(f"recorded  {' '.join(str(match['text']).split())} ({speakers}; {outlets})")
    return [printable(line) for line in lines]


def _quote(finding: Finding) -> dict[str, object]:
    names = ("line", "column", "end_line", "end_column")
    place = dict(zip(names, finding.place or (None,) * len(names), strict=True))
    words = {"outcomes": list(finding.outcomes), "fails": finding.fails, "known": finding.is_known}
    return {**place, **words, **finding.answer}


def _all(files: Iterable[CheckedFile]) -> list[Finding]:
    return [finding for file in files for finding in file.findings]


def _status(finding: Finding) -> str:
    return "KNOWN" if finding.is_known else "FAIL" if finding.fails else "LOOK"


def _named(finding: Finding) -> str:
    return printable(", ".join(word.replace("_", " ") for word in finding.outcomes or finding.failing))


def _place(finding: Finding) -> str:
    where = f":{finding.place[0]}:{finding.place[1]}" if finding.place else ""
    return printable(finding.file) + where + (f", {printable(finding.paragraph)}" if finding.paragraph else "")


def _summary(files: Sequence[CheckedFile]) -> str:
    findings = _all(files)
    failures = sum(finding.fails for finding in findings)
    known = sum(finding.is_known for finding in findings)
    fail = f"{failures or 'none'} of them {'fails' if failures == 1 else 'fail'}"
    quotes, drafts = "quote" if len(findings) == 1 else "quotes", "file" if len(files) == 1 else "files"
    return f"{len(findings)} {quotes} in {len(files)} {drafts}, {fail}{f', {known} known' if known else ''}."


def _gravity(finding: Finding) -> int:
    return min((ORDER.index(word) for word in finding.outcomes if word in ORDER), default=len(ORDER))


def _annotation(level: str, finding: Finding) -> str:
    properties = {"file": finding.file}
    if finding.place:
        line, column, end_line, end_column = map(str, finding.place)
        properties |= {"line": line, "endLine": end_line}
        properties |= {"col": column, "endColumn": end_column} if line == end_line else {}
    properties["title"] = _named(finding) or "look at this quote"
    words = f"“{finding.text}”" + (f" ({printable(finding.paragraph)})" if finding.paragraph else "")
    return _command(level, properties, "\n".join([words, *describe(finding)]))


def _cut(level: str, commands: list[str]) -> list[str]:
    if len(commands) <= _MOST_ANNOTATIONS:
        return commands
    kept = commands[: _MOST_ANNOTATIONS - 1]
    return [*kept, _command(level, {}, f"{len(commands) - len(kept)} more are in the summary of this job")]


def _command(level: str, properties: dict[str, str], message: str) -> str:
    if "file" in properties:
        properties = properties | {"file": _in_workspace(properties["file"])}
    parameters = ",".join(f"{name}={_in_command(value, ':,')}" for name, value in properties.items())
    return f"::{level}{f' {parameters}' if parameters else ''}::{_in_command(message)}"


def _in_command(text: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _in_workspace(name: str) -> str:
    workspace, path = os.environ.get("GITHUB_WORKSPACE"), Path(name).absolute()
    return (
        path.relative_to(workspace).as_posix()
        if workspace and path.is_relative_to(workspace)
        else Path(name).as_posix()
    )


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))

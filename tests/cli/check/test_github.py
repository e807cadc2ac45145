"""Annotations for GitHub are one command a line, gravest first, at most ten of a level, and drafts cannot forge one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.check.conftest import Check

COMMAND = re.compile(r"::(error|warning)(?: ([^:]*))?::(.*)")


def annotations(report: str) -> list[tuple[str, dict[str, str], str]]:
    """Each command of a report as the runner reads it: level, properties, message."""
    read = [COMMAND.fullmatch(line) for line in report.splitlines()[:-1]]
    assert all(read), report
    return [
        (match[1], dict(pair.split("=", 1) for pair in (match[2] or "").split(",") if pair), match[3])
        for match in read
        if match
    ]


def test_each_failing_quote_is_an_error_at_its_place(check: Check) -> None:
    done = check("draft.md", "--format", "github")
    assert done.exit_code == 1
    found = annotations(done.stdout)
    assert [(level, properties["line"], properties["title"]) for level, properties, _ in found] == [
        ("error", "6", "contradicted"),
        ("error", "3", "altered"),
        ("error", "8", "not found"),
    ]
    assert found[0][1]["file"] == "draft.md"
    assert "endColumn" in found[0][1]
    assert "endColumn" not in found[1][1], "this quote goes over two lines"
    assert "[-stand-]" in found[1][2]


def test_what_does_not_fail_but_is_trouble_is_a_warning(check: Check) -> None:
    found = annotations(check("draft.md", "--format", "github", "--fail-on", "none").stdout)
    assert {level for level, _, _ in found} == {"warning"}


def test_the_tenth_counts_the_others(check: Check, drafts: Path) -> None:
    quotes = [f"“We will paint ladder number {n} of the harbour green,” said Bea Valley.\n" for n in range(14)]
    grave = "“Nobody asked the fishermen about the second tunnel,” said Ada Harbour.\n"
    (drafts / "many.txt").write_text("\n".join([*quotes, grave]), encoding="utf-8")
    found = annotations(check("many.txt", "--format", "github").stdout)
    assert len(found) == 10
    assert found[0][1]["title"] == "contradicted"
    assert found[-1] == ("error", {}, "6 more are in the summary of this job")


@pytest.mark.parametrize("quote", ["a%0A::error::owned by the draft of today", "x\n::error file=a::owned by the draft"])
def test_a_draft_cannot_forge_a_command(check: Check, drafts: Path, quote: str) -> None:
    name = "a,b:c%.txt"
    (drafts / name).write_text(f"“{quote},” said Ada Harbour.\n", encoding="utf-8")
    report = check(name, "--format", "github").stdout
    found = annotations(report)
    assert [properties["file"] for _, properties, _ in found] == ["a%2Cb%3Ac%25.txt"]
    assert "::" not in report.splitlines()[-1]


def test_files_are_named_from_the_workspace(check: Check, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(drafts.parent))
    found = annotations(check("draft.md", "--format", "github").stdout)
    assert {properties["file"] for _, properties, _ in found} == {"drafts/draft.md"}


def test_a_file_that_cannot_be_read_is_an_error(check: Check) -> None:
    done = check("missing.txt", "--format", "github")
    assert done.exit_code == 2
    [(level, properties, message)] = annotations(done.stdout)
    assert (level, properties) == ("error", {"file": "missing.txt"})
    assert "cannot be opened" in message


def test_other_formats_come_from_the_same_check(check: Check, drafts: Path) -> None:
    done = check("draft.md", "--format", "github", "--also", "markdown=summary.md", "--also", "sarif=quotes.sarif")
    assert done.exit_code == 1
    assert (drafts / "summary.md").read_text(encoding="utf-8").startswith("# Quotes checked")
    assert '"version": "2.1.0"' in (drafts / "quotes.sarif").read_text(encoding="utf-8")


@pytest.mark.parametrize("also", ["markdown", "word=a.doc", "markdown="])
def test_another_format_names_a_format_and_a_file(check: Check, also: str) -> None:
    done = check("draft.md", "--also", also)
    assert done.exit_code == 2
    assert "such as sarif=quotes.sarif" in done.stderr

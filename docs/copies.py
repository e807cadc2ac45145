"""Makes anew what is copied from the service: `python -m docs.copies`, or `make copies`.

The browser extension asks servers of any version, so it has the table of verdicts and how it is looked up with it; and
docs/check.md lists what can be said of a quote there.
"""

from __future__ import annotations

import re
from pathlib import Path

from service.api.verdict_script import verdict_script
from service.verdicts import Outcome, Severity

PROJECT = Path(__file__).resolve().parents[1]
EXTENSION = PROJECT / "examples" / "browser-extension"
CHECKS = PROJECT / "docs" / "check.md"
_OUTCOMES = re.compile(r"(?<=\n)\| outcome \|.*?\n(?=\n)", re.DOTALL)


def copies() -> dict[Path, str]:
    """Each file that is made, in part or wholly, with what belongs into it."""
    looking_up = (PROJECT / "service" / "web" / "meanings.js").read_text(encoding="utf-8")
    page = CHECKS.read_text(encoding="utf-8")
    return {
        EXTENSION / "verdicts.js": verdict_script(),
        EXTENSION / "meanings.js": looking_up,
        CHECKS: _OUTCOMES.sub(lambda _: outcome_table(), page),
    }


def outcome_table() -> str:
    """The outcomes of a check and the severities as a table in Markdown, each gravest first."""
    rows = [f"| `{word}` |{_fails(word)} | {_description(word)} |" for word in (*Outcome, *Severity)]
    return "\n".join(["| outcome | fails by default | |", "| --- | --- | --- |", *rows]) + "\n"


def _fails(word: Outcome | Severity) -> str:
    return " yes" if word.meaning.fails_by_default else ""


def _description(word: Outcome | Severity) -> str:
    sentence = word.meaning.sentence
    return sentence[0].lower() + sentence[1:]


if __name__ == "__main__":
    for file, content in copies().items():
        file.write_text(content, encoding="utf-8")

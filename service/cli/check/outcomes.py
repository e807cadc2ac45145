"""What came of the quotes of a file: where each stands, what is to be said of it, and whether it fails the check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from service.checking import Reason
from service.cli.check.clearance import Clearance
from service.cli.check.places import Place
from service.cli.highlighting import printable
from service.domain import AttributionVerdict, QuoteKind, Verdict


class Outcome(StrEnum):
    """What may be said of a quote, gravest first; each can be made to fail the check."""

    CONTRADICTED = "contradicted"
    ALTERED = "altered"
    NOT_FOUND = "not_found"
    SPLICED = "spliced"
    UNATTRIBUTED = "unattributed"
    TOO_SHORT = "too_short"


MEANINGS = {
    Outcome.CONTRADICTED: "Somebody else is recorded as the speaker",
    Outcome.ALTERED: "The recorded quote has other words",
    Outcome.NOT_FOUND: "No recorded quote says this",
    Outcome.SPLICED: "Parts of a recorded quote are joined as if they were one",
    Outcome.UNATTRIBUTED: "No article says who said the recorded words",
    Outcome.TOO_SHORT: "Too few words, or too common ones, to tell whether they are recorded",
}
TROUBLE = frozenset({Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.NOT_FOUND})
DEFAULT_FAIL_ON = frozenset({Outcome.CONTRADICTED, Outcome.ALTERED})
"""Both rest on a record that speaks against the draft. `not_found` does not: a new interview is in no archive."""


def parse_outcomes(text: str) -> frozenset[Outcome]:
    """Outcomes separated by commas; "none" is none of them. Raises ValueError for a name that is none."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == ["none"]:
        return frozenset()
    known = {outcome.value for outcome in Outcome}
    wrong = [name for name in names if name not in known]
    if wrong or not names:
        raise ValueError(f"give some of {', '.join(known_names())}, or none")
    return frozenset(Outcome(name) for name in names)


def known_names() -> list[str]:
    """The names of all outcomes."""
    return [outcome.value for outcome in Outcome]


@dataclass(frozen=True, slots=True)
class Finding:
    """One quote of a file. `answer` is its entry in the answer of `POST /v1/check`; `lapsed` is a clearance that has
    ended."""

    file: str
    place: Place
    answer: dict[str, Any]
    outcomes: tuple[Outcome, ...]
    fails: bool
    cleared: Clearance | None = None
    lapsed: Clearance | None = None

    @property
    def text(self) -> str:
        """The words between the marks, on one line."""
        return printable(" ".join(str(self.answer["text"]).split()))

    @property
    def is_trouble(self) -> bool:
        """Whether an editor should look at it and has not done so."""
        return self.cleared is None and (self.fails or not TROUBLE.isdisjoint(self.outcomes))


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file's quotes in order; `fault` says why it could not be checked."""

    name: str
    findings: tuple[Finding, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All files of one run, and what fails a quote."""

    files: tuple[CheckedFile, ...]
    fail_on: frozenset[Outcome]

    @property
    def findings(self) -> list[Finding]:
        """The quotes of all files."""
        return [finding for file in self.files for finding in file.findings]

    @property
    def failures(self) -> int:
        """How many quotes fail."""
        return sum(finding.fails for finding in self.findings)

    @property
    def faults(self) -> list[CheckedFile]:
        """The files that could not be checked."""
        return [file for file in self.files if file.fault is not None]


def outcomes_of(answer: dict[str, Any]) -> tuple[Outcome, ...]:
    """What is to be said of a quote, gravest first; nothing of what nobody is said to have said."""
    if answer["kind"] == QuoteKind.UNSPOKEN:
        return ()
    found: set[str] = set(answer["trouble"])
    if answer["verdict"] == Verdict.SPLICED:
        found.add(Outcome.SPLICED)
    if answer["attribution"] == AttributionVerdict.UNATTRIBUTED and answer["match"] is not None:
        found.add(Outcome.UNATTRIBUTED)
    if answer["reason"] in {Reason.TOO_SHORT, Reason.TOO_COMMON}:
        found.add(Outcome.TOO_SHORT)
    return tuple(outcome for outcome in Outcome if outcome in found)


def count(findings: Iterable[Finding], outcome: Outcome) -> int:
    """How many of `findings` have `outcome` and are not cleared."""
    return sum(outcome in finding.outcomes and finding.cleared is None for finding in findings)

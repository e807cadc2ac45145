"""Checks files one after the other: reads a draft, asks about it, and places each answer in the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from service.cli.check.answers import AnsweredDraft, AnsweredQuote, DraftQuestion
from service.cli.check.baseline import Baseline
from service.cli.check.checkers import Check
from service.cli.check.clearance import Clearances
from service.cli.check.files import DraftFile, find_drafts, read_draft
from service.cli.check.outcomes import DEFAULT_FAIL_ON, CheckedFile, CheckReport, Finding, fail_words_of, outcomes_of
from service.cli.check.places import Lines, place_in_document
from service.errors import QuoteVerifyError


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every file: what fails, what is cleared or known, who is meant by which name, what does not
    count, and whether the files' bytes are wanted afterwards."""

    fail_on: frozenset[str] = DEFAULT_FAIL_ON
    clearances: Clearances = field(default_factory=lambda: Clearances([]))
    baseline: Baseline | None = None
    speakers: Mapping[str, str] = field(default_factory=dict)
    exclude_outlet: str | None = None
    exclude_article: int | None = None
    stdin_name: str | None = None
    keeps_content: bool = False

    def question(self, text: str) -> DraftQuestion:
        """What is asked of a text."""
        return DraftQuestion(text, self.speakers, self.exclude_outlet, self.exclude_article)


def check_files(paths: Iterable[str], terms: Terms, check: Check) -> CheckReport:
    """Check every file that `paths` stand for; one that cannot be checked does not stop the others.

    Raises CannotCheck when none can be.
    """
    return CheckReport(tuple(check_file(path, terms, check) for path in find_drafts(paths)), terms.fail_on)


def check_file(path: str, terms: Terms, check: Check) -> CheckedFile:
    """Check one file; its fault says why when it cannot be."""
    try:
        draft = read_draft(path, terms.stdin_name)
        answer = check(terms.question(draft.mapped.text)) if draft.mapped.text.strip() else AnsweredDraft(())
    except QuoteVerifyError as error:
        return CheckedFile(path, fault=str(error))
    lines = Lines(draft.source)
    findings = tuple(_finding(draft, quote, lines, terms) for quote in answer.quotes)
    content = draft.content if terms.keeps_content else None
    return CheckedFile(draft.name, findings, searched=answer.searched, notices=draft.notices, content=content)


def _finding(draft: DraftFile, answer: AnsweredQuote, lines: Lines, terms: Terms) -> Finding:
    document = draft.document
    span = draft.mapped.place(answer.span.start, answer.span.end)
    outcomes = outcomes_of(answer)
    clearance = terms.clearances.of(answer.text) if outcomes else None
    is_past = clearance is not None and clearance.is_past(date.today())
    failing = tuple(sorted(terms.fail_on & fail_words_of(answer, outcomes)))
    is_open = bool(failing) and (clearance is None or is_past)
    is_known = is_open and terms.baseline is not None and terms.baseline.takes(draft.name, answer.text, failing)
    return Finding(
        file=draft.name,
        place=lines.place(span.start, span.end)
        if document is None
        else place_in_document(document, answer.span.start, answer.span.end),
        document_place=document.place(answer.span.start) if document else None,
        answer=answer,
        outcomes=outcomes,
        fails=is_open and not is_known,
        cleared=None if is_past else clearance,
        lapsed=clearance if is_past else None,
        failing=failing,
        is_known=is_known,
    )

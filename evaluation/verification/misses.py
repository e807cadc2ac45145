"""Writes the wrong answers of an evaluation as one page of HTML, by kind of query."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from evaluation.page import page
from evaluation.verification.judged import Judged
from evaluation.verification.report import VerificationReport
from service.domain import Change


def verification_misses_page(report: VerificationReport) -> str:
    """A page of HTML that needs nothing else: what was asked, what it was made of, what was answered."""
    kinds: dict[str, list[str]] = {}
    for judgement in report.missed:
        kinds.setdefault(judgement.query.kind, []).append(_entry(judgement))
    return page(f"Wrong answers, {report.part}", report.as_table(), list(kinds.items()))


def _entry(judgement: Judged) -> str:
    return f"<article>{''.join(f'<p{style}>{text}</p>' for style, text in _lines(judgement))}</article>"


def _lines(judgement: Judged) -> Iterator[tuple[str, str]]:
    query, answer = judgement.query, judgement.answer
    claimed = f" <small>said by {escape(query.claimed)}?</small>" if query.claimed else ""
    yield "", f"<mark>{escape(query.text)}</mark>{claimed}"
    wanted = " or ".join(sorted(query.verdicts))
    kinds = f", with a change of {' or '.join(sorted(query.kinds))}" if query.kinds else ""
    attribution = f", {query.attribution}" if query.attribution else ""
    yield ' class="gold"', f"{escape(query.origin.text)} <small>{wanted}{kinds}{attribution}</small>"
    yield ' class="is"', f"{answer.verdict} <small>{escape(answer.explanation)} {answer.attribution or ''}</small>"
    if answer.best:
        speakers = ", ".join(speaker.name for speaker in answer.best.speakers) or "nobody"
        yield "", f"{escape(answer.best.quote.text)} <small>{escape(speakers)}</small>"
        changes = "; ".join(map(_describe, answer.best.comparison.changes))
        yield "", f"<small>similarity {answer.best.comparison.similarity:.2f}. {escape(changes)}</small>"


def _describe(change: Change) -> str:
    return f"{change.kind}: {change.quote.text!r} → {change.candidate.text!r}"

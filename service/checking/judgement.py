"""Judges what was found of a quote: why nothing was, whether it is trouble, and what to say of the speaker."""

from __future__ import annotations

from service.checking.draft import Claim, Finding
from service.domain import AttributionVerdict, Match, QuoteKind, Stance, Verdict
from service.matching.evidence import evidence_of_wording
from service.matching.verdict import SHORT
from service.text.normalise import Wording
from service.verdicts import Outcome, Reason, Severity, Trouble

_OF_WORDS = frozenset({Severity.SENSE, Severity.WORDING})
"""Of a part of a quote, too, the record may say more: that it holds under a condition, or that nobody believes it."""

_COMMON = 18.0
"""Bits of evidence. Words that have less stand in one place of 250,000."""

_LEAST_STATEMENT = 3
"""Words. "Yes" and "I do" are said every day, and by nobody in particular."""


def reason_of(wording: Wording, kind: QuoteKind) -> Reason:
    """Why words that were not found were not: docs/decisions/0010-what-is-a-match.md has the rules for short ones."""
    evidence = evidence_of_wording(wording)
    if evidence < _COMMON:
        return Reason.TOO_COMMON
    return Reason.TOO_SHORT if evidence < SHORT and kind is not QuoteKind.DIRECT else Reason.NOT_RECORDED


def is_anybodys(wording: Wording, kind: QuoteKind, match: Match, least_evidence: float) -> bool:
    """Whether the words are too few for somebody else's record of them to contradict the draft's speaker."""
    is_part = match.comparison.verdict is Verdict.FRAGMENT and kind is not QuoteKind.DIRECT
    return is_part and evidence_of_wording(wording) < least_evidence


def judged_kind(kind: QuoteKind, claim: Claim | None, *, is_read: bool) -> QuoteKind:
    """The kind by which a quote is judged: what a hint gives to somebody is spoken; a phrase in a language that is not
    read may be a title or a term."""
    if kind is QuoteKind.UNSPOKEN and claim is not None:
        return QuoteKind.PARTIAL
    return QuoteKind.UNSPOKEN if kind is QuoteKind.PARTIAL and claim is None and not is_read else kind


def reason_of_statement(reason: Reason, wording: Wording, quote_kind: QuoteKind, claim: Claim | None) -> Reason:
    """The same for a statement of somebody that holds common words only: if it were recorded, it would be equal to a
    quote and found, so that it is not recorded is all there is to tell."""
    is_statement = quote_kind is QuoteKind.DIRECT and claim is not None and len(wording.words) >= _LEAST_STATEMENT
    return Reason.NOT_RECORDED if reason is Reason.TOO_COMMON and is_statement else reason


def is_judged(kind: QuoteKind, finding: Finding) -> bool:
    """Whether it can be told that the words are recorded, or that they are not. Of what nobody is said to have said
    only the first can."""
    if _is_on_record(finding) or finding.reason is None:
        return True
    return not finding.reason.meaning.is_untold and kind is not QuoteKind.UNSPOKEN


def _is_on_record(finding: Finding) -> bool:
    """Whether recorded words answer the quote, in one piece or in several."""
    return finding.match is not None or bool(finding.joined)


def trouble_of(kind: QuoteKind, finding: Finding, stance: Stance = Stance.SAID) -> tuple[Trouble, ...]:
    """What an editor should look at, whatever kind the quote is of: a headline that comes close to a recorded quote and
    differs is as wrong as a statement. What nobody is said to have said need not be on record, and what the draft says
    was not said should not be."""
    if stance is Stance.DENIED:
        return (Trouble.RECORDED,) if finding.contradicts_denial else ()
    if kind is QuoteKind.UNSPOKEN and not _is_on_record(finding):
        return ()
    outcomes = (
        finding.verdict.meaning.outcome,
        None if finding.is_anybodys else finding.attribution.meaning.outcome,
        finding.reason.meaning.outcome if finding.reason else None,
        Outcome.DENIED if _is_denied_too(finding) else None,
        Outcome.ALTERED if finding.severity in _OF_WORDS else None,
    )
    troubles = {outcome.meaning.trouble for outcome in outcomes if outcome}
    return tuple(trouble for trouble in Trouble if trouble in troubles)


def _is_denied_too(finding: Finding) -> bool:
    """Whether an outlet denies that the speaker said it, from whom others record it."""
    match = finding.match
    is_theirs = match is not None and match.attribution in {AttributionVerdict.CONFIRMED, AttributionVerdict.DISPUTED}
    if match is None or finding.is_anybodys or not is_theirs:
        return False
    return any(denial.stance is Stance.DENIED and denial.about == match.speaker for denial in match.denied_by)


def speaker_sentence(claim: Claim | None, match: Match) -> str:
    """What is to be said of a claimed speaker behind the explanation; empty when nothing speaks against the claim."""
    remark = match.attribution.meaning.remark
    if claim is None or remark is None:
        return ""
    names = ", ".join(speaker.name for speaker in match.speakers)
    return " " + remark.format(recorded=names, claimed=claim.name)

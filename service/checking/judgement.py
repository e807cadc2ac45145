"""Judges what was found of a quote: why nothing was, whether it is trouble, and what to say of the speaker."""

from __future__ import annotations

from service.checking.draft import Claim, Finding
from service.domain import AttributionVerdict, Match, QuoteKind, Stance, Verdict
from service.matching.evidence import evidence_of_wording
from service.matching.verdict import SHORT
from service.text.normalise import Wording
from service.verdicts import Outcome, Reason, Trouble

_COMMON = 18.0
"""Bits of evidence. Words that have less stand in one place of 250,000."""


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


def trouble_of(kind: QuoteKind, finding: Finding) -> tuple[Trouble, ...]:
    """What an editor should look at. Nobody is said to have said what is unspoken, so nothing is wrong with it."""
    if kind is QuoteKind.UNSPOKEN:
        return ()
    outcomes = (
        finding.verdict.meaning.outcome,
        None if finding.is_anybodys else finding.attribution.meaning.outcome,
        finding.reason.meaning.outcome if finding.reason else None,
        Outcome.DENIED if _is_denied_too(finding) else None,
    )
    troubles = {outcome.meaning.trouble for outcome in outcomes if outcome}
    return tuple(trouble for trouble in Trouble if trouble in troubles)


def _is_denied_too(finding: Finding) -> bool:
    """Whether an outlet denies that the speaker said it, from whom others record it."""
    match = finding.match
    if match is None or finding.is_anybodys or match.attribution is not AttributionVerdict.CONFIRMED:
        return False
    return any(denial.stance is Stance.DENIED and denial.about == match.speaker for denial in match.denied_by)


def speaker_sentence(claim: Claim | None, match: Match) -> str:
    """What is to be said of a claimed speaker behind the explanation; empty when nothing speaks against the claim."""
    remark = match.attribution.meaning.remark
    if claim is None or remark is None:
        return ""
    names = ", ".join(speaker.name for speaker in match.speakers)
    return " " + remark.format(recorded=names, claimed=claim.name)
